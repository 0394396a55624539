-- A watched verification says when it was last held against a list, and against which version of each.
ALTER TABLE screening_passes
  -- Of the version of the number `through`, as answers name it; null: no pass has come to its end.
  ADD COLUMN version text,
  ADD COLUMN finished_at timestamptz;
UPDATE screening_passes p SET version = left(encode(v.sha256, 'hex'), 12), finished_at = now()
  FROM screening_list_versions v WHERE v.list_code = p.list_code AND v.number = p.through;
UPDATE screening_passes p SET version = left(encode(b.sha256, 'hex'), 12), finished_at = now()
  FROM blocklists b WHERE b.id::text = p.list_code AND b.version = p.through;
