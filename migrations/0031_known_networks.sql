-- Networks that somebody signed in to an account from. Wrong passwords from elsewhere do not count against them.
CREATE TABLE known_networks (
  subject_hash bytea PRIMARY KEY CHECK (length(subject_hash) = 32),
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  last_sign_in_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX known_networks_user ON known_networks (user_id, last_sign_in_at);

-- NETWORK: attempts at one account from one network that is known.
ALTER TABLE login_attempts DROP CONSTRAINT login_attempts_kind_check;
ALTER TABLE login_attempts ADD CONSTRAINT login_attempts_kind_check CHECK (kind IN ('ACCOUNT', 'ADDRESS', 'NETWORK'));
