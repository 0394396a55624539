-- What of a payment was known before, beside duplicates in its branch; the bank's answers as evidence.
ALTER TABLE receipt_checks
  -- The number of the confirmed check of what seems to be the same payment, at another bank in the same branch.
  ADD COLUMN possible_duplicate_of bigint,
  -- When another branch confirmed the same payment first, where the organization lets that be told.
  ADD COLUMN elsewhere_at timestamptz,
  -- A keyed hash of amount, end of the receiving account and minute. Redaction takes it, and `reference_hash`.
  ADD COLUMN likeness_hash bytea CHECK (length(likeness_hash) = 32),
  DROP CONSTRAINT receipt_checks_check1,
  ADD CONSTRAINT receipt_checks_confirmed_check
    CHECK (outcome IS DISTINCT FROM 'CONFIRMED' OR reference_hash IS NOT NULL OR redacted_at IS NOT NULL);
-- That a payment was shown in its branch stays known by `receipt_firsts`.
UPDATE receipt_checks SET reference_hash = NULL WHERE redacted_at IS NOT NULL;
CREATE INDEX receipt_checks_likeness ON receipt_checks (organization_id, mode, group_id, likeness_hash)
  WHERE likeness_hash IS NOT NULL;
CREATE INDEX receipt_checks_reference ON receipt_checks (organization_id, mode, reference_hash)
  WHERE outcome = 'CONFIRMED';

-- What an owner has switched on. Without a row nothing is.
CREATE TABLE receipt_settings (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  mode mode NOT NULL,
  -- Branches are told that another one has confirmed a payment.
  duplicate_elsewhere boolean NOT NULL,
  -- Days for which the bank's answers are kept; null = they are not.
  evidence_days integer CHECK (evidence_days BETWEEN 1 AND 3650),
  PRIMARY KEY (organization_id, mode)
);

-- A bank's answer to a check, as it was.
CREATE TABLE receipt_evidence (
  check_id uuid PRIMARY KEY REFERENCES receipt_checks (id),
  organization_id uuid NOT NULL REFERENCES organizations (id),
  mode mode NOT NULL,
  content_type text NOT NULL CHECK (length(content_type) <= 200),
  body_sealed bytea NOT NULL CHECK (length(body_sealed) <= 5100000),
  expires_at timestamptz NOT NULL
);
CREATE INDEX receipt_evidence_expiry ON receipt_evidence (expires_at);
