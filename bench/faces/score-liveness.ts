import type { Face } from '../../src/engines/faces/faces.ts'
import { faultOf } from '../../src/verifiers/ktp/judge-faces.ts'
import { checkLiveness } from '../../src/verifiers/ktp/liveness.ts'
import { type Person, wilson } from './score-pairs.ts'

interface Sides {
  readonly selfies: readonly (Face | null)[]
  /** The same pictures in the same order, as cards carry them. */
  readonly portraits: readonly (Face | null)[]
}

/**
 * The liveness signal over all pairs of one person that are compared: found where the portrait is a print of the very
 * selfie, a false alarm where it is another picture of the person.
 */
export function scoreLiveness(people: readonly Person[], sets: readonly Sides[]) {
  const counts = { copies: 0, found: 0, others: 0, falseAlarms: 0 }
  for (const { selfies, portraits } of sets) {
    for (const [i, own] of selfies.entries()) {
      for (const [j, portrait] of portraits.entries()) {
        if (people[i]?.person !== people[j]?.person || !isFit(own) || !isFit(portrait)) continue
        const isRaised = checkLiveness(portrait, own).reason_code !== null
        counts[i === j ? 'copies' : 'others'] += 1
        if (isRaised) counts[i === j ? 'found' : 'falseAlarms'] += 1
      }
    }
  }
  const { copies, found, others, falseAlarms } = counts
  return {
    ...{ copies, found: found / Math.max(1, copies), found_interval: wilson(found, copies) },
    ...{ others, false_alarms: falseAlarms / Math.max(1, others), false_alarms_interval: wilson(falseAlarms, others) },
  }
}

function isFit(face: Face | null | undefined): face is Face {
  return face !== null && face !== undefined && faultOf(face.quality) === null
}
