/**
 * Digits, and the signs that print of each is taken for, by people and by programs that read pictures. The first letter is
 * the one that is taken for it most. The only such table: who must not take all of them says which not.
 */
const SIGNS: Readonly<Record<string, string>> = {
  '0': 'OoQD',
  '1': 'IlLi|!',
  '2': 'Zz',
  '4': 'A',
  '5': 'Ss',
  '6': 'Gb',
  '7': 'T',
  '8': 'B',
  '9': 'gq',
}

const DIGIT_OF = new Map(Object.entries(SIGNS).flatMap(([digit, signs]) => [...signs].map((sign) => [sign, digit])))

/** The digit that a sign is or may stand for; undefined where it can be none. `but`: signs that stand for no digit here. */
export function digitOf(sign: string, but = ''): string | undefined {
  if (sign >= '0' && sign <= '9' && sign.length === 1) return sign
  return but.includes(sign) ? undefined : DIGIT_OF.get(sign)
}

/** The capital letter that a digit or stroke may stand for; undefined for other signs. `but`: signs that stand for none here. */
export function letterOf(sign: string, but = ''): string | undefined {
  if (but.includes(sign)) return undefined
  return SIGNS[sign]?.[0] ?? (sign === '|' || sign === '!' ? 'I' : undefined)
}

/** The digit and the capital letters that a sign is taken for, itself left out. `but`: signs that stand for themselves. */
export function capitalTwins(sign: string, but = ''): readonly string[] {
  const digit = digitOf(sign, but)
  if (digit === undefined || !/[0-9A-Z]/.test(sign)) return []
  const capitals = [...(SIGNS[digit] ?? '')].filter((each) => /[A-Z]/.test(each) && !but.includes(each))
  const [first, ...others] = capitals
  return [...(first === undefined ? [] : [first]), digit, ...others].filter((each) => each !== sign)
}
