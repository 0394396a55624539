-- Keys that banks' servers are trusted by where their certificate does not verify. No tenant's: they concern the way to a bank.
CREATE TABLE bank_pins (
  bank text NOT NULL CHECK (length(bank) BETWEEN 1 AND 40),
  -- Scheme, host and port: a pin counts for the very server that showed it.
  origin text NOT NULL CHECK (length(origin) BETWEEN 1 AND 300),
  -- Base64 of the SHA-256 of the server's public key.
  pin text NOT NULL CHECK (length(pin) = 44),
  pinned_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (bank, origin)
);
