-- What a SUPER_ADMIN has switched off for an organization.
ALTER TABLE organizations ADD COLUMN features_off text[] NOT NULL DEFAULT '{}'
  CHECK (features_off <@ ARRAY['receipts', 'continuous_screening', 'exports']);

-- The list of an organization's exports, newest first.
CREATE INDEX exports_list ON exports (organization_id, mode, created_at, id);
