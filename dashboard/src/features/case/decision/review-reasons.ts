import { defineWords } from '../../../words/words.ts'

export const REASONS = {
  APPROVED: ['IDENTITY_CONFIRMED', 'DOCUMENT_CONFIRMED', 'FALSE_ALARM', 'RISK_ACCEPTED', 'APPROVED_OTHERWISE'],
  REJECTED: [
    'DOCUMENT_ALTERED',
    'DOCUMENT_UNFIT',
    'PERSON_DIFFERS',
    'DATA_DIFFERS',
    'PERSON_LISTED',
    'REJECTED_OTHERWISE',
  ],
} as const

export type ReasonCode = (typeof REASONS)[keyof typeof REASONS][number]

/** Reasons that say nothing without a note. */
export const NEEDS_NOTE: ReadonlySet<string> = new Set(['APPROVED_OTHERWISE', 'REJECTED_OTHERWISE'])

export const reasonWords = defineWords<ReasonCode>({
  en: {
    IDENTITY_CONFIRMED: 'The person is who they say',
    DOCUMENT_CONFIRMED: 'The document is in order',
    FALSE_ALARM: 'False alarm: nothing is wrong',
    RISK_ACCEPTED: 'There is a fault, and it is accepted',
    APPROVED_OTHERWISE: 'Another reason, as the note says',
    DOCUMENT_ALTERED: 'The document was changed or made up',
    DOCUMENT_UNFIT: 'The document is unreadable, wrong or expired',
    PERSON_DIFFERS: 'The person is somebody else',
    DATA_DIFFERS: 'Data and document differ',
    PERSON_LISTED: 'The person is on a list',
    REJECTED_OTHERWISE: 'Another reason, as the note says',
  },
  id: {
    IDENTITY_CONFIRMED: 'Orangnya sesuai pengakuannya',
    DOCUMENT_CONFIRMED: 'Dokumennya beres',
    FALSE_ALARM: 'Peringatan keliru: tidak ada masalah',
    RISK_ACCEPTED: 'Ada kekurangan, dan diterima',
    APPROVED_OTHERWISE: 'Alasan lain, seperti di catatan',
    DOCUMENT_ALTERED: 'Dokumen diubah atau dibuat-buat',
    DOCUMENT_UNFIT: 'Dokumen tidak terbaca, salah, atau kedaluwarsa',
    PERSON_DIFFERS: 'Orangnya berbeda',
    DATA_DIFFERS: 'Data dan dokumen berbeda',
    PERSON_LISTED: 'Orangnya ada di daftar',
    REJECTED_OTHERWISE: 'Alasan lain, seperti di catatan',
  },
})
