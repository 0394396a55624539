/** The 17 printed values, in the order of the public output. */
export const KTP_FIELDS = [
  'nik',
  'name',
  'birth_place',
  'birth_date',
  'gender',
  'blood_type',
  'address',
  'rt_rw',
  'village',
  'district',
  'religion',
  'marital_status',
  'occupation',
  'nationality',
  'valid_until',
  'province',
  'regency',
] as const

export type KtpField = (typeof KTP_FIELDS)[number]

/** A printed row with a label. `birth` holds place and date. */
export type RowName =
  | 'nik'
  | 'name'
  | 'birth'
  | 'gender'
  | 'blood_type'
  | 'address'
  | 'rt_rw'
  | 'village'
  | 'district'
  | 'religion'
  | 'marital_status'
  | 'occupation'
  | 'nationality'
  | 'valid_until'

/** Rows from top to bottom, each with its label's spellings in capital letters without spaces or signs. */
export const ROWS: readonly { readonly name: RowName; readonly labels: readonly string[] }[] = [
  { name: 'nik', labels: ['NIK', 'NOMORINDUKKEPENDUDUKAN'] },
  { name: 'name', labels: ['NAMA', 'NAMALENGKAP'] },
  {
    name: 'birth',
    labels: [
      'TEMPATTGLLAHIR',
      'TEMPATTANGGALLAHIR',
      'TEMPATDANTGLLAHIR',
      'TEMPATDANTANGGALLAHIR',
      'TMPTTGLLAHIR',
      'TTL',
      'TGLLAHIR',
      'TANGGALLAHIR',
    ],
  },
  { name: 'gender', labels: ['JENISKELAMIN', 'JNSKELAMIN'] },
  { name: 'blood_type', labels: ['GOLDARAH', 'GOLONGANDARAH'] },
  { name: 'address', labels: ['ALAMAT'] },
  { name: 'rt_rw', labels: ['RTRW'] },
  { name: 'village', labels: ['KELDESA', 'KELURAHANDESA', 'DESAKEL', 'DESAKELURAHAN', 'KELURAHAN', 'DESA'] },
  { name: 'district', labels: ['KECAMATAN', 'DISTRIK'] },
  { name: 'religion', labels: ['AGAMA'] },
  {
    name: 'marital_status',
    labels: ['STATUSPERKAWINAN', 'STATUSKAWIN', 'STATUSPERNIKAHAN', 'STATUSNIKAH', 'STATUSPERK'],
  },
  { name: 'occupation', labels: ['PEKERJAAN', 'JENISPEKERJAAN', 'PEKERJAANPROFESI', 'PROFESI'] },
  { name: 'nationality', labels: ['KEWARGANEGARAAN', 'WARGANEGARA', 'KEBANGSAAN'] },
  {
    name: 'valid_until',
    labels: ['BERLAKUHINGGA', 'BERLAKUSAMPAI', 'BERLAKUSD', 'MASABERLAKU', 'BERLAKUSAMPAIDENGAN'],
  },
]
