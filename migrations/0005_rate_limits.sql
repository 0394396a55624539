-- Requests an organization may make in a minute; null = what the server is set to.
ALTER TABLE organizations ADD COLUMN rate_limit_per_minute integer CHECK (rate_limit_per_minute > 0);

-- One count for all nodes. Unlogged: a count that a crash forgets begins anew, and no request waits for a disk.
CREATE UNLOGGED TABLE rate_windows (
  organization_id uuid PRIMARY KEY REFERENCES organizations (id),
  -- Minutes since 1970.
  minute bigint NOT NULL,
  taken integer NOT NULL CHECK (taken >= 0),
  -- What the last statement got.
  granted integer NOT NULL CHECK (granted >= 0)
);
