-- How the refresh token of a session travels: in bodies, or in a cookie that scripts cannot read. Never in both.
ALTER TABLE sessions ADD COLUMN carrier text NOT NULL DEFAULT 'body' CHECK (carrier IN ('body', 'cookie'));
