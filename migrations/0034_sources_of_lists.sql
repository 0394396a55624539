-- Which importers read a list: one that is read better is read anew although its file is the same.
ALTER TABLE screening_lists ADD COLUMN importer_revision integer NOT NULL DEFAULT 0;
-- What its addresses answered with, to ask whether anything has changed: ETag and Last-Modified of each.
ALTER TABLE screening_lists ADD COLUMN source_validators jsonb NOT NULL DEFAULT '[]';
-- Which of its publisher's versions a list is, where the publisher numbers them and sends what has changed.
ALTER TABLE screening_lists ADD COLUMN source_version text;
