import { describe, expect, it } from 'vitest'
import {
  type CardValues,
  FICTIONAL_CARD,
  pictureWithPortrait,
  printedCard,
  readingOf,
} from '../../../test/printed-lines.ts'
import type { Documents } from '../../engines/documents/documents.ts'
import type { Face, Faces } from '../../engines/faces/faces.ts'
import type { Ocr, OcrReading } from '../../engines/ocr/ocr.ts'
import { matchLimit } from '../../lib/face-thresholds/face-thresholds.ts'
import type { Check, Failure, Findings, RunContext } from '../verifier.ts'
import { KTP_FIELDS } from './fields.ts'
import { ktp } from './index.ts'
import { KTP_CHECKS } from './reasons.ts'

const documents: Documents = {
  inspect: () => Promise.reject(new Error('not needed')),
  render: async () => ({ kind: 'picture', picture: pictureWithPortrait() }),
  readText: async () => ({ kind: 'text', pages: [] }),
  close: async () => undefined,
}

const FACE: Face = {
  box: [0.3, 0.3, 0.6, 0.7],
  score: 0.9,
  quality: { widthPixels: 120, sharpness: 0.6, brightness: 0.5, contrast: 0.2, turn: 0.05 },
  descriptor: Array.from({ length: 128 }, (_, at) => Math.sin(at) / 8),
}

/** Another picture of the same person. */
const AGAIN: Face = { ...FACE, descriptor: FACE.descriptor.map((value, at) => (at === 0 ? value + 0.4 : value)) }

/** Sees one face in the card's portrait region, and these in the selfie, which is looked at whole. */
function watcher(inSelfie: readonly Face[], onCard: readonly Face[] = [FACE]): Faces {
  return {
    find: async (_picture, options) => (options?.quad === undefined ? inSelfie : onCard),
    close: async () => undefined,
  }
}

/** An engine that reads what is printed; a closer look sees the line that lies where it looks. */
function reader(reading: OcrReading): Ocr {
  return {
    read: async () => reading,
    readRegion: async (_picture, { quad }) =>
      reading.lines
        .filter(
          ({ quad: own }) =>
            Math.abs(own[0][1] - quad[0][1]) < 0.03 && own[1][0] > quad[0][0] && own[0][0] < quad[1][0],
        )
        .slice(-1),
    close: async () => undefined,
  }
}

interface Run {
  readonly values?: Partial<CardValues>
  readonly reading?: OcrReading
  readonly type?: 'KTP_OCR' | 'KTP_PEP' | 'KTP_SELFIE'
  readonly fraudDetection?: boolean
  readonly acceptSpecimens?: boolean
  readonly mode?: RunContext['mode']
  readonly documents?: Documents
  readonly faces?: Faces
  readonly falseMatchRate?: number
}

async function run(options: Run = {}): Promise<Findings | Failure> {
  const { type = 'KTP_OCR', fraudDetection = false, acceptSpecimens = false, mode = 'live' } = options
  const reading = options.reading ?? readingOf(printedCard({ ...FICTIONAL_CARD, ...options.values }))
  const faces = options.faces ?? watcher([FACE])
  const verifier = ktp({
    ...{ ocr: reader(reading), documents: options.documents ?? documents, faces, acceptSpecimens },
    ...(options.falseMatchRate === undefined ? {} : { falseMatchRate: options.falseMatchRate }),
  })
  const file = { id: 'a', pageCount: 1, password: undefined, bytes: async () => new Uint8Array(1) }
  return verifier.verify(
    {
      configuration: { verification_type: type, fraud_detection: fraudDetection, files: { ktp_file: ['a'] } },
      files: { ktp_file: [file], selfie_file: [file] },
    },
    { verificationId: 'v', organizationId: 'o', groupId: 'g', mode, signal: new AbortController().signal },
  )
}

async function found(options: Run = {}): Promise<Findings> {
  const result = await run(options)
  if (result.kind !== 'found') throw new Error(result.message)
  return result
}

const wrong = (checks: readonly Check[]) =>
  checks.filter(({ result }) => result !== 'PASS').map(({ reason_code }) => reason_code)

