-- Who sent which Idempotency-Key, for which request, and how that ended. Bodies are not kept: the answer is made again
-- from the resource as it is.
CREATE TABLE idempotency_keys (
  organization_id uuid NOT NULL REFERENCES organizations (id),
  mode mode NOT NULL,
  -- The API key or user that sent it.
  actor_id uuid NOT NULL,
  key text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
  -- A keyed hash of method, address, group and body.
  fingerprint bytea NOT NULL CHECK (length(fingerprint) = 32),
  -- The request that may write the outcome; another may take over when its time is up.
  claim_id uuid NOT NULL,
  claimed_until timestamptz NOT NULL,
  -- The outcome: null while the request runs.
  status integer CHECK (status BETWEEN 200 AND 499),
  resource_id uuid,
  error jsonb CHECK (length(error::text) <= 10000),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (organization_id, mode, actor_id, key)
);
CREATE UNIQUE INDEX idempotency_keys_claim ON idempotency_keys (claim_id);
CREATE INDEX idempotency_keys_old ON idempotency_keys (created_at);
