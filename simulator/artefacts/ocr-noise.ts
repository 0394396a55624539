import { createRandom, type Random } from '../random.ts'

export interface NoiseOptions {
  /** The same seed spoils the same text in the same way. */
  readonly seed: string
  /** How many of the characters that can be taken for another one are, 0 to 1. */
  readonly share?: number
  /** Left as they are, e.g. the reference. */
  readonly spare?: readonly string[]
}

/** What programs that read pictures take for each other. */
const LOOK_ALIKES = [
  'O0',
  '0O',
  'I1',
  '1I',
  'l1',
  'S5',
  '5S',
  'B8',
  '8B',
  'Z2',
  '2Z',
  'A4',
  '4A',
  'G6',
  '6G',
  'D0',
] as const
const MISREAD: ReadonlyMap<string, string> = new Map(LOOK_ALIKES.map(([right, wrong]) => [right ?? '', wrong ?? '']))
const SHARE = 0.05

/** A receipt's text as it comes out of a bad picture: look-alikes, lost signs, doubled blanks, lines run together. */
export function addOcrNoise(text: string, { seed, share = SHARE, spare = [] }: NoiseOptions): string {
  const random = createRandom(`noise ${seed}`)
  return splitKeeping(text, spare)
    .map((part) => (spare.includes(part) ? part : [...part].map((letter) => spoil(letter, random, share)).join('')))
    .join('')
}

function spoil(letter: string, random: Random, share: number): string {
  if (!random.chance(share)) return letter
  if (letter === ' ') return '  '
  if (letter === '\n') return ' '
  if (letter === ':' || letter === '.' || letter === '/') return ' '
  return MISREAD.get(letter) ?? letter
}

/** The text in parts; those of `kept` that are in it stand alone. */
function splitKeeping(text: string, kept: readonly string[]): readonly string[] {
  return kept.reduce<readonly string[]>(
    (parts, each) => parts.flatMap((part) => (kept.includes(part) || each === '' ? [part] : split(part, each))),
    [text],
  )
}

function split(part: string, kept: string): readonly string[] {
  return part.split(kept).flatMap((piece, index) => (index === 0 ? [piece] : [kept, piece]))
}
