-- Lists that an organization brings itself. Nobody else's screenings see them, and their names are sealed.
CREATE TABLE blocklists (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations (id),
  mode text NOT NULL CHECK (mode IN ('live', 'test')),
  name text NOT NULL CHECK (name ~ '^[a-z0-9][a-z0-9-]{0,49}$'),
  version integer NOT NULL,
  -- Another one for each version.
  version_id uuid NOT NULL,
  sha256 bytea NOT NULL CHECK (length(sha256) = 32),
  entry_count integer NOT NULL CHECK (entry_count >= 0),
  imported_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (organization_id, mode, name)
);

-- The entries of the current version, some in each page, each with the version since which it says what it says.
CREATE TABLE blocklist_pages (
  blocklist_id uuid NOT NULL REFERENCES blocklists (id) ON DELETE CASCADE,
  number integer NOT NULL,
  entries_sealed bytea NOT NULL,
  PRIMARY KEY (blocklist_id, number)
);
