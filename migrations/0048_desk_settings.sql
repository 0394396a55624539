-- What an owner asks of decisions, in one mode.
CREATE TABLE desk_settings (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  mode mode NOT NULL,
  -- A decision takes effect once a second person has decided the same.
  four_eyes boolean NOT NULL DEFAULT false,
  PRIMARY KEY (organization_id, mode)
);
-- Reasons of an organization, in place of the built-in ones.
CREATE TABLE decision_reasons (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  mode mode NOT NULL,
  code text NOT NULL,
  position integer NOT NULL CHECK (position >= 0),
  outcome text NOT NULL CHECK (outcome IN ('APPROVED', 'REJECTED')),
  meaning text NOT NULL,
  needs_note boolean NOT NULL,
  -- Counts as a false alarm in the figures.
  is_false_alarm boolean NOT NULL,
  PRIMARY KEY (organization_id, mode, code)
);

ALTER TABLE verification_decisions DROP CONSTRAINT verification_decisions_state_check;
ALTER TABLE verification_decisions ADD CONSTRAINT verification_decisions_state_check
  CHECK (state IN ('WAITING', 'UNDONE', 'DONE', 'LAPSED', 'AWAITING_SECOND', 'SECONDED', 'CONTRADICTED'));
ALTER TABLE verification_decisions DROP CONSTRAINT verification_decisions_check;
ALTER TABLE verification_decisions ADD CONSTRAINT verification_decisions_check
  CHECK ((state IN ('WAITING', 'AWAITING_SECOND')) = (ended_at IS NULL));
-- The one that it is the second to.
ALTER TABLE verification_decisions ADD COLUMN first_id uuid REFERENCES verification_decisions (id);
-- Reason codes of the checks that had stopped the verification.
ALTER TABLE verification_decisions ADD COLUMN stopped_by text[] NOT NULL DEFAULT '{}';
ALTER TABLE verification_decisions ADD COLUMN is_false_alarm boolean NOT NULL DEFAULT false;
UPDATE verification_decisions SET is_false_alarm = true WHERE reason_code = 'FALSE_ALARM';
DROP INDEX verification_decisions_waiting;
CREATE UNIQUE INDEX verification_decisions_open ON verification_decisions (verification_id) WHERE ended_at IS NULL;
CREATE INDEX verification_decisions_done ON verification_decisions (organization_id, mode, decided_at)
  WHERE state IN ('WAITING', 'DONE');