describe('KTP_VERIFICATION', () => {
  it('reads a card whose NIK agrees with its print, with nothing to object to', async () => {
    const { output, checks, fields } = await found()
    expect(wrong(checks)).toEqual([])
    expect(output).toEqual({
      nik: '3404171601770013',
      name: 'DEDI KUSUMA HIDAYAT',
      birth_place: 'SLEMAN',
      birth_date: '1977-01-16',
      gender: 'LAKI-LAKI',
      blood_type: 'O',
      address: 'JL. VETERAN NO. 34',
      rt_rw: '017/017',
      village: 'KEPUHARJO',
      district: 'CANGKRINGAN',
      religion: 'KRISTEN',
      marital_status: 'KAWIN',
      occupation: 'SOPIR',
      nationality: 'WNI',
      valid_until: 'SEUMUR HIDUP',
      province: 'DAERAH ISTIMEWA YOGYAKARTA',
      regency: 'KABUPATEN SLEMAN',
    })
    expect(Object.keys(fields)).toEqual([...KTP_FIELDS])
  })

  it('says where each value stands in the picture', async () => {
    const { fields } = await found()
    for (const { box, page } of Object.values(fields)) {
      const [left = 1, top = 1, right = 0, bottom = 0] = box ?? []
      expect(page).toBe(1)
      expect(left).toBeLessThan(right)
      expect(top).toBeLessThan(bottom)
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(0)
      expect(Math.max(right, bottom)).toBeLessThanOrEqual(1)
    }
    expect(fields.name?.box?.[1]).toBeLessThan(fields.valid_until?.box?.[1] ?? 0)
  })

  it.each([
    [{ nik: '3404171701770013' }, ['NIK_DATE_DIFFERS']],
    [{ nik: '3404175601770013' }, ['NIK_SEX_DIFFERS']],
    [{ nik: '3504171601770013' }, ['NIK_AREA_DIFFERS']],
    [{ nik: '3404171601770000' }, ['NIK_SERIAL_ZERO']],
    [{ valid_until: '16-01-2019' }, []],
    [{ valid_until: '16-01-2019', nationality: 'BELANDA' }, ['CARD_EXPIRED']],
    [{ blood_type: '' }, []],
    [{ religion: '' }, ['FIELDS_UNREADABLE']],
  ])('%j: %j', async (values, reasons) => {
    expect(wrong((await found({ values })).checks)).toEqual(reasons)
  })

  it('does not take a NIK with too few digits for one', async () => {
    const { checks } = await found({ values: { nik: '340417160177001' } })
    expect(wrong(checks)).toContain('NIK_TOO_SHORT')
  })

  it('finds no KTP where there is no text, and says so in words for the person', async () => {
    const { checks, output } = await found({ reading: readingOf([]) })
    expect(wrong(checks)).toContain('NO_TEXT')
    expect(checks.find(({ code }) => code === 'DOCUMENT_IS_KTP')?.message).toMatch(/new picture/)
    expect(output.nik).toBeNull()
  })

  it('names what is wrong with the picture only when reading failed', async () => {
    const poor = { sharpness: 0.1, glare: 0, brightness: 0.5, lineHeightPixels: 30, isCropped: false }
    const readable = { ...readingOf(printedCard()), quality: poor }
    const unreadable = { ...readingOf([]), quality: poor }
    expect(wrong((await found({ reading: readable })).checks)).toEqual([])
    expect(wrong((await found({ reading: unreadable })).checks)).toContain('PICTURE_BLURRED')
  })

  it('gives no verdict and publishes every check and reason it uses', async () => {
    const verifier = ktp({ ocr: reader(readingOf([])), documents, faces: watcher([]), acceptSpecimens: false })
    const published = new Set(verifier.reasons.map(({ code }) => code))
    for (const type of ['KTP_OCR', 'KTP_PEP', 'KTP_SELFIE'] as const) {
      const { checks, output } = await found({ type, fraudDetection: true, reading: readingOf([]) })
      expect(output).not.toHaveProperty('output_status')
      for (const { code, reason_code } of checks) {
        expect(KTP_CHECKS).toContain(code)
        if (reason_code !== null) expect(published).toContain(reason_code)
      }
    }
    for (const code of verifier.decidingChecks({ mode: 'live' })) expect(KTP_CHECKS).toContain(code)
  })
})

