import { defineWords } from '../../../words/words.ts'

export const eventWords = defineWords({
  en: {
    began: 'Created',
    became: 'Became: {status}',
    edited: 'The output was corrected',
    redacted: 'Redacted: the person is forgotten',
    decided: 'A match was decided on',
    lapsed: 'A decision did not take effect: the verification had changed',
    attempt: 'Webhook, try {number}: {outcome}',
    byPerson: 'by a person',
    byKey: 'by {key}',
  },
  id: {
    began: 'Dibuat',
    became: 'Menjadi: {status}',
    edited: 'Hasil diperbaiki',
    redacted: 'Isi dihapus: orangnya dilupakan',
    decided: 'Sebuah kecocokan diputuskan',
    lapsed: 'Sebuah keputusan tidak berlaku: verifikasinya sudah berubah',
    attempt: 'Webhook, percobaan {number}: {outcome}',
    byPerson: 'oleh seseorang',
    byKey: 'oleh {key}',
  },
})
