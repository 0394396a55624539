import { ApiError, OfflineError } from '../api/api-error.ts'
import { useLanguage } from './language.ts'
import { defineWords, sayIn } from './words.ts'

const errorWords = defineWords({
  en: {
    offline: 'The server cannot be reached. What you typed is still here; try again when the connection is back.',
    INVALID_CREDENTIALS: 'E-mail address or password is wrong.',
    TOO_MANY_REQUESTS: 'Too many requests. Please wait a moment and try again.',
    INSUFFICIENT_BALANCE: 'There are not enough credits for this. Ask an owner to add some.',
    FORBIDDEN: 'You may not do this. An owner can change your duties.',
    NOT_FOUND: 'This does not exist, or it belongs to another group or mode.',
    PRECONDITION_FAILED: 'Somebody changed this meanwhile. It was read anew: look again, then decide.',
    TOKEN_EXPIRED: 'Your session has ended. Please sign in again.',
    INVALID_TOKEN: 'Your session has ended. Please sign in again.',
    INTERNAL_SERVER_ERROR: 'Something went wrong on the server. Please try again.',
  },
  id: {
    offline: 'Server tidak terjangkau. Yang Anda ketik masih ada; coba lagi setelah koneksi pulih.',
    INVALID_CREDENTIALS: 'Alamat email atau kata sandi salah.',
    TOO_MANY_REQUESTS: 'Terlalu banyak permintaan. Tunggu sebentar lalu coba lagi.',
    INSUFFICIENT_BALANCE: 'Kredit tidak mencukupi. Minta pemilik menambahkannya.',
    FORBIDDEN: 'Anda tidak boleh melakukan ini. Pemilik dapat mengubah tugas Anda.',
    NOT_FOUND: 'Ini tidak ada, atau milik grup atau mode lain.',
    PRECONDITION_FAILED: 'Seseorang telah mengubahnya. Data dibaca ulang: periksa lagi, lalu putuskan.',
    TOKEN_EXPIRED: 'Sesi Anda berakhir. Silakan masuk lagi.',
    INVALID_TOKEN: 'Sesi Anda berakhir. Silakan masuk lagi.',
    INTERNAL_SERVER_ERROR: 'Terjadi kesalahan di server. Silakan coba lagi.',
  },
  am: {
    offline: 'አገልጋዩን ማግኘት አልተቻለም። የጻፉት አልጠፋም፤ ግንኙነቱ ሲመለስ እንደገና ይሞክሩ።',
    INVALID_CREDENTIALS: 'የኢሜይል አድራሻ ወይም የይለፍ ቃል ስህተት ነው።',
    TOO_MANY_REQUESTS: 'በጣም ብዙ ጥያቄዎች። ትንሽ ቆይተው እንደገና ይሞክሩ።',
    INSUFFICIENT_BALANCE: 'በቂ ክሬዲት የለም።',
    FORBIDDEN: 'ይህን ማድረግ አይፈቀድልዎትም።',
    NOT_FOUND: 'አልተገኘም።',
    PRECONDITION_FAILED: 'ሌላ ሰው ቀይሮታል። እንደገና ይመልከቱ።',
    TOKEN_EXPIRED: 'ክፍለ ጊዜዎ አብቅቷል። እንደገና ይግቡ።',
    INVALID_TOKEN: 'ክፍለ ጊዜዎ አብቅቷል። እንደገና ይግቡ።',
    INTERNAL_SERVER_ERROR: 'በአገልጋዩ ላይ ችግር ተፈጥሯል። እንደገና ይሞክሩ።',
  },
})

const KNOWN = Object.keys(errorWords.en)

/** An error in the reader's words; where the catalogue has none, in the server's. */
export function useErrorText(): (error: unknown) => string {
  const language = useLanguage()
  const say = sayIn(errorWords, language)
  return (error) => {
    if (error instanceof OfflineError) return say('offline')
    if (!(error instanceof ApiError)) return say('INTERNAL_SERVER_ERROR')
    const fields = error.fields.map(({ field, message }) => `${field}: ${message}`)
    if (isKnown(error.code)) return say(error.code)
    return [error.message, ...fields].join(' · ')
  }
}

function isKnown(code: string): code is keyof (typeof errorWords)['en'] {
  return KNOWN.includes(code)
}
