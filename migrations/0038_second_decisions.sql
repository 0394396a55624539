-- A decision may be unsure, and may wait for a second user where the organization asks for one.
ALTER TABLE screening_decisions
  DROP CONSTRAINT screening_decisions_decision_check,
  ADD CONSTRAINT screening_decisions_decision_check CHECK (decision IN ('TRUE_POSITIVE', 'FALSE_POSITIVE', 'UNSURE')),
  -- Whether the verdict follows it.
  ADD COLUMN is_final boolean NOT NULL DEFAULT true CHECK (NOT (is_final AND decision = 'UNSURE')),
  ADD COLUMN confirmed_by uuid REFERENCES users (id),
  ADD COLUMN confirmed_at timestamptz,
  ADD CHECK ((confirmed_by IS NULL) = (confirmed_at IS NULL)),
  ADD CHECK (confirmed_by <> user_id);

-- What an owner asks for where names are screened.
CREATE TABLE screening_settings (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  mode mode NOT NULL,
  second_decision boolean NOT NULL,
  PRIMARY KEY (organization_id, mode)
);
