-- An answer of nothing but numbers and dates, that no resource could be asked for again: how many webhooks were sent again.
ALTER TABLE idempotency_keys ADD COLUMN answer jsonb CHECK (length(answer::text) <= 2000);
