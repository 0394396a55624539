-- The first shape of everything: tenants, keys, folders, files, verifications, credits, webhooks.
-- Written for PostgreSQL 15 and newer. Forward only: never edit a migration that has been released.
-- Columns ending in _sealed hold ciphertext (see src/platform/encryption); nothing in them can be searched.

CREATE TYPE mode AS ENUM ('live', 'test');
CREATE TYPE role AS ENUM ('SUPER_ADMIN', 'ORGANIZATION_OWNER', 'GROUP_USER');

CREATE TABLE organizations (
  id uuid PRIMARY KEY,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  created_at timestamptz NOT NULL DEFAULT now()
);

-- A data key per organization, wrapped by the master key: files, outputs and secrets are sealed with it.
CREATE TABLE data_keys (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  version integer NOT NULL CHECK (version BETWEEN 1 AND 65535),
  wrapped_key bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, version)
);

CREATE TABLE groups (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations (id),
  number integer NOT NULL CHECK (number > 0),
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  is_default boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (organization_id, number),
  UNIQUE (organization_id, id)
);
CREATE UNIQUE INDEX groups_name ON groups (organization_id, lower(name));
CREATE UNIQUE INDEX groups_default ON groups (organization_id) WHERE is_default;

CREATE TABLE users (
  id uuid PRIMARY KEY,
  organization_id uuid REFERENCES organizations (id),
  group_id uuid,
  email text NOT NULL CHECK (email = lower(email) AND length(email) <= 254),
  name text NOT NULL DEFAULT '',
  role role NOT NULL,
  password_hash text NOT NULL,
  must_change_password boolean NOT NULL DEFAULT false,
  disabled_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (organization_id, group_id) REFERENCES groups (organization_id, id),
  CHECK ((role = 'SUPER_ADMIN') = (organization_id IS NULL)),
  CHECK ((role = 'GROUP_USER') = (group_id IS NOT NULL))
);
CREATE UNIQUE INDEX users_email ON users (email);

CREATE TABLE api_keys (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations (id),
  group_id uuid,
  mode mode NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  key_hash bytea NOT NULL CHECK (length(key_hash) = 32),
  last_four text NOT NULL CHECK (length(last_four) = 4),
  scopes text[],
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  FOREIGN KEY (organization_id, group_id) REFERENCES groups (organization_id, id)
);
CREATE UNIQUE INDEX api_keys_hash ON api_keys (key_hash);
CREATE INDEX api_keys_organization ON api_keys (organization_id, created_at);

CREATE TABLE folders (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  group_id uuid NOT NULL,
  mode mode NOT NULL,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
  description text CHECK (length(description) <= 2000),
  is_starred boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  FOREIGN KEY (organization_id, group_id) REFERENCES groups (organization_id, id)
);
CREATE UNIQUE INDEX folders_name ON folders (group_id, mode, lower(name));
CREATE INDEX folders_list ON folders (organization_id, mode, created_at, id);

CREATE TABLE uploads (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  group_id uuid NOT NULL,
  mode mode NOT NULL,
  file_category text NOT NULL CHECK (file_category IN ('VERIFICATION_INPUT_FILE', 'PROFILE_PICTURE')),
  created_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (organization_id, group_id) REFERENCES groups (organization_id, id)
);

CREATE TABLE files (
  id uuid PRIMARY KEY,
  upload_id uuid NOT NULL REFERENCES uploads (id),
  position integer NOT NULL CHECK (position >= 0),
  organization_id uuid NOT NULL,
  group_id uuid NOT NULL,
  mode mode NOT NULL,
  path text NOT NULL,
  name_sealed bytea NOT NULL,
  content_type text NOT NULL,
  size_bytes bigint NOT NULL CHECK (size_bytes > 0),
  sha256 bytea NOT NULL CHECK (length(sha256) = 32),
  page_count integer NOT NULL CHECK (page_count > 0),
  password_sealed bytea,
  storage_key text NOT NULL,
  attached_at timestamptz,
  redacted_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (upload_id, position),
  FOREIGN KEY (organization_id, group_id) REFERENCES groups (organization_id, id)
);
CREATE UNIQUE INDEX files_path ON files (organization_id, mode, path);
CREATE INDEX files_orphans ON files (created_at) WHERE attached_at IS NULL AND redacted_at IS NULL;

CREATE TYPE verification_status AS ENUM (
  'DRAFT', 'IN_QUEUE', 'IN_PROGRESS', 'COMPLETED', 'FAILED', 'CANCELLED', 'NEED_REVIEW', 'FRAUD_DETECTED',
  'PARTIALLY_COMPLETED', 'PARTIALLY_FAILED'
);
CREATE TYPE output_status AS ENUM ('VERIFIED', 'NOT_VERIFIED', 'PARTIALLY_NOT_VERIFIED');

