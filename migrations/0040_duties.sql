-- What a GROUP_USER is there for. Users of before keep what they may do; of other roles it says nothing.
ALTER TABLE users ADD COLUMN duties text[] NOT NULL DEFAULT '{REVIEWER}'
  CHECK (cardinality(duties) > 0 AND duties <@ ARRAY['REVIEWER', 'COMPLIANCE', 'CASHIER', 'DEVELOPER']);
