-- What is looked at for retention: what has ended and was not redacted, by when it ended.
CREATE INDEX verifications_retention ON verifications (organization_id, end_date, id)
  WHERE redacted_at IS NULL AND end_date IS NOT NULL;

-- Redaction finds the answers that were kept about something.
CREATE INDEX idempotency_keys_resource ON idempotency_keys (resource_id) WHERE resource_id IS NOT NULL;
