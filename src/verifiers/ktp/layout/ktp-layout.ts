import type { FormLayout } from '../../../engines/forms/form-layout.ts'
import { COUNTRIES } from './countries.ts'
import type { RowName } from './fields.ts'
import { VOCABULARY } from './vocabulary.ts'

const WORDS = { kind: 'words' } as const

/** The rows of a KTP from top to bottom. */
export const KTP_LAYOUT: FormLayout<RowName> = {
  rows: [
    {
      name: 'nik',
      labels: ['NIK', 'NOMORINDUKKEPENDUDUKAN'],
      labelMin: 0.7,
      shape: { kind: 'digits', min: 13 },
      stands: 'wide',
      isTelling: true,
    },
    { name: 'name', labels: ['NAMA', 'NAMALENGKAP'], labelMin: 0.7, shape: WORDS, continues: 0.35 },
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
      shape: { kind: 'place_and_date' },
      continues: 0.3,
    },
    { name: 'gender', labels: ['JENISKELAMIN', 'JNSKELAMIN'], shape: { kind: 'terms', terms: VOCABULARY.gender } },
    { name: 'blood_type', labels: ['GOLDARAH', 'GOLONGANDARAH'], shape: { kind: 'none' }, stands: 'aside' },
    { name: 'address', labels: ['ALAMAT'], labelMin: 0.68, shape: { kind: 'text' }, continues: 0.6 },
    {
      name: 'rt_rw',
      labels: ['RTRW'],
      labelMin: 0.7,
      shape: { kind: 'pattern', pattern: /^\d{1,3}\s?[/1I|]\s?\d{1,3}$/ },
    },
    {
      name: 'village',
      labels: ['KELDESA', 'KELURAHANDESA', 'DESAKEL', 'DESAKELURAHAN', 'KELURAHAN', 'DESA'],
      shape: WORDS,
      continues: 0.25,
    },
    { name: 'district', labels: ['KECAMATAN', 'DISTRIK'], shape: WORDS, continues: 0.25 },
    {
      name: 'religion',
      labels: ['AGAMA'],
      labelMin: 0.68,
      shape: { kind: 'terms', terms: VOCABULARY.religion },
      continues: 0.1,
    },
    {
      name: 'marital_status',
      labels: ['STATUSPERKAWINAN', 'STATUSKAWIN', 'STATUSPERNIKAHAN', 'STATUSNIKAH', 'STATUSPERK'],
      shape: { kind: 'terms', terms: VOCABULARY.marital_status },
      continues: 0.1,
    },
    {
      name: 'occupation',
      labels: ['PEKERJAAN', 'JENISPEKERJAAN', 'PEKERJAANPROFESI', 'PROFESI'],
      shape: { kind: 'terms', terms: VOCABULARY.occupation, fitMin: 0.5 },
      continues: 0.35,
    },
    {
      name: 'nationality',
      labels: ['KEWARGANEGARAAN', 'WARGANEGARA', 'KEBANGSAAN'],
      shape: { kind: 'terms', terms: [...VOCABULARY.nationality, ...COUNTRIES] },
    },
    {
      name: 'valid_until',
      labels: ['BERLAKUHINGGA', 'BERLAKUSAMPAI', 'BERLAKUSD', 'MASABERLAKU', 'BERLAKUSAMPAIDENGAN'],
      shape: { kind: 'date', terms: ['SEUMUR HIDUP'] },
    },
  ],
}
