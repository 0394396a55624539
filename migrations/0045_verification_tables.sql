-- Tables of results: rows in an object beside the database, page after page, each page sealed by itself.
CREATE TABLE verification_tables (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations (id),
  mode mode NOT NULL,
  verification_id uuid NOT NULL REFERENCES verifications (id) ON DELETE CASCADE,
  name text NOT NULL CHECK (name ~ '^[a-z][a-z0-9_]{0,62}$'),
  row_count integer NOT NULL CHECK (row_count >= 0),
  -- Rows of each page but the last, and where each page ends in the object.
  page_rows integer NOT NULL CHECK (page_rows > 0),
  page_ends integer[] NOT NULL,
  -- A backup was restored that did not have the object.
  lost_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (organization_id, mode, verification_id, name)
);

CREATE INDEX verification_tables_verification_id_index ON verification_tables (verification_id);
