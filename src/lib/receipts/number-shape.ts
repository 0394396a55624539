/** Of each place of a number: `A` holds a letter, `9` a digit, `*` either, and any other sign itself. */
export type NumberShape = string

/** Temenos: `FT`, year, day of the year, five more. */
export const TEMENOS_SHAPE: NumberShape = 'FT99999*****'
/** FLEXCUBE: branch, product, year, day of the year, four more. */
export const FLEXCUBE_SHAPE: NumberShape = '***AAAA99999****'
/** Wallets: letters of year and month, day in base 36, seven more. */
export const WALLET_SHAPE: NumberShape = 'AA********'

interface PlaceKind {
  readonly pattern: RegExp
  /** What is taken for something else in such a place, and what it is. */
  readonly lookAlikes: Readonly<Record<string, string>>
}

const PLACES: Readonly<Record<string, PlaceKind>> = {
  A: { pattern: /[A-Z]/, lookAlikes: { '0': 'O', '1': 'I', '5': 'S', '8': 'B' } },
  '9': { pattern: /\d/, lookAlikes: { O: '0', I: '1', L: '1', S: '5', B: '8' } },
  '*': { pattern: /[0-9A-Z]/, lookAlikes: {} },
}

/**
 * A number in which letters and digits that look alike (0 and O, 1 and I, 5 and S, 8 and B) are put right where its place
 * leaves no doubt. Undefined where it has another shape. It is in capitals.
 */
export function inShape(number: string, shape: NumberShape): string | undefined {
  if (number.length !== shape.length) return undefined
  let right = ''
  for (const [index, place] of [...shape].entries()) {
    const sign = number.charAt(index).toUpperCase()
    const kind = PLACES[place]
    const read = kind?.lookAlikes[sign] ?? sign
    if (kind === undefined ? read !== place : !kind.pattern.test(read)) return undefined
    right += read
  }
  return right
}

/**
 * The first number of a shape in a text: one that stands alone, else one with no gap to the words around it, as where a
 * whole page was copied. Undefined where there is none.
 */
export function findShape(text: string, shape: NumberShape): string | undefined {
  const alone = text.match(new RegExp(`(?<![0-9A-Za-z])[0-9A-Z]{${shape.length}}(?![0-9A-Za-z])`, 'g')) ?? []
  for (const each of alone) {
    const found = inShape(each, shape)
    if (found !== undefined) return found
  }
  // Without gaps only what is exactly in shape.
  const strict = [...shape].map((place) => PLACES[place]?.pattern.source ?? place).join('')
  return new RegExp(strict).exec(text)?.[0]
}
