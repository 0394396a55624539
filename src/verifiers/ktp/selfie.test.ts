import { describe, expect, it } from 'vitest'
import { AGAIN, documents, FACE, faceAt, found, plainPicture, reader, watcher, wrong } from '../../../test/ktp-rig.ts'
import { pictureWithPortrait, readingOf } from '../../../test/printed-lines.ts'
import type { Documents, RenderOptions } from '../../engines/documents/documents.ts'
import type { Faces } from '../../engines/faces/faces.ts'
import { DEFAULT_FALSE_MATCH_RATE, matchLimit, OWN_LIMITS } from '../../lib/face-limits/face-limits.ts'
import { ktp } from './index.ts'

describe('KTP_SELFIE', () => {
  const selfie = (faces: Faces) => found({ type: 'KTP_SELFIE', faces })
  const far = faceAt(1)

  it('matches two pictures of one person and adds to the fields of the card', async () => {
    const { output, checks, engineJobs } = await selfie(watcher([AGAIN]))
    expect(wrong(checks)).toEqual([])
    expect(output).toMatchObject({
      nik: '3404171601770013',
      face_match_confidence_level: 'HIGH',
      face_match_confidence_score: expect.any(Number),
      face_match_false_match_rate: DEFAULT_FALSE_MATCH_RATE,
      is_match_face: true,
    })
    expect(engineJobs).toEqual(['ocr_job_id', 'face_job_id'])
  })

  it.each([
    ['another person', watcher([far]), ['FACE_DIFFERS']],
    ['no face in the selfie', watcher([]), ['FACE_NOT_IN_SELFIE', 'FACE_NOT_COMPARED', 'LIVENESS_UNAVAILABLE']],
    ['no face on the card', watcher([FACE], []), ['FACE_NOT_ON_CARD', 'FACE_NOT_COMPARED', 'LIVENESS_UNAVAILABLE']],
    ['two people', watcher([FACE, far]), ['SEVERAL_FACES', 'FACE_NOT_COMPARED', 'LIVENESS_UNAVAILABLE']],
    [
      'a face too small',
      watcher([{ ...FACE, quality: { ...FACE.quality, widthPixels: 20 } }]),
      ['SELFIE_FACE_SMALL', 'FACE_NOT_COMPARED', 'LIVENESS_UNAVAILABLE'],
    ],
  ])('is never a match with %s, and says why', async (_, faces, reasons) => {
    const { output, checks } = await selfie(faces)
    expect(wrong(checks)).toEqual(reasons)
    expect(output).toMatchObject({ is_match_face: false, face_match_confidence_level: 'LOW' })
    const isCompared = reasons[0] === 'FACE_DIFFERS'
    expect(output.face_match_false_match_rate).toBe(isCompared ? DEFAULT_FALSE_MATCH_RATE : null)
  })

  it('judges one borderline pair as the false-match rate says, and says which rate that was', async () => {
    const between = (matchLimit(OWN_LIMITS, 0.01) + matchLimit(OWN_LIMITS, 0.02)) / 2
    const faces = watcher([faceAt(between)])
    const judged = async (falseMatchRate: number) => (await found({ type: 'KTP_SELFIE', faces, falseMatchRate })).output

    expect(await judged(0.02)).toMatchObject({
      ...{ is_match_face: true, face_match_confidence_level: 'MEDIUM', face_match_false_match_rate: 0.02 },
    })
    expect(await judged(0.01)).toMatchObject({
      ...{ is_match_face: false, face_match_confidence_level: 'LOW', face_match_false_match_rate: 0.01 },
    })
  })

  it('leaves two faces that are neither alike nor unlike to a person, and calls them no match', async () => {
    const findings = await selfie(watcher([faceAt(OWN_LIMITS.review.distance)]))

    expect(wrong(findings.checks)).toEqual(['FACE_UNCERTAIN'])
    expect(findings.checks.find(({ code }) => code === 'FACE_MATCH')?.result).toBe('UNAVAILABLE')
    expect(findings.output).toMatchObject({ is_match_face: false, face_match_confidence_level: 'LOW' })
    expect(findings.end).toBe('NEED_REVIEW')
  })

  it('never matches by a net whose limits nobody measured, and keeps nothing of the face', async () => {
    const { output, checks, seen } = await found({ type: 'KTP_SELFIE', faces: watcher([AGAIN]), faceLimits: null })

    expect(wrong(checks)).toEqual(['FACE_LIMITS_MISSING', 'LIVENESS_UNAVAILABLE'])
    expect(checks.find(({ code }) => code === 'FACE_MATCH')?.result).toBe('UNAVAILABLE')
    expect(output).toMatchObject({ is_match_face: false, face_match_confidence_score: 0 })
    expect(seen?.face).toBeNull()
  })

  it('names what covers the face, compares all the same, and decides nothing by it', async () => {
    const masked = { ...AGAIN, appearance: { ...AGAIN.appearance, mouthPlain: 0.95 } }
    const { output, checks } = await selfie(watcher([masked]))

    expect(wrong(checks)).toEqual(['SELFIE_MOUTH_COVERED'])
    expect(output).toMatchObject({ is_match_face: true })
    const verifier = ktp({ ocr: reader(readingOf([])), documents, faces: watcher([]), acceptSpecimens: false })
    expect(verifier.decidingChecks({ mode: 'live' })).not.toContain('FACE_UNCOVERED')
  })

  it('looks at the portrait in the picture as it was sent where the copy that is read has fewer pixels', async () => {
    const asked: RenderOptions[] = []
    const small = pictureWithPortrait()
    const large = plainPicture(2_000)
    const scaling: Documents = {
      ...documents,
      render: async (_bytes, options) => {
        asked.push(options)
        return { kind: 'picture', picture: options.part === undefined ? large : small }
      },
    }
    const whole = { ...far, box: [0.7, 0.2, 0.9, 0.5] as const }
    const faces: Faces = {
      find: async (picture, options) =>
        options?.quad === undefined || picture.width === small.width ? [AGAIN] : [whole],
      close: async () => undefined,
    }

    const { output } = await found({ type: 'KTP_SELFIE', faces, documents: scaling })

    expect(output).toMatchObject({ is_match_face: true })
    expect(asked.map(({ part }) => part !== undefined)).toEqual([false, false, true])
    expect(asked[2]?.longestSideMax).toBeGreaterThan(2_000)
    const [left = 1, top = 1, right = 0, bottom = 0] = asked[2]?.part ?? []
    expect([left < 0.7, top < 0.2, right > 0.9, bottom > 0.5]).toEqual([true, true, true, true])
  })

  it('takes a ghost image on the card for no second person, nor a card held up in the selfie', async () => {
    const ghost = { ...far, quality: { ...far.quality, widthPixels: 40 } }
    expect((await selfie(watcher([FACE, ghost], [FACE, ghost]))).output).toMatchObject({ is_match_face: true })
  })

  it('lets every face check decide but the hints of liveness', () => {
    const verifier = ktp({ ocr: reader(readingOf([])), documents, faces: watcher([]), acceptSpecimens: false })
    expect(verifier.decidingChecks({ mode: 'live' })).toEqual(
      expect.arrayContaining(['FACE_ON_CARD', 'FACE_IN_SELFIE', 'ONE_FACE', 'FACE_QUALITY', 'FACE_MATCH']),
    )
    for (const mode of ['live', 'test'] as const)
      expect(verifier.decidingChecks({ mode })).not.toContain('LIVENESS_SIGNALS')
  })
})
