-- Cases that somebody has seen plain, one row a day: what the audit log has an entry of already.
CREATE TABLE case_readings (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  mode mode NOT NULL,
  user_id uuid NOT NULL REFERENCES users (id),
  day date NOT NULL,
  verification_id uuid NOT NULL REFERENCES verifications (id),
  PRIMARY KEY (organization_id, mode, user_id, day, verification_id)
);

-- What tells the person of a verification again: keyed hashes, gone with the verification's redaction.
CREATE TABLE verification_persons (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  mode mode NOT NULL,
  hash bytea NOT NULL CHECK (length(hash) = 32),
  verification_id uuid NOT NULL REFERENCES verifications (id),
  told_by text NOT NULL CHECK (told_by IN ('NIK', 'DOCUMENT_NUMBER', 'CUSTOMER_REFERENCE')),
  PRIMARY KEY (organization_id, mode, hash, verification_id)
);
CREATE INDEX verification_persons_verification ON verification_persons (verification_id);
