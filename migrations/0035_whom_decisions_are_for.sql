-- A decision is kept for each of what tells the person again. By name and birth date it is that of nobody who is known to
-- have another number: the keyed hash of the number it was made for; null: none was known.
ALTER TABLE screening_decisions ADD COLUMN number_hash bytea CHECK (length(number_hash) = 32);
