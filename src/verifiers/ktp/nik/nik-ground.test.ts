import { describe, expect, it } from 'vitest'
import { CARD_ASPECT, readingOf } from '../../../../test/printed-lines.ts'
import type { Picture } from '../../../engines/documents/documents.ts'
import { hasHiddenDigit } from '../../../engines/forms/hidden-digits.ts'
import { frameOf } from '../../../engines/forms/text-run.ts'
import { isPrintedShort } from './short-nik.ts'

const NIK = '340417160177001'
const [LEFT, TOP, HEIGHT] = [0.4, 0.2, 0.05]
const STEP = HEIGHT * 0.5
const SIDE = { width: 634, height: 400 } as const

type Spot = readonly [left: number, right: number, colour: readonly [number, number, number]]

/** Card-blue paper, dark print at each digit, and spots of other colours on the row, in heights of the card. */
function pictureWith(spots: readonly Spot[]): Picture {
  const data = new Uint8Array(SIDE.width * SIDE.height * 3)
  const digits: Spot[] = [...NIK].map((_, at) => [LEFT + (at + 0.35) * STEP, LEFT + (at + 0.65) * STEP, [40, 40, 45]])
  for (let y = 0; y < SIDE.height; y++) {
    const isRow = y / SIDE.height > TOP && y / SIDE.height < TOP + HEIGHT
    for (let x = 0; x < SIDE.width; x++) {
      const along = (x / SIDE.width) * CARD_ASPECT
      const [, , colour] =
        [...spots, ...digits].find(([left, right]) => isRow && along > left && along < right) ?? PAPER
      data.set(colour, (y * SIDE.width + x) * 3)
    }
  }
  return { ...SIDE, data }
}

const PAPER: Spot = [0, 0, [170, 205, 225]]
const END = LEFT + NIK.length * STEP

function look(examine: typeof isPrintedShort, { spots = [], text = NIK, left = LEFT }: Look): boolean {
  const reading = readingOf([{ text, left, top: TOP, height: HEIGHT }])
  const frame = frameOf(reading)
  const cells = frame.runs[0]?.cells ?? []
  return examine(cells, frame.runs, { picture: pictureWith(spots), frame, area: reading.area })
}

interface Look {
  readonly spots?: readonly Spot[]
  readonly text?: string
  readonly left?: number
}

const THINGS = [
  { what: 'a flash', colour: [255, 255, 255] },
  { what: 'a finger', colour: [205, 150, 115] },
  { what: 'a pen', colour: [30, 40, 140] },
] as const

describe('15 digits', () => {
  it('that stand evenly on bare ground were printed so', () => {
    expect(look(isPrintedShort, {})).toBe(true)
  })

  it.each(THINGS)('beside $what are a longer number', ({ colour }) => {
    expect(look(isPrintedShort, { spots: [[END, END + STEP, colour]] })).toBe(false)
    expect(look(isPrintedShort, { spots: [[LEFT - STEP, LEFT, colour]] })).toBe(false)
  })

  it('with a gap between two are a longer number', () => {
    expect(look(isPrintedShort, { text: `${NIK.slice(0, 7)} ${NIK.slice(7)}` })).toBe(false)
  })

  it('that end where the picture ends are a longer number', () => {
    expect(look(isPrintedShort, { left: CARD_ASPECT - NIK.length * STEP })).toBe(false)
  })
})

describe('a digit that was read', () => {
  it('has nothing over it where all are of one ink', () => {
    expect(look(hasHiddenDigit, {})).toBe(false)
  })

  it.each([
    { what: 'a pen', colour: [30, 40, 140], share: [0.3, 0.7] },
    { what: 'a strip', colour: [50, 50, 50], share: [0, 1] },
    { what: 'a finger', colour: [205, 150, 115], share: [0.5, 1] },
  ] as const)('has $what over it', ({ colour, share: [from, to] }) => {
    const at = (place: number) => LEFT + (8 + place) * STEP

    expect(look(hasHiddenDigit, { spots: [[at(from), at(to), colour]] })).toBe(true)
  })
})
