-- Webhooks, operated: what a delivery is about (a verification or another subject), which group it belongs to, and the
-- receiver it goes to, which can be paused, resumed and given a secret of its own.

-- A receiver: organization + mode + origin. Its id is made of these three, so that two transactions make the same row.
CREATE TABLE webhook_endpoints (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations (id),
  mode mode NOT NULL,
  origin text NOT NULL CHECK (length(origin) BETWEEN 1 AND 300),
  -- The first failure since the last success.
  failing_since timestamptz,
  paused_at timestamptz,
  secret_sealed bytea,
  previous_secret_sealed bytea,
  previous_secret_until timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (organization_id, mode, origin)
);

-- Where a group's verifications tell when they name no address themselves.
CREATE TABLE group_webhooks (
  organization_id uuid NOT NULL,
  group_id uuid NOT NULL,
  mode mode NOT NULL,
  url text NOT NULL CHECK (length(url) <= 2048),
  updated_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (group_id, mode),
  FOREIGN KEY (organization_id, group_id) REFERENCES groups (organization_id, id)
);

ALTER TABLE webhook_deliveries
  ALTER COLUMN verification_id DROP NOT NULL,
  ADD COLUMN subject_kind text NOT NULL DEFAULT 'verification',
  ADD COLUMN subject_id uuid,
  ADD COLUMN event text NOT NULL DEFAULT 'verification.status_changed' CHECK (length(event) BETWEEN 1 AND 100),
  ADD COLUMN group_id uuid,
  ADD COLUMN endpoint_id uuid REFERENCES webhook_endpoints (id),
  -- When a try was put off because the endpoint is paused; what a resume sends.
  ADD COLUMN held_at timestamptz,
  -- Tries before the last resend: the retry schedule counts from there.
  ADD COLUMN resent_after integer NOT NULL DEFAULT 0 CHECK (resent_after >= 0);

UPDATE webhook_deliveries AS delivery SET subject_id = verification_id,
  group_id = (SELECT group_id FROM verifications WHERE id = delivery.verification_id);

-- A server of the release before this one, still running beside it, names only the verification.
CREATE FUNCTION name_delivery_subject() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.subject_id := NEW.verification_id;
  NEW.group_id := (SELECT group_id FROM verifications WHERE id = NEW.verification_id);
  RETURN NEW;
END $$;
CREATE TRIGGER webhook_deliveries_subject BEFORE INSERT ON webhook_deliveries
  FOR EACH ROW WHEN (NEW.subject_id IS NULL) EXECUTE FUNCTION name_delivery_subject();
ALTER TABLE webhook_deliveries ALTER COLUMN subject_id SET NOT NULL;

CREATE UNIQUE INDEX webhook_deliveries_subject ON webhook_deliveries (subject_id, sequence);
CREATE INDEX webhook_deliveries_failed ON webhook_deliveries (organization_id, mode, created_at, id)
  WHERE status = 'FAILED';
CREATE INDEX webhook_deliveries_held ON webhook_deliveries (endpoint_id, id) WHERE held_at IS NOT NULL;
