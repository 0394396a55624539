import { expect, it } from 'vitest'
import type { Face } from '../../../engines/faces/faces.ts'
import { DEFAULT_FALSE_MATCH_RATE, OWN_LIMITS } from '../../../lib/face-limits/face-limits.ts'
import { judge } from './compare-faces.ts'
import { checkLiveness } from './liveness.ts'

const JUDGING = { limits: OWN_LIMITS, falseMatchRate: DEFAULT_FALSE_MATCH_RATE }
const SAME = OWN_LIMITS.samePicture.distance

const face = (away: number): Face => ({
  box: [0.3, 0.3, 0.6, 0.7],
  score: 0.9,
  quality: { widthPixels: 200, sharpness: 0.6, brightness: 0.5, contrast: 0.2, turn: 0.05 },
  appearance: { eyesDark: 0.3, mouthPlain: 0.3, flat: 0 },
  descriptor: [1 - away, Math.sqrt(1 - (1 - away) ** 2)],
})

it('a selfie that is the portrait of the card gives a hint, another picture of the person gives none', () => {
  expect(checkLiveness(face(0), face(SAME / 2), OWN_LIMITS)).toMatchObject({
    ...{ code: 'LIVENESS_SIGNALS', result: 'PASS', reason_code: 'SELFIE_IS_PORTRAIT' },
  })
  expect(checkLiveness(face(0), face(SAME + 0.05), OWN_LIMITS)).toMatchObject({ result: 'PASS', reason_code: null })
})

it('says that it is no proof of life, whatever it finds', () => {
  for (const away of [0, 0.4])
    expect(checkLiveness(face(0), face(away), OWN_LIMITS).message).toContain('no proof of life')
})

it('leaves a match a match', () => {
  const same = judge(face(0), [face(0)], JUDGING)
  expect(same.checks.find(({ code }) => code === 'LIVENESS_SIGNALS')).toMatchObject({
    reason_code: 'SELFIE_IS_PORTRAIT',
  })
  expect(same.checks.every(({ result }) => result === 'PASS')).toBe(true)
  expect(same.output.is_match_face).toBe(true)
})

it('is unavailable where the faces were not compared', () => {
  for (const { checks } of [
    judge(null, [face(0)], JUDGING),
    judge(face(0), [], JUDGING),
    judge(face(0), [face(0), face(0.9)], JUDGING),
  ]) {
    expect(checks.find(({ code }) => code === 'LIVENESS_SIGNALS')).toMatchObject({
      ...{ result: 'UNAVAILABLE', reason_code: 'LIVENESS_UNAVAILABLE' },
    })
  }
})
