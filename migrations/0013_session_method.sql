-- How the user showed who he is. A password that must be changed holds up only sessions that began with it.
ALTER TABLE sessions ADD COLUMN method text NOT NULL DEFAULT 'password' CHECK (method IN ('password', 'oidc'));
