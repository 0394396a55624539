-- What reviewers work on: a case is a verification that waits for a person, or did. It is opened and closed with the
-- verification's status, by whatever release moves it.
CREATE TABLE cases (
  verification_id uuid PRIMARY KEY REFERENCES verifications (id),
  organization_id uuid NOT NULL,
  group_id uuid NOT NULL,
  mode mode NOT NULL,
  service_id uuid NOT NULL,
  folder_id uuid NOT NULL,
  opened_at timestamptz NOT NULL DEFAULT now(),
  -- null: it waits.
  closed_at timestamptz,
  -- 'infinity' where the group has no term: what is due first comes first, then what waits longest.
  due_at timestamptz NOT NULL DEFAULT 'infinity',
  -- Who may work on it; all but REVIEWER is escalated.
  level text NOT NULL DEFAULT 'REVIEWER' CHECK (level IN ('REVIEWER', 'COMPLIANCE', 'OWNER')),
  escalated_by uuid REFERENCES users (id),
  escalated_at timestamptz,
  assignee_id uuid REFERENCES users (id),
  assigned_at timestamptz,
  -- Whose turn it is. After that time it is nobody's.
  leased_by uuid REFERENCES users (id),
  leased_until timestamptz,
  snoozed_until timestamptz,
  tags text[] NOT NULL DEFAULT '{}' CHECK (cardinality(tags) <= 20),
  FOREIGN KEY (organization_id, group_id) REFERENCES groups (organization_id, id),
  CHECK ((leased_by IS NULL) = (leased_until IS NULL))
);
CREATE INDEX cases_open ON cases (group_id, mode, due_at, opened_at, verification_id) WHERE closed_at IS NULL;
CREATE INDEX cases_unassigned ON cases (group_id, mode, level, due_at, opened_at, verification_id)
  WHERE closed_at IS NULL AND assignee_id IS NULL;
CREATE INDEX cases_assigned ON cases (assignee_id, mode, due_at, opened_at, verification_id)
  WHERE closed_at IS NULL AND assignee_id IS NOT NULL;
CREATE INDEX cases_escalated ON cases (group_id, mode, level, due_at, opened_at, verification_id)
  WHERE closed_at IS NULL AND level <> 'REVIEWER';
CREATE INDEX cases_snoozed ON cases (group_id, mode, due_at, opened_at, verification_id)
  WHERE closed_at IS NULL AND snoozed_until IS NOT NULL;
CREATE INDEX cases_service ON cases (group_id, mode, service_id, due_at, opened_at, verification_id)
  WHERE closed_at IS NULL;
CREATE INDEX cases_folder ON cases (folder_id, due_at, opened_at, verification_id) WHERE closed_at IS NULL;
CREATE INDEX cases_tags ON cases USING gin (tags) WHERE closed_at IS NULL;

-- The term of a group: hours after which a case is overdue. null: none.
ALTER TABLE groups ADD COLUMN review_hours integer CHECK (review_hours BETWEEN 1 AND 8760);
ALTER TABLE groups ADD COLUMN auto_assign boolean NOT NULL DEFAULT false;

CREATE FUNCTION follow_verification() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.redacted_at IS NULL AND NEW.status IN ('NEED_REVIEW', 'FRAUD_DETECTED') THEN
    INSERT INTO cases (verification_id, organization_id, group_id, mode, service_id, folder_id, due_at)
    SELECT NEW.id, NEW.organization_id, NEW.group_id, NEW.mode, NEW.service_id, NEW.folder_id,
      coalesce(now() + make_interval(hours => g.review_hours), 'infinity') FROM groups g WHERE g.id = NEW.group_id
    ON CONFLICT (verification_id) DO UPDATE SET opened_at = now(), closed_at = NULL, due_at = excluded.due_at,
      level = 'REVIEWER', escalated_by = NULL, escalated_at = NULL, snoozed_until = NULL;
  ELSE
    UPDATE cases SET closed_at = now(), leased_by = NULL, leased_until = NULL, snoozed_until = NULL
    WHERE verification_id = NEW.id AND closed_at IS NULL;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER verifications_opened AFTER INSERT ON verifications FOR EACH ROW
  WHEN (NEW.status IN ('NEED_REVIEW', 'FRAUD_DETECTED')) EXECUTE FUNCTION follow_verification();
CREATE TRIGGER verifications_followed AFTER UPDATE OF status, redacted_at ON verifications FOR EACH ROW
  WHEN ((OLD.status <> NEW.status AND (OLD.status IN ('NEED_REVIEW', 'FRAUD_DETECTED')
      OR NEW.status IN ('NEED_REVIEW', 'FRAUD_DETECTED'))) OR OLD.redacted_at IS DISTINCT FROM NEW.redacted_at)
  EXECUTE FUNCTION follow_verification();

INSERT INTO cases (verification_id, organization_id, group_id, mode, service_id, folder_id, opened_at)
SELECT id, organization_id, group_id, mode, service_id, folder_id, coalesce(end_date, updated_at) FROM verifications
WHERE status IN ('NEED_REVIEW', 'FRAUD_DETECTED') AND redacted_at IS NULL;

-- What people did with a case, in order. Gone with a redaction.
CREATE TABLE case_events (
  id uuid PRIMARY KEY,
  verification_id uuid NOT NULL REFERENCES cases (verification_id),
  organization_id uuid NOT NULL,
  mode mode NOT NULL,
  kind text NOT NULL CHECK (kind IN ('ASSIGNED', 'SNOOZED', 'DUE_SET', 'ESCALATED', 'TAGGED', 'NOTED', 'NOTE_DELETED')),
  -- null: done by itself.
  user_id uuid REFERENCES users (id),
  details jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX case_events_verification ON case_events (verification_id, created_at, id);

CREATE TABLE case_notes (
  id uuid PRIMARY KEY,
  verification_id uuid NOT NULL REFERENCES cases (verification_id),
  organization_id uuid NOT NULL,
  mode mode NOT NULL,
  user_id uuid NOT NULL REFERENCES users (id),
  text_sealed bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX case_notes_verification ON case_notes (verification_id, created_at, id);
CREATE TABLE case_note_files (
  note_id uuid NOT NULL REFERENCES case_notes (id) ON DELETE CASCADE,
  position integer NOT NULL CHECK (position >= 0),
  file_id uuid NOT NULL REFERENCES files (id),
  PRIMARY KEY (note_id, position)
);
CREATE INDEX case_note_files_file ON case_note_files (file_id);

-- Who is looking now. A row counts for some seconds and is then nobody's.
CREATE TABLE case_viewers (
  verification_id uuid NOT NULL REFERENCES cases (verification_id),
  user_id uuid NOT NULL REFERENCES users (id),
  seen_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (verification_id, user_id)
);