describe('what was asked for and cannot be made', () => {
  it('is UNAVAILABLE, and absent when nobody asked', async () => {
    const unavailable = async (options: Run) =>
      (await found(options)).checks.filter(({ result }) => result === 'UNAVAILABLE').map(({ code }) => code)
    expect(await unavailable({})).toEqual([])
    expect(await unavailable({ fraudDetection: true })).toEqual(['AUTHENTICITY'])
    expect(await unavailable({ type: 'KTP_PEP' })).toEqual(['PEP_SCREENING', 'SANCTIONS_SCREENING'])
  })

  it('leaves its documented fields null', async () => {
    expect((await found({ type: 'KTP_PEP' })).output).toMatchObject({ is_pep: null, is_sanctioned: null, matches: [] })
  })
})

describe('KTP_SELFIE', () => {
  const selfie = (faces: Faces) => found({ type: 'KTP_SELFIE', faces })
  const far: Face = { ...FACE, descriptor: FACE.descriptor.map((value) => -value) }

  it('matches two pictures of one person and adds to the fields of the card', async () => {
    const { output, checks, engineJobs } = await selfie(watcher([AGAIN]))
    expect(wrong(checks)).toEqual([])
    expect(output).toMatchObject({
      nik: '3404171601770013',
      face_match_confidence_level: 'HIGH',
      face_match_confidence_score: expect.any(Number),
      face_match_false_match_rate: 0.02,
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
    expect(output.face_match_false_match_rate).toBe(isCompared ? 0.02 : null)
  })

  it('judges one borderline pair as the false-match rate says, and says which rate that was', async () => {
    const between = (matchLimit('poor', 0.01) + matchLimit('poor', 0.02)) / 2
    const [first = 0, ...others] = FACE.descriptor
    const faces = watcher([{ ...FACE, descriptor: [first + between, ...others] }])
    const judged = async (falseMatchRate: number) => (await found({ type: 'KTP_SELFIE', faces, falseMatchRate })).output

    expect(await judged(0.02)).toMatchObject({
      ...{ is_match_face: true, face_match_confidence_level: 'MEDIUM', face_match_false_match_rate: 0.02 },
    })
    expect(await judged(0.01)).toMatchObject({
      ...{ is_match_face: false, face_match_confidence_level: 'LOW', face_match_false_match_rate: 0.01 },
    })
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

describe('a specimen mark', () => {
  const reading = readingOf([...printedCard(), { text: 'SPECIMEN', left: 1.2, top: 0.93 }])
  const specimen = async (options: Run) =>
    (await found({ reading, ...options })).checks.find(({ code }) => code === 'SPECIMEN')

  it('fails a live verification and decides it', async () => {
    expect(await specimen({})).toMatchObject({ result: 'FAIL', reason_code: 'SPECIMEN_MARK' })
    const verifier = ktp({ ocr: reader(reading), documents, faces: watcher([]), acceptSpecimens: false })
    expect(verifier.decidingChecks({ mode: 'live' })).toContain('SPECIMEN')
    expect(verifier.decidingChecks({ mode: 'test' })).not.toContain('SPECIMEN')
  })

  it('is passed over in test mode and where the installation accepts specimens', async () => {
    expect(await specimen({ mode: 'test' })).toMatchObject({ result: 'PASS', reason_code: 'SPECIMEN_ACCEPTED' })
    expect(await specimen({ acceptSpecimens: true })).toMatchObject({ result: 'PASS' })
  })
})

describe('a file that cannot be opened', () => {
  it('fails the run with the reason and what to do', async () => {
    const refusing: Documents = {
      ...documents,
      render: async () => ({ kind: 'refused', reason: 'ENCRYPTED', message: 'Send the password with the file.' }),
    }
    expect(await run({ documents: refusing })).toEqual({
      kind: 'failed',
      code: 'FILE_ENCRYPTED',
      message: 'Send the password with the file.',
    })
  })
})
