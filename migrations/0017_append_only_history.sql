-- What was reviewed and what was tried is only ever added to. Redaction alone takes from it: earlier outputs of a redacted
-- verification go, and what receivers answered.

CREATE FUNCTION keep_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM verifications WHERE id = OLD.verification_id AND redacted_at IS NOT NULL) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER verification_history_append_only BEFORE UPDATE ON verification_history
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER verification_history_kept BEFORE DELETE ON verification_history
  FOR EACH ROW EXECUTE FUNCTION keep_history();
CREATE TRIGGER verification_history_no_truncate BEFORE TRUNCATE ON verification_history
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION forget_answer_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  OLD.response_body_sealed := NULL;
  IF NEW IS NOT DISTINCT FROM OLD THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER webhook_attempts_kept BEFORE UPDATE ON webhook_attempts
  FOR EACH ROW EXECUTE FUNCTION forget_answer_only();
CREATE TRIGGER webhook_attempts_append_only BEFORE DELETE ON webhook_attempts
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER webhook_attempts_no_truncate BEFORE TRUNCATE ON webhook_attempts
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
