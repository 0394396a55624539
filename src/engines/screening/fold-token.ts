import { fatherOf } from './names/given-names.ts'

/** Spellings of one sound brought to one letter, for names of any origin in Latin letters. Order matters. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/^x/, 's'],
  [/tsch|tch|tj/g, '#'],
  [/shch|sch|sh/g, 's'],
  [/kh|ck|q(?=u)|q/g, 'k'],
  [/ku(?=[ei])/g, 'k'],
  [/ph/g, 'f'],
  [/dzh|dj|zh|j/g, 'j'],
  [/tz|ts/g, 's'],
  [/gh/g, 'g'],
  [/([dt])h/g, '$1'],
  [/ch/g, '#'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/#/g, 'c'],
  [/x/g, 'ks'],
  [/w/g, 'v'],
  [/eo|ao/g, 'o'],
  [/eu/g, 'u'],
  [/ou|oo/g, 'u'],
  [/ee|ie|iy|yi|ii/g, 'i'],
  [/ei|ai|ay|ey|ej|ae/g, 'e'],
  [/y/g, 'i'],
  [/([aeiou])h(?![aeiou])/g, '$1'],
  [/(.)\1+/g, '$1'],
]

/** A token's sound, near enough that two spellings of one name mostly meet. */
export function foldToken(text: string): string {
  const father = fatherOf(text)
  let folded = father === null ? text : `${father}o`
  for (const [pattern, replacement] of RULES) folded = folded.replace(pattern, replacement)
  return folded === '' ? text : folded
}

/** The consonants of a folded token: what is left when vowels are written differently or not at all. */
export function bonesOf(folded: string): string {
  const bones = folded.replace(/h$/, '').replace(/[aeiouv]/g, '')
  return bones.replace(/(.)\1+/g, '$1') || folded.charAt(0)
}