CREATE TABLE verifications (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL,
  group_id uuid NOT NULL,
  mode mode NOT NULL,
  folder_id uuid NOT NULL REFERENCES folders (id),
  result_id uuid NOT NULL,
  service_id uuid NOT NULL,
  user_id uuid REFERENCES users (id),
  api_key_id uuid REFERENCES api_keys (id),
  status verification_status NOT NULL,
  output_status output_status,
  input_sealed bytea,
  output_sealed bytea,
  webhook_url text CHECK (length(webhook_url) <= 2048),
  webhook_metadata_sealed bytea,
  webhook_secret_sealed bytea,
  external_job_id jsonb NOT NULL DEFAULT '{}',
  error_code text,
  error_message text,
  -- A run is one paid pass through the worker; a lease is one worker's turn at it.
  run_id uuid,
  lease_number integer NOT NULL DEFAULT 0,
  leases_lost integer NOT NULL DEFAULT 0,
  is_lease_held boolean NOT NULL DEFAULT false,
  event_count integer NOT NULL DEFAULT 0,
  price integer NOT NULL CHECK (price >= 0),
  credit_used integer NOT NULL DEFAULT 0 CHECK (credit_used >= 0),
  execution_time_ms integer NOT NULL DEFAULT 0 CHECK (execution_time_ms >= 0),
  total_files integer NOT NULL DEFAULT 0,
  total_pages integer NOT NULL DEFAULT 0,
  start_date timestamptz,
  end_date timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  redacted_at timestamptz,
  FOREIGN KEY (organization_id, group_id) REFERENCES groups (organization_id, id),
  CHECK (user_id IS NULL OR api_key_id IS NULL)
);
CREATE INDEX verifications_result ON verifications (organization_id, mode, result_id, created_at, id);
CREATE INDEX verifications_folder ON verifications (folder_id, service_id, result_id);

CREATE TABLE verification_files (
  verification_id uuid NOT NULL REFERENCES verifications (id),
  field text NOT NULL,
  position integer NOT NULL CHECK (position >= 0),
  file_id uuid NOT NULL REFERENCES files (id),
  PRIMARY KEY (verification_id, field, position)
);
CREATE INDEX verification_files_file ON verification_files (file_id);

-- Every status change, in order. Rows are never changed.
CREATE TABLE verification_events (
  verification_id uuid NOT NULL REFERENCES verifications (id),
  sequence integer NOT NULL CHECK (sequence > 0),
  organization_id uuid NOT NULL,
  mode mode NOT NULL,
  kind text NOT NULL CHECK (kind IN ('STATUS_CHANGED')),
  from_status verification_status,
  to_status verification_status NOT NULL,
  run_id uuid,
  reason_code text,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (verification_id, sequence)
);

-- What folders show of the verifications in them. A view, so that the folders feature imports nothing of theirs.
CREATE VIEW folder_counts AS
  SELECT folder_id, count(DISTINCT service_id) AS total_service, count(DISTINCT result_id) AS total_result
  FROM verifications GROUP BY folder_id;

-- Money. An account is an organization's (group_id null) or a group's own; its balance is the sum of its entries.
CREATE TABLE credit_accounts (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations (id),
  group_id uuid,
  balance bigint NOT NULL DEFAULT 0 CHECK (balance >= 0),
  created_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (organization_id, group_id) REFERENCES groups (organization_id, id)
);
CREATE UNIQUE INDEX credit_accounts_owner ON credit_accounts (organization_id, group_id) NULLS NOT DISTINCT;

CREATE TABLE credit_entries (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES credit_accounts (id),
  organization_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('TOP_UP', 'RESERVE', 'SETTLE', 'RELEASE')),
  -- Signed change of the balance. A settle moves nothing: the reserve already took the credits.
  amount bigint NOT NULL,
  -- Deferred: credits are reserved before the verification's row is written, in the same transaction.
  verification_id uuid REFERENCES verifications (id) DEFERRABLE INITIALLY DEFERRED,
  run_id uuid,
  note text,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((kind = 'TOP_UP') = (run_id IS NULL)),
  CHECK ((kind = 'TOP_UP') = (verification_id IS NULL)),
  CHECK (CASE kind WHEN 'TOP_UP' THEN amount > 0 WHEN 'RESERVE' THEN amount <= 0
    WHEN 'SETTLE' THEN amount = 0 ELSE amount >= 0 END)
);
CREATE UNIQUE INDEX credit_entries_one_reserve ON credit_entries (run_id) WHERE kind = 'RESERVE';
CREATE UNIQUE INDEX credit_entries_one_end ON credit_entries (run_id) WHERE kind IN ('SETTLE', 'RELEASE');
CREATE INDEX credit_entries_account ON credit_entries (account_id, id);
CREATE INDEX credit_entries_verification ON credit_entries (verification_id);

CREATE TYPE delivery_status AS ENUM ('PENDING', 'DELIVERED', 'FAILED');

CREATE TABLE webhook_deliveries (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations (id),
  mode mode NOT NULL,
  verification_id uuid NOT NULL,
  sequence integer NOT NULL CHECK (sequence > 0),
  url text NOT NULL,
  body_sealed bytea,
  secret_sealed bytea,
  status delivery_status NOT NULL DEFAULT 'PENDING',
  attempt_count integer NOT NULL DEFAULT 0 CHECK (attempt_count >= 0),
  next_attempt_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz,
  UNIQUE (verification_id, sequence)
);
CREATE INDEX webhook_deliveries_list ON webhook_deliveries (organization_id, mode, created_at, id);

CREATE TABLE webhook_attempts (
  delivery_id uuid NOT NULL REFERENCES webhook_deliveries (id),
  number integer NOT NULL CHECK (number > 0),
  started_at timestamptz NOT NULL,
  duration_ms integer NOT NULL CHECK (duration_ms >= 0),
  outcome text NOT NULL CHECK (outcome IN ('DELIVERED', 'REFUSED', 'UNREACHABLE', 'BLOCKED', 'GONE')),
  response_status integer,
  response_body_sealed bytea,
  failure_code text,
  PRIMARY KEY (delivery_id, number)
);

-- Facts stay as they were written.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER credit_entries_append_only BEFORE UPDATE OR DELETE ON credit_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER verification_events_append_only BEFORE UPDATE OR DELETE ON verification_events
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
