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
