import { defineWords } from '../words/words.ts'

/** What the server's codes of statuses and verdicts mean to people. */
export const statusWords = defineWords({
  en: {
    DRAFT: 'Draft',
    IN_QUEUE: 'Waiting',
    IN_PROGRESS: 'Running',
    COMPLETED: 'Completed',
    FAILED: 'Failed',
    CANCELLED: 'Cancelled',
    NEED_REVIEW: 'Needs review',
    FRAUD_DETECTED: 'Stopped for fraud',
    PARTIALLY_COMPLETED: 'Partly completed',
    PARTIALLY_FAILED: 'Partly failed',
    VERIFIED: 'Verified',
    NOT_VERIFIED: 'Not verified',
    PARTIALLY_NOT_VERIFIED: 'Partly not verified',
  },
  id: {
    DRAFT: 'Draf',
    IN_QUEUE: 'Menunggu',
    IN_PROGRESS: 'Berjalan',
    COMPLETED: 'Selesai',
    FAILED: 'Gagal',
    CANCELLED: 'Dibatalkan',
    NEED_REVIEW: 'Perlu ditinjau',
    FRAUD_DETECTED: 'Dihentikan: penipuan',
    PARTIALLY_COMPLETED: 'Selesai sebagian',
    PARTIALLY_FAILED: 'Gagal sebagian',
    VERIFIED: 'Sah',
    NOT_VERIFIED: 'Tidak sah',
    PARTIALLY_NOT_VERIFIED: 'Sebagian tidak sah',
  },
})

export const STATUSES = [
  'NEED_REVIEW',
  'FRAUD_DETECTED',
  'IN_QUEUE',
  'IN_PROGRESS',
  'COMPLETED',
  'FAILED',
  'CANCELLED',
  'DRAFT',
  'PARTIALLY_COMPLETED',
  'PARTIALLY_FAILED',
] as const
export type Status = (typeof STATUSES)[number]

export const VERDICTS = ['VERIFIED', 'NOT_VERIFIED', 'PARTIALLY_NOT_VERIFIED'] as const
export type Verdict = (typeof VERDICTS)[number]
