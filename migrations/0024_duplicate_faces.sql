-- Duplicate faces: off until an organization says on what legal basis, and for how long, it keeps what faces look like.
CREATE TABLE duplicate_face_terms (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  mode mode NOT NULL,
  legal_basis text NOT NULL CHECK (length(legal_basis) BETWEEN 1 AND 2000),
  retention_days integer NOT NULL CHECK (retention_days BETWEEN 1 AND 3650),
  set_by uuid,
  set_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, mode)
);

-- The face that a verification saw. There is none without terms: turning off takes them all.
CREATE TABLE enrolled_faces (
  verification_id uuid PRIMARY KEY REFERENCES verifications (id),
  organization_id uuid NOT NULL,
  mode mode NOT NULL,
  -- Given and committed in order within organization and mode: under the lock on their terms.
  number bigint GENERATED ALWAYS AS IDENTITY,
  -- A keyed hash of the person's number, the hash of the picture, the descriptor.
  face_sealed bytea NOT NULL CHECK (length(face_sealed) <= 2000),
  enrolled_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (organization_id, mode) REFERENCES duplicate_face_terms (organization_id, mode) ON DELETE CASCADE,
  UNIQUE (organization_id, mode, number)
);
CREATE INDEX enrolled_faces_age ON enrolled_faces (organization_id, mode, enrolled_at);

-- Other verifications that one has to do with, for who may open them.
CREATE TABLE verification_links (
  verification_id uuid NOT NULL REFERENCES verifications (id),
  linked_id uuid NOT NULL REFERENCES verifications (id),
  -- Of the check that found it.
  reason_code text NOT NULL CHECK (length(reason_code) BETWEEN 1 AND 100),
  PRIMARY KEY (verification_id, linked_id),
  CHECK (verification_id <> linked_id)
);
CREATE INDEX verification_links_linked ON verification_links (linked_id);
