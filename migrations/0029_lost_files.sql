-- When the content of a file was found to be lost: a backup that was restored did not hold it.
ALTER TABLE files ADD COLUMN lost_at timestamptz;
