-- Pictures of cards that were looked at for traces of changes: what tells one from others, however it was saved since.
CREATE TABLE seen_pictures (
  verification_id uuid PRIMARY KEY REFERENCES verifications (id),
  organization_id uuid NOT NULL REFERENCES organizations (id),
  mode mode NOT NULL,
  -- Keyed hashes of parts of the mark: marks that are alike share one.
  parts integer[] NOT NULL CHECK (cardinality(parts) = 7),
  -- The mark, and the number and the name that were read.
  picture_sealed bytea NOT NULL CHECK (length(picture_sealed) <= 2000),
  seen_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX seen_pictures_tenant ON seen_pictures (organization_id, mode);
CREATE INDEX seen_pictures_parts ON seen_pictures USING gin (parts);
