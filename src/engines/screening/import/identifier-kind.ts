import type { ListedIdentifier } from '../screening.ts'

/** What kind of number a label of a list means, in English or Indonesian. */
export function identifierKind(label: string): ListedIdentifier['kind'] {
  const plain = label.toLowerCase().replace(/\./g, '')
  return KINDS.find(([, pattern]) => pattern.test(plain))?.[0] ?? 'other'
}

const KINDS: readonly (readonly [ListedIdentifier['kind'], RegExp])[] = [
  ['passport', /passport|paspor|travel doc/],
  [
    'tax',
    /\btax|fiscal|\bnpwp\b|\bnit\b|\brif\b|\brfc\b|\bcuit\b|\binn\b|\bvat\b|\brut\b|\bruc\b|\bcnpj\b|\bcpf\b|\brtn\b/,
  ],
  [
    'national_id',
    /national|\bnik\b|c[eé]dula|\bdni\b|\bssn\b|social security|\bcurp\b|personal|tazkira|\bktp\b|citizen|driver|birth cert|residen/,
  ],
  ['registration', /regist|company|commercial|business|chamber|\bimo\b|\bogrn\b|\blei\b|licen[cs]e|enterprise|trade/],
  ['national_id', /identi[tf]|\bid\b/],
]
