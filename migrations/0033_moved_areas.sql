-- Whether a KTP whose NIK is of another area than the printed one passes (information), or counts for the verdict.
ALTER TABLE organizations ADD COLUMN moved_area_counts boolean NOT NULL DEFAULT false;
