/**
 * A text without what copying adds to it and nobody sees: full-width letters, digits and signs become the plain ones, and signs
 * of no width are left out. Letters of other scripts stay what they are.
 */
export function plainText(text: string): string {
  return text
    .replace(/\p{Cf}/gu, '')
    .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
}
