import type { Check, DuplicateFace } from '../../verifier.ts'
import { failed, passed, unavailable } from '../reasons/reasons.ts'

/** What a face beside those of other persons comes to. Notes tell how many verifications, never which. */
export function checkDuplicateFace(found: DuplicateFace): Check {
  switch (found.kind) {
    case 'none':
      return passed('DUPLICATE_FACE', `Held against ${found.compared} faces.`)
    case 'no_face':
      return unavailable('DUPLICATE_FACE_NOT_COMPARED', 'No single face fit to be compared.')
    case 'no_number':
      return unavailable('DUPLICATE_FACE_NIK_UNREAD', 'The NIK was not read for certain.')
    case 'same_picture':
      return failed('SAME_PICTURE_OTHER_PERSON', noteOf(found))
    case 'similar_face':
      return failed('SIMILAR_FACE_OTHER_PERSON', noteOf(found))
  }
}

function noteOf({ verifications, distance }: Extract<DuplicateFace, { readonly distance: number }>): string {
  return `${verifications} verifications of other persons, the nearest at a distance of ${distance.toFixed(3)}.`
}
