-- Verifications that people move, edit, find again and forget.

-- A draft has no run and no event before it is submitted; each write of one counts up all the same, for its ETag.
ALTER TABLE verifications
  -- The run goes on past the fraud it was stopped for.
  ADD COLUMN is_fraud_accepted boolean NOT NULL DEFAULT false;

-- Who did it, and that it may be something else than a move.
ALTER TABLE verification_events
  ADD COLUMN user_id uuid,
  ADD COLUMN api_key_id uuid,
  DROP CONSTRAINT verification_events_kind_check,
  ADD CONSTRAINT verification_events_kind_check CHECK (kind IN ('STATUS_CHANGED', 'EDITED', 'REDACTED'));

-- What a review or a retry replaced, and why. Apart from the events, which are never changed: this is deleted when the
-- verification is redacted.
CREATE TABLE verification_history (
  verification_id uuid NOT NULL REFERENCES verifications (id),
  sequence integer NOT NULL CHECK (sequence > 0),
  details_sealed bytea NOT NULL,
  PRIMARY KEY (verification_id, sequence)
);

-- Files that an edited configuration no longer names; redaction reaches them here.
CREATE TABLE verification_earlier_files (
  verification_id uuid NOT NULL REFERENCES verifications (id),
  file_id uuid NOT NULL REFERENCES files (id),
  PRIMARY KEY (verification_id, file_id)
);
CREATE INDEX verification_earlier_files_file ON verification_earlier_files (file_id);

-- The search goes along these: newest first within one status, so that any page costs the same.
CREATE INDEX verifications_search ON verifications (group_id, mode, status, created_at, id);
CREATE INDEX verifications_search_service ON verifications (group_id, mode, service_id, status, created_at, id);
CREATE INDEX verifications_search_folder ON verifications (folder_id, status, created_at, id) INCLUDE (service_id);

-- What a folder shows of its verifications, counted as they are created: counting again for each page took longer the
-- more a folder held. Drafts do not count.
CREATE TABLE folder_services (
  folder_id uuid NOT NULL REFERENCES folders (id),
  service_id uuid NOT NULL,
  PRIMARY KEY (folder_id, service_id)
);
CREATE TABLE folder_results (
  folder_id uuid NOT NULL REFERENCES folders (id),
  result_id uuid NOT NULL,
  PRIMARY KEY (folder_id, result_id)
);
ALTER TABLE folders
  ADD COLUMN total_service integer NOT NULL DEFAULT 0 CHECK (total_service >= 0),
  ADD COLUMN total_result integer NOT NULL DEFAULT 0 CHECK (total_result >= 0),
  -- Its name is gone then, and free for another; settled verifications stay.
  ADD COLUMN deleted_at timestamptz;
INSERT INTO folder_services (folder_id, service_id) SELECT DISTINCT folder_id, service_id FROM verifications;
INSERT INTO folder_results (folder_id, result_id) SELECT DISTINCT folder_id, result_id FROM verifications;
UPDATE folders f SET
  total_service = (SELECT count(*) FROM folder_services s WHERE s.folder_id = f.id),
  total_result = (SELECT count(*) FROM folder_results r WHERE r.folder_id = f.id);
DROP VIEW folder_counts;
DROP INDEX verifications_folder;
