-- Lists of sanctioned and politically exposed persons. They are public: no tenant's data is in these tables.
CREATE TABLE screening_lists (
  code text PRIMARY KEY CHECK (code ~ '^[a-z0-9][a-z0-9-]{0,49}$'),
  format text NOT NULL,
  -- Where an update fetches the list again; empty for a list that was read from a file.
  source_urls text[] NOT NULL,
  topics text[] NOT NULL,
  current_version_id uuid,
  checked_at timestamptz NOT NULL DEFAULT now(),
  created_at timestamptz NOT NULL DEFAULT now()
);

-- Every version there was. Entries are kept of the current one and the one before it.
CREATE TABLE screening_list_versions (
  id uuid PRIMARY KEY,
  list_code text NOT NULL REFERENCES screening_lists (code),
  sha256 bytea CHECK (length(sha256) = 32),
  entry_count integer NOT NULL DEFAULT 0 CHECK (entry_count >= 0),
  imported_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX screening_list_versions_list ON screening_list_versions (list_code, imported_at);
ALTER TABLE screening_lists ADD FOREIGN KEY (current_version_id) REFERENCES screening_list_versions (id);

CREATE TABLE screening_entries (
  version_id uuid NOT NULL REFERENCES screening_list_versions (id),
  entry_id text COLLATE "C" NOT NULL,
  entry jsonb NOT NULL,
  PRIMARY KEY (version_id, entry_id)
);
