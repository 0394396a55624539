-- What an endpoint is told beside changes of status: only where somebody asked for it.
ALTER TABLE webhook_endpoints ADD COLUMN events text[] NOT NULL DEFAULT '{}';
-- One change may be told as several events.
CREATE UNIQUE INDEX webhook_deliveries_event ON webhook_deliveries (subject_id, sequence, event);
DROP INDEX webhook_deliveries_subject;
ALTER TABLE webhook_deliveries
  ADD UNIQUE (verification_id, sequence, event),
  DROP CONSTRAINT webhook_deliveries_verification_id_sequence_key;
