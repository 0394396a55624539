-- Receipt checks: did a bank payment happen? What a person or a bank said is sealed; beside it only what lists and
-- counts need.
CREATE TABLE receipt_accounts (
  id uuid PRIMARY KEY,
  -- As clients name it.
  number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  organization_id uuid NOT NULL,
  group_id uuid NOT NULL,
  mode mode NOT NULL,
  bank text NOT NULL CHECK (length(bank) BETWEEN 1 AND 40),
  -- A keyed hash of bank and account, so that one is saved once.
  account_hash bytea NOT NULL CHECK (length(account_hash) = 32),
  -- The whole number and the label.
  account_sealed bytea NOT NULL CHECK (length(account_sealed) <= 2000),
  is_primary boolean NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (organization_id, group_id) REFERENCES groups (organization_id, id)
);
CREATE UNIQUE INDEX receipt_accounts_once ON receipt_accounts (organization_id, mode, group_id, account_hash);
CREATE UNIQUE INDEX receipt_accounts_primary ON receipt_accounts (organization_id, mode, group_id, bank)
  WHERE is_primary;

CREATE TABLE receipt_checks (
  id uuid PRIMARY KEY,
  -- As clients name it.
  number bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  organization_id uuid NOT NULL,
  group_id uuid NOT NULL,
  mode mode NOT NULL,
  bank text NOT NULL CHECK (length(bank) BETWEEN 1 AND 40),
  -- Null while the bank is being asked.
  outcome text CHECK (outcome IN ('CONFIRMED', 'NOT_FOUND', 'NOT_SETTLED', 'MISMATCH', 'UNREACHABLE', 'UNREADABLE')),
  -- A keyed hash of bank and reference, once the reference is known.
  reference_hash bytea CHECK (length(reference_hash) = 32),
  -- The number of the first confirmed check of the same payment in the same group; null for the first itself.
  duplicate_of bigint,
  -- Against the monthly plan. One that is being asked counts for two minutes, so that a crash gives it back.
  is_counted boolean NOT NULL,
  method text CHECK (method IN ('official', 'relay')),
  api_key_id uuid,
  user_id uuid,
  source_label text NOT NULL CHECK (length(source_label) <= 200),
  -- The question, the bank's receipt and the checks.
  details_sealed bytea CHECK (length(details_sealed) <= 100000),
  -- For the operator: an answer that could not be read.
  answer_sealed bytea CHECK (length(answer_sealed) <= 300000),
  created_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  redacted_at timestamptz,
  FOREIGN KEY (organization_id, group_id) REFERENCES groups (organization_id, id),
  CHECK ((outcome IS NULL) = (ended_at IS NULL)),
  CHECK (outcome IS DISTINCT FROM 'CONFIRMED' OR reference_hash IS NOT NULL)
);
CREATE INDEX receipt_checks_list ON receipt_checks (organization_id, mode, number DESC);
CREATE INDEX receipt_checks_counted ON receipt_checks (organization_id, mode, created_at) WHERE is_counted;

-- The first confirmed check of each payment in its group: the key settles who was first when many come at once.
CREATE TABLE receipt_firsts (
  organization_id uuid NOT NULL,
  mode mode NOT NULL,
  group_id uuid NOT NULL,
  reference_hash bytea NOT NULL CHECK (length(reference_hash) = 32),
  check_id uuid NOT NULL UNIQUE REFERENCES receipt_checks (id),
  PRIMARY KEY (organization_id, mode, group_id, reference_hash)
);
