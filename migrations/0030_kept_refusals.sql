-- A refusal is given again with every field that it named.
ALTER TABLE idempotency_keys DROP CONSTRAINT idempotency_keys_error_check,
  ADD CONSTRAINT idempotency_keys_error_check CHECK (length(error::text) <= 60000);
