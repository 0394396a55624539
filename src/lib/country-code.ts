/** Names of countries that lists use beside the ones in the tables of Unicode. */
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
}

const byName = new Map<string, string>(Object.entries(OTHER_NAMES))
const known = new Set<string>()
const english = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
for (const first of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
  for (const second of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
    const code = first + second
    const name = english.of(code)
    if (name === undefined || /^(A[A]|Q[M-Z]|X[A-JL-Z]|ZZ|EU|EZ|UN|QO)$/.test(code)) continue
    known.add(code)
    if (!byName.has(plain(name))) byName.set(plain(name), code)
  }
}

/** ISO 3166 alpha-2 for a code or an English name; null for what is neither. */
export function countryCode(text: string): string | null {
  const code = text.trim().toUpperCase()
  if (known.has(code)) return code
  return byName.get(plain(text)) ?? null
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
