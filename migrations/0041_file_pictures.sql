-- Pages of files as pictures that a browser can show, kept for a day: they cost a decoder, and are asked for again.
CREATE TABLE file_pictures (
  organization_id uuid NOT NULL,
  mode mode NOT NULL,
  file_id uuid NOT NULL REFERENCES files (id) ON DELETE CASCADE,
  page integer NOT NULL CHECK (page >= 0),
  longest_side integer NOT NULL CHECK (longest_side > 0),
  format text NOT NULL CHECK (format IN ('jpeg', 'webp')),
  content_sealed bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, mode, file_id, page, longest_side, format)
);

CREATE INDEX file_pictures_file_id_index ON file_pictures (file_id);
CREATE INDEX file_pictures_created_at_index ON file_pictures (created_at);
