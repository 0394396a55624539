import { describe, expect, it } from 'vitest'
import { documents, reader } from '../../../test/ktp-rig.ts'
import { type PrintedLine, readingOf } from '../../../test/printed-lines.ts'
import type { Check } from '../verifier.ts'
import { npwp } from './index.ts'

const OLD: readonly PrintedLine[] = [
  { text: 'KEMENTERIAN KEUANGAN REPUBLIK INDONESIA', left: 0.2, top: 0.04 },
  { text: 'DIREKTORAT JENDERAL PAJAK', left: 0.4, top: 0.1 },
  { text: 'NPWP : 07.999.020.6-999.000', left: 0.06, top: 0.19, height: 0.08 },
  { text: 'DEDI KUSUMA HIDAYAT', left: 0.06, top: 0.3 },
  { text: 'NIK : 3404171601770013', left: 0.06, top: 0.36 },
  { text: 'JL. VETERAN NO. 34 RT 017 RW 003', left: 0.06, top: 0.42 },
  { text: 'KEPUHARJO CANGKRINGAN', left: 0.06, top: 0.48 },
  { text: 'KPP PRATAMA SLEMAN', left: 0.06, top: 0.54 },
  { text: 'TERDAFTAR : 14 MARET 2011', left: 0.06, top: 0.6 },
]

const ELECTRONIC: readonly PrintedLine[] = [
  { text: 'KEMENTERIAN KEUANGAN RI', left: 0.4, top: 0.04 },
  { text: 'DIREKTORAT JENDERAL PAJAK', left: 0.4, top: 0.1 },
  { text: 'NPWP16: 3404 1716 0177 0013', left: 0.06, top: 0.19, height: 0.08 },
  { text: 'NPWP15: 07.999.020.6-999.000', left: 0.06, top: 0.3 },
  { text: 'Nama', left: 0.06, top: 0.36 },
  { text: ': DEDI KUSUMA HIDAYAT', left: 0.55, top: 0.36 },
  { text: 'Alamat', left: 0.06, top: 0.42 },
  { text: ': JL. VETERAN NO. 34', left: 0.55, top: 0.42 },
  { text: 'KEPUHARJO CANGKRINGAN', left: 0.6, top: 0.48 },
  { text: 'KPP', left: 0.06, top: 0.54 },
  { text: ': PRATAMA SLEMAN', left: 0.55, top: 0.54 },
  { text: 'Tanggal Terdaftar', left: 0.06, top: 0.6 },
  { text: ': 14-03-2011', left: 0.55, top: 0.6 },
]

interface Asked {
  readonly npwp?: string
  readonly nik?: string
  readonly name?: string
  readonly user_consent?: boolean
}

async function verify(lines: readonly PrintedLine[] | null, asked: Asked = {}, acceptSpecimens = true) {
  const verifier = npwp({ documents, ocr: reader(readingOf(lines ?? [])), acceptSpecimens })
  const file = { id: 'f', pageCount: 1, password: undefined, bytes: async () => new Uint8Array() }
  const files = lines === null ? {} : { npwp_file: [file] }
  const configuration = verifier.configuration.parse({ ...asked, files: lines === null ? {} : { npwp_file: ['f'] } })
  const where = { verificationId: 'v', organizationId: 'o', groupId: 'g', mode: 'live' } as const
  const found = await verifier.verify({ configuration, files }, { ...where, signal: new AbortController().signal })
  if (found.kind !== 'found') throw new Error(found.code)
  return found
}

const resultOf = (checks: readonly Check[], code: string) => {
  const check = checks.find((each) => each.code === code)
  return check === undefined ? null : [check.result, check.reason_code]
}

