-- Filters of lists that somebody keeps under a name. A shared one is for all who see the group; null: the organization.
CREATE TABLE saved_views (
  id uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organizations (id),
  group_id uuid REFERENCES groups (id),
  mode mode NOT NULL,
  user_id uuid NOT NULL REFERENCES users (id),
  name text NOT NULL,
  page text NOT NULL CHECK (page IN ('CASES', 'VERIFICATIONS')),
  filter jsonb NOT NULL,
  is_shared boolean NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (organization_id, mode, user_id, page, name)
);
CREATE INDEX saved_views_group ON saved_views (organization_id, mode, group_id) WHERE is_shared;
