-- How long a key was meant to live; null = for good. A rotation shortens the old key's life, not that of the next one.
ALTER TABLE api_keys ADD COLUMN lifetime interval CHECK (lifetime > interval '0');

UPDATE api_keys SET lifetime = expires_at - created_at WHERE expires_at > created_at;
