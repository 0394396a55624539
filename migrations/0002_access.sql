-- Users sign in: sessions, their refresh tokens, a count of attempts, and the log of who did and saw what.

CREATE TABLE sessions (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  end_reason text CHECK (end_reason IN ('LOGGED_OUT', 'TOKEN_REUSED', 'PASSWORD_CHANGED', 'USER_DISABLED')),
  CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
CREATE INDEX sessions_user ON sessions (user_id) WHERE ended_at IS NULL;

-- Each is used once; the next one is handed out in its place.
CREATE TABLE refresh_tokens (
  token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
  session_id uuid NOT NULL REFERENCES sessions (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX refresh_tokens_session ON refresh_tokens (session_id);
CREATE INDEX refresh_tokens_old ON refresh_tokens (expires_at);

-- Attempts to sign in, per account and per address, whether or not there is such an account. Subjects are keyed hashes.
CREATE TABLE login_attempts (
  kind text NOT NULL CHECK (kind IN ('ACCOUNT', 'ADDRESS')),
  subject_hash bytea NOT NULL CHECK (length(subject_hash) = 32),
  count integer NOT NULL CHECK (count > 0),
  window_ends_at timestamptz NOT NULL,
  PRIMARY KEY (kind, subject_hash)
);
CREATE INDEX login_attempts_old ON login_attempts (window_ends_at);

CREATE INDEX users_organization ON users (organization_id, created_at, id);

-- Who did or saw what. organization_id is null for what concerns no organization.
CREATE TABLE audit_entries (
  id uuid PRIMARY KEY,
  organization_id uuid REFERENCES organizations (id),
  group_id uuid,
  mode mode,
  actor_kind text NOT NULL CHECK (actor_kind IN ('USER', 'API_KEY', 'SYSTEM')),
  actor_id uuid,
  action text NOT NULL CHECK (length(action) BETWEEN 1 AND 100),
  target_kind text CHECK (length(target_kind) BETWEEN 1 AND 50),
  target_id uuid,
  details jsonb NOT NULL DEFAULT '{}' CHECK (length(details::text) <= 10000),
  address text CHECK (length(address) <= 100),
  request_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  CHECK ((actor_kind = 'SYSTEM') <= (actor_id IS NULL))
);
CREATE INDEX audit_entries_list ON audit_entries (organization_id, created_at, id);

CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
