-- What people said of matches, remembered for the person screened until the list changes the entry.
CREATE TABLE screening_decisions (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  mode text NOT NULL CHECK (mode IN ('live', 'test')),
  group_id uuid NOT NULL REFERENCES groups (id),
  -- Keyed hash of the person: tells the same one again and says nothing about him.
  person_hash bytea NOT NULL CHECK (length(person_hash) = 32),
  match_id text NOT NULL,
  entry_version text NOT NULL,
  decision text NOT NULL CHECK (decision IN ('TRUE_POSITIVE', 'FALSE_POSITIVE')),
  user_id uuid NOT NULL REFERENCES users (id),
  -- Where it was decided; it goes with it.
  verification_id uuid NOT NULL REFERENCES verifications (id),
  decided_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, mode, group_id, person_hash, match_id)
);
CREATE INDEX screening_decisions_verification ON screening_decisions (verification_id);
