ALTER TABLE organizations
  -- Days after which what was verified is redacted; null = never by itself.
  ADD COLUMN retention_days integer CHECK (retention_days BETWEEN 1 AND 36500),
  -- Receipts an organization may have checked in a month; null = as many as it likes.
  ADD COLUMN receipt_checks_per_month integer CHECK (receipt_checks_per_month >= 0);

-- What a run costs an organization, where it is not what the service costs everybody.
CREATE TABLE service_prices (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  service_id uuid NOT NULL,
  price integer NOT NULL CHECK (price >= 0),
  PRIMARY KEY (organization_id, service_id)
);
