-- Receipt checks in the background ask again of what the bank has not settled. `tries` counts all of them, and tells one
-- job from the next.
ALTER TABLE receipt_checks
  -- Tries in a row that found the bank out of reach.
  ADD COLUMN outages integer NOT NULL DEFAULT 0 CHECK (outages >= 0),
  -- Tries that found the payment not settled.
  ADD COLUMN waits integer NOT NULL DEFAULT 0 CHECK (waits >= 0),
  DROP CONSTRAINT receipt_checks_outcome_check,
  -- LINK_NEEDED: the bank was asked by ways whose miss says nothing.
  ADD CONSTRAINT receipt_checks_outcome_check CHECK (outcome IN ('CONFIRMED', 'NOT_FOUND', 'LINK_NEEDED',
    'NOT_SETTLED', 'MISMATCH', 'UNREACHABLE', 'UNREADABLE', 'CANCELLED'));
UPDATE receipt_checks SET outages = tries WHERE question_sealed IS NOT NULL;

-- How often a bank was asked again in a minute, by all nodes together: in all, where `asker` is empty, and for each
-- organization. Rows of minutes that are over mean nothing.
CREATE TABLE receipt_asks (
  bank text NOT NULL CHECK (length(bank) BETWEEN 1 AND 40),
  asker text NOT NULL CHECK (length(asker) <= 40),
  minute timestamptz NOT NULL,
  asks integer NOT NULL CHECK (asks > 0),
  PRIMARY KEY (bank, asker)
);
