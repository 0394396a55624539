import { defineWords } from '../../../words/words.ts'

export const decisionWords = defineWords({
  en: {
    title: 'Your decision',
    APPROVED: 'Approve',
    REJECTED: 'Reject',
    reason: 'Reason',
    note: 'Note for colleagues',
    noteNeeded: 'This reason needs a note.',
    undecided: 'Approve although {count} matches are undecided',
    approveEffect:
      'It becomes verified where every other check passed, else partly not verified. The customer is told by webhook.',
    rejectEffect: 'It becomes not verified. The customer is told by webhook.',
    submit: 'Decide',
    decidedAPPROVED: '{name} approved this',
    decidedREJECTED: '{name} rejected this',
    effect: 'Nobody is told for another {seconds} s.',
    undo: 'Undo',
    lapsed: 'This decision did not take effect: the verification moved on before.',
    keys: 'Keys',
  },
  id: {
    title: 'Keputusan Anda',
    APPROVED: 'Setujui',
    REJECTED: 'Tolak',
    reason: 'Alasan',
    note: 'Catatan untuk rekan',
    noteNeeded: 'Alasan ini memerlukan catatan.',
    undecided: 'Setujui meskipun {count} kecocokan belum diputuskan',
    approveEffect:
      'Menjadi sah bila semua pemeriksaan lain lulus, jika tidak menjadi sebagian tidak sah. Pelanggan diberi tahu lewat webhook.',
    rejectEffect: 'Menjadi tidak sah. Pelanggan diberi tahu lewat webhook.',
    submit: 'Putuskan',
    decidedAPPROVED: '{name} menyetujui ini',
    decidedREJECTED: '{name} menolak ini',
    effect: 'Belum ada yang diberi tahu selama {seconds} detik lagi.',
    undo: 'Urungkan',
    lapsed: 'Keputusan ini tidak berlaku: verifikasinya sudah berubah sebelumnya.',
    keys: 'Tombol',
  },
})
