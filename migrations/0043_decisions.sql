-- What a reviewer decided. It takes effect some seconds later, and may be undone before. One at a time waits.
CREATE TABLE verification_decisions (
  id uuid PRIMARY KEY,
  verification_id uuid NOT NULL REFERENCES verifications (id),
  organization_id uuid NOT NULL REFERENCES organizations (id),
  mode mode NOT NULL,
  user_id uuid NOT NULL REFERENCES users (id),
  outcome text NOT NULL CHECK (outcome IN ('APPROVED', 'REJECTED')),
  reason_code text NOT NULL,
  -- Gone with a redaction.
  note_sealed bytea,
  state text NOT NULL DEFAULT 'WAITING' CHECK (state IN ('WAITING', 'UNDONE', 'DONE', 'LAPSED')),
  decided_at timestamptz NOT NULL DEFAULT now(),
  takes_effect_at timestamptz NOT NULL,
  ended_at timestamptz,
  CHECK ((state = 'WAITING') = (ended_at IS NULL))
);
CREATE UNIQUE INDEX verification_decisions_waiting ON verification_decisions (verification_id) WHERE state = 'WAITING';
CREATE INDEX verification_decisions_verification ON verification_decisions (verification_id, decided_at);

ALTER TABLE verification_events DROP CONSTRAINT verification_events_kind_check;
ALTER TABLE verification_events ADD CONSTRAINT verification_events_kind_check
  CHECK (kind IN ('STATUS_CHANGED', 'EDITED', 'REDACTED', 'DECIDED'));
