-- What a compliance officer looks for. Outputs are sealed, so what is counted of them is written beside them.
ALTER TABLE verifications
  -- Matches in the output that nobody has decided on.
  ADD COLUMN undecided_matches integer NOT NULL DEFAULT 0 CHECK (undecided_matches >= 0),
  -- Whether `screening_watches` has it.
  ADD COLUMN is_watched boolean NOT NULL DEFAULT false;
UPDATE verifications SET is_watched = true WHERE id IN (SELECT verification_id FROM screening_watches);

CREATE FUNCTION note_watched() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE verifications SET is_watched = true WHERE id = NEW.verification_id;
  ELSE
    UPDATE verifications SET is_watched = false WHERE id = OLD.verification_id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER screening_watches_noted AFTER INSERT OR DELETE ON screening_watches
  FOR EACH ROW EXECUTE FUNCTION note_watched();

CREATE INDEX verifications_undecided ON verifications (group_id, mode, status, created_at, id)
  WHERE undecided_matches > 0;
CREATE INDEX verifications_watched ON verifications (group_id, mode, status, created_at, id) WHERE is_watched;
CREATE INDEX verifications_verdict ON verifications (group_id, mode, output_status, status, created_at, id);
CREATE INDEX screening_watches_list ON screening_watches (group_id, mode, started_at, verification_id);
