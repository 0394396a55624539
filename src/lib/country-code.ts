/** Names of countries that lists use beside the English and Indonesian ones in the tables of Unicode. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  'korea north': 'KP',
  'north korea': 'KP',
  dprk: 'KP',
  'democratic peoples republic of korea': 'KP',
  'korea south': 'KR',
  'republic of korea': 'KR',
  'russian federation': 'RU',
  'syrian arab republic': 'SY',
  'iran islamic republic of': 'IR',
  'islamic republic of iran': 'IR',
  'democratic republic of the congo': 'CD',
  'congo democratic republic of the': 'CD',
  'republic of the congo': 'CG',
  'republic of congo': 'CG',
  'democratic republic of congo': 'CD',
  'congo dem rep': 'CD',
  'congo rep': 'CG',
  'korea dem peoples rep': 'KP',
  'korea rep': 'KR',
  burma: 'MM',
  'viet nam': 'VN',
  'united states of america': 'US',
  usa: 'US',
  uk: 'GB',
  'united kingdom of great britain and northern ireland': 'GB',
  'great britain': 'GB',
  'united republic of tanzania': 'TZ',
  'cote divoire': 'CI',
  'ivory coast': 'CI',
  'czech republic': 'CZ',
  turkey: 'TR',
  macedonia: 'MK',
  swaziland: 'SZ',
  'bosnia and herzegovina': 'BA',
  'bosnia herzegovina': 'BA',
  'state of palestine': 'PS',
  palestinian: 'PS',
  palestine: 'PS',
  'lao peoples democratic republic': 'LA',
  'republic of moldova': 'MD',
  'bolivarian republic of venezuela': 'VE',
  'venezuela bolivarian republic of': 'VE',
  'trinidad and tobago': 'TT',
  'hong kong': 'HK',
  macau: 'MO',
  myanmar: 'MM',
  wni: 'ID',
  'republik indonesia': 'ID',
  'the gambia': 'GM',
  gambia: 'GM',
  'the bahamas': 'BS',
  'cape verde': 'CV',
  england: 'GB',
  scotland: 'GB',
  'northern ireland': 'GB',
  'britania raya': 'GB',
  'kerajaan inggris': 'GB',
  inggris: 'GB',
  'inggris raya': 'GB',
  'kerajaan bersatu': 'GB',
  perancis: 'FR',
  philippina: 'PH',
  philipina: 'PH',
  pilipina: 'PH',
  suriah: 'SY',
  'republik arab suriah': 'SY',
  'republik arab syria': 'SY',
  'republik islam iran': 'IR',
  'republik demokratik rakyat korea': 'KP',
  rdrk: 'KP',
  'republik korea': 'KR',
  cina: 'CN',
  rrt: 'CN',
  rrc: 'CN',
  'republik rakyat tiongkok': 'CN',
  'republik rakyat cina': 'CN',
  'republic of china': 'TW',
  'peoples republic of china': 'CN',
  'amerika serikat': 'US',
  'uni emirat arab': 'AE',
  uea: 'AE',
  uae: 'AE',
  palestina: 'PS',
  'federasi rusia': 'RU',
  'kerajaan arab saudi': 'SA',
  saudi: 'SA',
  birma: 'MM',
  libia: 'LY',
  'afrika selatan': 'ZA',
  'the netherlands': 'NL',
  holland: 'NL',
  'republic of south sudan': 'SS',
  'republic of indonesia': 'ID',
  'republic of the sudan': 'SD',
  'republic of sudan': 'SD',
  'cote d ivoire': 'CI',
  'pantai gading': 'CI',
  'central african rep': 'CF',
  'west bank': 'PS',
  'west bank and gaza': 'PS',
  'occupied palestinian territories': 'PS',
  'lao pdr': 'LA',
  'kyrgyz republic': 'KG',
  'slovak republic': 'SK',
  gaza: 'PS',
}

const byName = new Map<string, string>(Object.entries(OTHER_NAMES))
const known = new Map<string, string>()
for (const first of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
  for (const second of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
    const written = first + second
    if (/^(A[A]|Q[M-Z]|X[A-JL-Z]|ZZ|EU|EZ|UN|QO)$/.test(written)) continue
    // Codes that are no longer given, or never were by ISO, mean another one: UK is GB, BU is MM.
    const code = new Intl.Locale(`und-${written}`).region ?? written
    for (const language of ['en', 'id']) {
      const name = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }).of(code)
      if (name === undefined) continue
      known.set(written, code)
      if (!byName.has(plain(name))) byName.set(plain(name), code)
    }
  }
}

/** ISO 3166 alpha-2 for a code or an English or Indonesian name; null for what is neither. */
export function countryCode(text: string): string | null {
  return known.get(text.trim().toUpperCase()) ?? byName.get(plain(text)) ?? byTurnedName(text) ?? null
}

/** "Korea, Republic of" and "Egypt, Arab Republic of"; of a name that two countries have the part alone says nothing. */
function byTurnedName(text: string): string | undefined {
  const [begin = '', ...rest] = text.split(',')
  if (rest.length === 0) return undefined
  const alone = plain(begin)
  return (
    byName.get(plain(`${rest.join(' ')} ${begin}`)) ?? (/^(congo|korea)$/.test(alone) ? undefined : byName.get(alone))
  )
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f'’.]/g, '')
    .replace(/&/g, ' and ')
    .replace(/\(.*?\)/g, ' ')
    .replace(/[^a-z]+/g, ' ')
    .trim()
}
