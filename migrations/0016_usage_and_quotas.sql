-- Passes a user may begin in a calendar month (UTC) in live mode; null = as many as he likes.
ALTER TABLE users ADD COLUMN monthly_quota integer CHECK (monthly_quota >= 0);

-- Passes that users have begun. The row is the lock that makes the count exact.
CREATE TABLE user_months (
  user_id uuid NOT NULL REFERENCES users (id),
  month date NOT NULL CHECK (month = date_trunc('month', month)::date),
  passes integer NOT NULL CHECK (passes >= 0),
  PRIMARY KEY (user_id, month)
);

-- Events are written in the order of time and never changed, so a few bytes per range of pages find those of a day.
CREATE INDEX verification_events_days ON verification_events USING brin (created_at)
  WITH (pages_per_range = 16, autosummarize = on);

CREATE TRIGGER credit_entries_no_truncate BEFORE TRUNCATE ON credit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER verification_events_no_truncate BEFORE TRUNCATE ON verification_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