describe('a tax card', () => {
  it('without labels is read', async () => {
    const { output } = await verify(OLD)
    expect(output.card).toEqual({
      npwp: '079990206999000',
      npwp_15: null,
      nik: '3404171601770013',
      name: 'DEDI KUSUMA HIDAYAT',
      address: 'JL. VETERAN NO. 34 RT 017 RW 003 KEPUHARJO CANGKRINGAN',
      tax_office: 'KPP PRATAMA SLEMAN',
      registered_at: '2011-03-14',
    })
  })

  it('of the electronic kind is read, with both its numbers', async () => {
    const { output } = await verify(ELECTRONIC)
    expect(output).toMatchObject({ kind: 'nik', npwp_16: '3404171601770013', birth_date: '1977-01-16' })
    expect(output.card).toMatchObject({
      npwp: '3404171601770013',
      npwp_15: '079990206999000',
      name: 'DEDI KUSUMA HIDAYAT',
      address: 'JL. VETERAN NO. 34 KEPUHARJO CANGKRINGAN',
      tax_office: 'KPP PRATAMA SLEMAN',
      registered_at: '2011-03-14',
    })
  })

  it('passes its own rules, and the register was not asked', async () => {
    const { checks } = await verify(OLD)
    expect(checks.filter(({ result }) => result !== 'PASS').map(({ reason_code }) => reason_code)).toEqual([
      'REGISTER_NOT_SET_UP',
    ])
  })

  it('is compared with the number, NIK and name that were given', async () => {
    const same = await verify(OLD, {
      npwp: '07.999.020.6-999.000',
      nik: '3404171601770013',
      name: 'Hidayat, Dedi Kusuma',
    })
    const other = await verify(OLD, { npwp: '089990204999000', nik: '3404171601770021', name: 'Siti Rahayu' })
    const codes = ['NPWP_MATCH', 'NIK_MATCH', 'NAME_MATCH']
    expect(codes.map((code) => resultOf(same.checks, code))).toEqual(Array(3).fill(['PASS', null]))
    expect(codes.map((code) => resultOf(other.checks, code))).toEqual([
      ['FAIL', 'NPWP_DIFFERS'],
      ['FAIL', 'NIK_DIFFERS'],
      ['FAIL', 'NAME_DIFFERS'],
    ])
  })

  it('marked as a specimen is none where specimens are not accepted', async () => {
    const marked = [...OLD, { text: 'SPECIMEN', left: 0.6, top: 0.9 }]
    expect(resultOf((await verify(marked)).checks, 'SPECIMEN')).toEqual(['PASS', 'SPECIMEN_ACCEPTED'])
    expect(resultOf((await verify(marked, {}, false)).checks, 'SPECIMEN')).toEqual(['FAIL', 'SPECIMEN_MARK'])
  })
})

describe('another paper', () => {
  it.each([
    'SURAT KETERANGAN TERDAFTAR',
    'SURAT SETORAN PAJAK',
    'FAKTUR PAJAK',
    'FORMULIR 1770 S',
    'KARTU TANDA PENDUDUK',
  ])('that is called %s is no tax card', async (title) => {
    const { checks } = await verify([{ text: title, left: 0.3, top: 0.15 }, ...OLD.filter(({ top }) => top !== 0.15)])
    expect(resultOf(checks, 'DOCUMENT_IS_NPWP')).toEqual(['FAIL', 'NOT_AN_NPWP_CARD'])
  })

  it('with a number and no word of the tax office is none', async () => {
    const { checks } = await verify(OLD.slice(2))
    expect(resultOf(checks, 'DOCUMENT_IS_NPWP')?.[0]).not.toBe('PASS')
  })
})

describe('a number without a card', () => {
  it.each([
    ['01.999.994.5-999.000', 'PASS', null],
    ['079990207999000', 'FAIL', 'NPWP_CHECK_DIGIT_WRONG'],
    ['119990208999000', 'PASS', 'NPWP_KIND_UNKNOWN'],
    ['1000000009977581', 'UNAVAILABLE', 'NPWP_NOT_JUDGED'],
    ['12345', 'UNAVAILABLE', 'NPWP_NOT_JUDGED'],
  ])('%s is judged by its own rules', async (number, result, reason) => {
    expect(resultOf((await verify(null, { npwp: number })).checks, 'NPWP_CONSISTENT')).toEqual([result, reason])
  })

  it('says the status alone where the person did not agree', async () => {
    const { output, fields } = await verify(OLD, { user_consent: false })
    expect([output, fields]).toEqual([{ is_valid_npwp: null, status: null }, {}])
  })

  it('is asked for', async () => {
    await expect(verify(null)).rejects.toThrow(/Give npwp, nik or files.npwp_file/)
  })
})
