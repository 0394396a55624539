-- A payment that only a code named which anybody can make, and that no bank confirmed.
ALTER TABLE receipt_checks DROP CONSTRAINT receipt_checks_method_check,
  ADD CONSTRAINT receipt_checks_method_check CHECK (method IN ('official', 'relay', 'qr_unverified')),
  ADD CONSTRAINT receipt_checks_unverified_check CHECK (method IS DISTINCT FROM 'qr_unverified' OR outcome NOT IN ('CONFIRMED', 'MISMATCH'));
