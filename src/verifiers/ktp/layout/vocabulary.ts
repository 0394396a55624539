import { OCCUPATIONS } from './occupations.ts'

/** Fields of the card whose print comes from a closed list (or nearly: occupations). */
export type VocabularyField = 'gender' | 'blood_type' | 'religion' | 'marital_status' | 'nationality' | 'occupation'

/**
 * Terms as cards print them, spellings of different years included. Religions: UU 1/PNPS/1965 and Constitutional
 * Court ruling 97/PUU-XIV/2016 (beliefs). Marital states: Perpres 96/2018 and form F-1.01. Cards of foreigners print these
 * lines in English, the first of them in Indonesian.
 */
export const VOCABULARY: Readonly<Record<VocabularyField, readonly string[]>> = {
  gender: ['LAKI-LAKI', 'PEREMPUAN', 'MALE', 'FEMALE', 'MAN', 'WOMAN'],
  blood_type: ['A', 'B', 'AB', 'O', '-', 'A+', 'A-', 'B+', 'B-', 'AB+', 'AB-', 'O+', 'O-'],
  religion: [
    'ISLAM',
    'KRISTEN',
    'KATHOLIK',
    'KATOLIK',
    'HINDU',
    'BUDHA',
    'BUDDHA',
    'KHONGHUCU',
    'KONGHUCU',
    'KEPERCAYAAN TERHADAP TUHAN YME',
    'KEPERCAYAAN TERHADAP TUHAN YANG MAHA ESA',
    'PENGHAYAT KEPERCAYAAN',
    ...['CHRISTIAN', 'CHRISTIANITY', 'PROTESTANT', 'CATHOLIC', 'MOSLEM', 'MUSLIM', 'HINDUISM', 'BUDDHISM', 'BUDDHIST'],
    ...['CONFUCIAN', 'CONFUCIANISM', 'OTHERS', 'LAINNYA'],
  ],
  marital_status: [
    'BELUM KAWIN',
    'KAWIN',
    'CERAI HIDUP',
    'CERAI MATI',
    'KAWIN TERCATAT',
    'KAWIN BELUM TERCATAT',
    'CERAI TERCATAT',
    'CERAI BELUM TERCATAT',
    'CERAI HIDUP TERCATAT',
    'CERAI HIDUP BELUM TERCATAT',
    ...['SINGLE', 'NOT MARRIED', 'UNMARRIED', 'MARRIED', 'DIVORCED', 'DIVORCE', 'WIDOWED', 'WIDOW', 'WIDOWER'],
  ],
  nationality: ['WNI', 'WNA'],
  occupation: OCCUPATIONS,
}
