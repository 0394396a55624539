-- Copies of many verifications, made in the background and kept for a while. What is in them lies sealed in storage.

CREATE TABLE exports (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations (id),
  -- Null: of all groups, and only for who may see all of them.
  group_id uuid,
  mode mode NOT NULL,
  folder_id uuid REFERENCES folders (id),
  result_id uuid,
  format text NOT NULL CHECK (format IN ('xlsx', 'json')),
  status text NOT NULL DEFAULT 'IN_QUEUE'
    CHECK (status IN ('IN_QUEUE', 'IN_PROGRESS', 'COMPLETED', 'FAILED', 'EXPIRED', 'REDACTED')),
  error_code text,
  row_count integer CHECK (row_count >= 0),
  size_bytes bigint CHECK (size_bytes >= 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  expires_at timestamptz,
  FOREIGN KEY (organization_id, group_id) REFERENCES groups (organization_id, id),
  CHECK ((folder_id IS NULL) <> (result_id IS NULL)),
  CHECK ((status = 'FAILED') = (error_code IS NOT NULL))
);

-- Those that a redaction must reach, and those that are still to be made.
CREATE INDEX exports_alive ON exports (organization_id, mode) WHERE status IN ('IN_QUEUE', 'IN_PROGRESS', 'COMPLETED');
