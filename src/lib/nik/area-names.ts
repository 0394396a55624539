/** What stands for a number in names of areas: `ILIR TIMUR II`, `ILIR TIMUR DUA` and `ILIR TIMUR 2` are one. */
const NUMBERS: Readonly<Record<string, string>> = {
  ...numbered('I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX'),
  ...numbered('SATU DUA TIGA EMPAT LIMA ENAM TUJUH DELAPAN SEMBILAN SEPULUH SEBELAS'),
}

/** Short forms, and words that one spelling has and another leaves out. */
const WORDS: Readonly<Record<string, string>> = {
  KAB: 'KABUPATEN',
  KEP: 'KEPULAUAN',
  ADM: '',
  ADMINISTRASI: '',
  DAN: '',
  SEI: 'SUNGAI',
  GN: 'GUNUNG',
  TJ: 'TANJUNG',
  TG: 'TANJUNG',
}

/** What two spellings of one area have in common: the same text for both. */
export function areaKey(name: string): string {
  const words = name.replaceAll("'", '').match(/[A-Z]+|[0-9]+/g) ?? []
  return words.map((word) => NUMBERS[word] ?? WORDS[word] ?? word).join('')
}

/** Names as tables have them, newest first, and the other ways in which cards print them. */
export function cardSpellings(code: string, names: readonly string[]): readonly string[] {
  if (code.length === 2) return provinceNames(code, names)
  return code.length === 4 ? regencyNames(names) : names
}

/** How cards spell provinces whose table name is another: the capital's short name, names in force earlier. */
function provinceNames(code: string, names: readonly string[]): readonly string[] {
  const others: Readonly<Record<string, readonly string[]>> = {
    '11': ['NANGGROE ACEH DARUSSALAM', 'DAERAH ISTIMEWA ACEH'],
    '19': ['BANGKA BELITUNG'],
    '31': ['DKI JAKARTA', 'DAERAH KHUSUS JAKARTA'],
    '34': ['DI YOGYAKARTA', 'D.I. YOGYAKARTA', 'D.I YOGYAKARTA'],
  }
  return [...new Set([...names, ...(others[code] ?? [])])]
}

/** Cards leave `ADMINISTRASI` out, shorten it, or (Jakarta) print the bare name of the city. */
function regencyNames(names: readonly string[]): readonly string[] {
  return [...new Set(names.flatMap(spellings))]
}

function spellings(name: string): readonly string[] {
  const [, kind, rest = ''] = /^(KABUPATEN|KOTA) (?:ADMINISTRASI|ADM\.?) (.+)$/.exec(name) ?? []
  if (kind === undefined) return [name]
  const full = rest.replace(/^KEP\. /, 'KEPULAUAN ')
  return [`${kind} ${full}`, full, `${kind} ADMINISTRASI ${full}`, `${kind} ADM. ${full}`, `${kind} ADM ${full}`, name]
}

function numbered(words: string): Record<string, string> {
  return Object.fromEntries(words.split(' ').map((word, index) => [word, String(index + 1)]))
}
