-- Descriptors of different nets are not comparable: each face is kept with the name of the net that described it.
-- Those of the net used until now are void, and were kept for nothing else: they go.
DELETE FROM enrolled_faces;
-- The default is for servers of the release before, which name no net; what they enrol is compared with nothing here.
ALTER TABLE enrolled_faces
  ADD COLUMN net text NOT NULL DEFAULT 'dlib-resnet-128' CHECK (length(net) BETWEEN 1 AND 100),
  DROP CONSTRAINT enrolled_faces_face_sealed_check,
  ADD CONSTRAINT enrolled_faces_face_sealed_check CHECK (length(face_sealed) <= 10000);
