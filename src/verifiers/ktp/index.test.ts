import { describe, expect, it } from 'vitest'
import { documents, FACE, found, plainPicture, type Run, reader, run, watcher, wrong } from '../../../test/ktp-rig.ts'
import { printedCard, readingOf } from '../../../test/printed-lines.ts'
import type { Documents } from '../../engines/documents/documents.ts'
import { ktp } from './index.ts'
import { KTP_FIELDS } from './layout/fields.ts'
import { KTP_CHECKS } from './reasons/reasons.ts'

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
      not_looked_at: ['AUTHENTICITY', 'LIVENESS', 'REGISTER'],
    })
    expect(Object.keys(fields)).toEqual([...KTP_FIELDS])
  })

  it('takes a face for the portrait where its patch has no colour of its own, and only a face', async () => {
    const plain = { ...documents, render: async () => ({ kind: 'picture', picture: plainPicture(300) }) as const }
    const blurred = { ...FACE, quality: { ...FACE.quality, sharpness: 0 } }

    expect(wrong((await found({ documents: plain })).checks)).toEqual([])
    for (const onCard of [[], [blurred]]) {
      const { checks } = await found({ documents: plain, faces: watcher([], onCard) })
      expect(wrong(checks)).toEqual(['NO_PORTRAIT'])
    }
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
    [{ nik: '3504171601770013' }, []],
    [{ nik: '3404991601770013' }, ['NIK_AREA_DIFFERS']],
    [{ nik: '3404171601770000' }, ['NIK_SERIAL_ZERO']],
    [{ valid_until: '16-01-2019' }, []],
    [{ valid_until: '16-01-2019', nationality: 'BELANDA' }, ['CARD_EXPIRED']],
    [{ valid_until: '16-01-2099', nationality: 'GERMANY', gender: 'MALE', religion: 'CHRISTIAN' }, []],
    [{ blood_type: '' }, []],
    [{ religion: '' }, ['FIELDS_UNREADABLE']],
  ])('%j: %j', async (values, reasons) => {
    expect(wrong((await found({ values })).checks)).toEqual(reasons)
  })

  it('tells of a NIK of another area, which counts where the organization wants it to', async () => {
    const values = { nik: '3504171601770013' }
    const areaOf = async (organization: string) => {
      const { checks } = await found({ values, doMovesCount: async (id) => id === organization })
      return checks.find(({ code }) => code === 'NIK_AREA')
    }

    expect(await areaOf('another')).toMatchObject({ result: 'PASS', reason_code: 'NIK_AREA_MOVED' })
    expect(await areaOf('o')).toMatchObject({ result: 'FAIL', reason_code: 'NIK_AREA_MOVED' })
  })

  it.each([
    [{ birth: 'SLEMAN, 16-01-2015', nik: '3404171601150013', marital_status: 'BELUM KAWIN' }, ['HOLDER_TOO_YOUNG']],
    [{ birth: 'SLEMAN, 16-01-1915', nik: '3404171601150013' }, ['HOLDER_TOO_OLD']],
    [{ birth: 'SLEMAN, 16-01-1077' }, ['NIK_DATE_UNREAD', 'HOLDER_AGE_UNREAD', 'FIELDS_UNREADABLE']],
    [{ birth: 'SLEMAN, 16-01-2077' }, ['NIK_DATE_UNREAD', 'HOLDER_AGE_UNREAD', 'FIELDS_UNREADABLE']],
  ])('looks at the age of the holder: %j: %j', async (values, reasons) => {
    expect(wrong((await found({ values })).checks).toSorted()).toEqual(reasons.toSorted())
  })

  it('gives a NIK whole or not at all', async () => {
    const { checks, output } = await found({ values: { nik: '34041716 0177001' } })

    expect(wrong(checks)).toContain('NIK_UNCERTAIN')
    expect(output).toMatchObject({ nik: null })
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

  it('is named with all else that the verdict does not speak of', async () => {
    const named = async (options: Run) => (await found(options)).output.not_looked_at
    expect(await named({})).toEqual(['AUTHENTICITY', 'LIVENESS', 'REGISTER'])
    expect(await named({ fraudDetection: true })).toEqual(['LIVENESS', 'REGISTER'])
  })

  it('leaves its documented fields null', async () => {
    expect((await found({ type: 'KTP_PEP' })).output).toMatchObject({ is_pep: null, is_sanctioned: null, matches: [] })
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
