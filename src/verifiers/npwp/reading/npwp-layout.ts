import type { FormLayout } from '../../../engines/forms/form-layout.ts'

/** A printed row of a tax card. Cards of before 2022 print name and address without a label. */
export type NpwpRow = 'npwp' | 'name' | 'nik' | 'address' | 'tax_office' | 'registered_at'

/** The values of a card, in the order of the public output. */
export const NPWP_FIELDS = ['npwp', 'npwp_15', 'nik', 'name', 'address', 'tax_office', 'registered_at'] as const
export type NpwpField = (typeof NPWP_FIELDS)[number]

/** The rows of a tax card from top to bottom. */
export const NPWP_LAYOUT: FormLayout<NpwpRow> = {
  isSparse: true,
  rows: [
    {
      name: 'npwp',
      labels: ['NPWP', 'NONPWP', 'NPWP16', 'NPWP15', 'NOMORPOKOKWAJIBPAJAK'],
      labelMin: 0.7,
      shape: { kind: 'digits', min: 13 },
      stands: 'wide',
      isTelling: true,
    },
    {
      name: 'name',
      labels: ['NAMA', 'NAMAWAJIBPAJAK', 'NAMALENGKAP'],
      labelMin: 0.7,
      shape: { kind: 'words' },
      continues: 0.35,
    },
    { name: 'nik', labels: ['NIK', 'NOMORINDUKKEPENDUDUKAN'], labelMin: 0.7, shape: { kind: 'digits', min: 13 } },
    {
      name: 'address',
      labels: ['ALAMAT', 'ALAMATWAJIBPAJAK', 'ALAMATTERDAFTAR'],
      labelMin: 0.68,
      shape: { kind: 'text' },
      continues: 0.6,
    },
    {
      name: 'tax_office',
      labels: ['KPP', 'KPPTERDAFTAR', 'KANTORPELAYANANPAJAK'],
      labelMin: 0.7,
      shape: { kind: 'words' },
      continues: 0.2,
    },
    {
      name: 'registered_at',
      labels: ['TERDAFTAR', 'TANGGALTERDAFTAR', 'TGLTERDAFTAR', 'TERDAFTARSEJAK', 'TERDAFTARPADA', 'TANGGALDAFTAR'],
      shape: { kind: 'date', terms: [] },
    },
  ],
}

/** Words that only such a card carries: who gives it out, and what it is. Without spaces. */
export const TITLES = ['DIREKTORATJENDERALPAJAK', 'NOMORPOKOKWAJIBPAJAK', 'DITJENPAJAK']

/** The ministry over it. Other papers carry it, too. */
export const MINISTRIES = ['KEMENTERIANKEUANGAN', 'DEPARTEMENKEUANGAN']

/** Papers of the same office, and others that print a number of a taxpayer. */
export const OTHER_PAPERS = [
  'SURATKETERANGANTERDAFTAR',
  'SURATPENGUKUHAN',
  'SURATPEMBERITAHUAN',
  'SURATSETORANPAJAK',
  'BUKTIPENERIMAAN',
  'BUKTIPEMOTONGAN',
  'FAKTURPAJAK',
  'FORMULIR',
  'SURATKUASA',
  'NOMORINDUKBERUSAHA',
  'KARTUKELUARGA',
  'KARTUTANDAPENDUDUK',
  'SURATIZINMENGEMUDI',
  'INVOICE',
  'KWITANSI',
]
