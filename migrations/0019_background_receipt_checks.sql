-- Receipt checks that run in the background: what is asked and whom to tell, until the check ends. A check without an
-- outcome is one of them where `question_sealed` is there, else it is being asked by a request.
ALTER TABLE receipt_checks
  -- Tries that found the bank out of reach.
  ADD COLUMN tries integer NOT NULL DEFAULT 0 CHECK (tries >= 0),
  ADD COLUMN question_sealed bytea CHECK (length(question_sealed) <= 20000),
  ADD COLUMN webhook_url text CHECK (length(webhook_url) <= 2048),
  ADD COLUMN webhook_metadata_sealed bytea CHECK (length(webhook_metadata_sealed) <= 20000),
  ADD COLUMN webhook_secret_sealed bytea CHECK (length(webhook_secret_sealed) <= 2000),
  DROP CONSTRAINT receipt_checks_outcome_check,
  -- CANCELLED: redacted before its bank had answered.
  ADD CONSTRAINT receipt_checks_outcome_check CHECK (outcome IN
    ('CONFIRMED', 'NOT_FOUND', 'NOT_SETTLED', 'MISMATCH', 'UNREACHABLE', 'UNREADABLE', 'CANCELLED')),
  -- Nothing that was asked outlives the check.
  ADD CONSTRAINT receipt_checks_pending_check CHECK (question_sealed IS NULL
    OR (outcome IS NULL AND webhook_url IS NOT NULL AND webhook_metadata_sealed IS NOT NULL));
