-- How often the verification had been moved and edited when it was decided on: a decision that finds more has lapsed.
-- Null for those of an earlier release.
ALTER TABLE verification_decisions ADD COLUMN version integer CHECK (version > 0);

ALTER TABLE verification_events DROP CONSTRAINT verification_events_kind_check;
ALTER TABLE verification_events ADD CONSTRAINT verification_events_kind_check
  CHECK (kind IN ('STATUS_CHANGED', 'EDITED', 'REDACTED', 'DECIDED', 'DECISION_LAPSED'));
