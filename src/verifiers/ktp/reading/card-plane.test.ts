import { describe, expect, it } from 'vitest'
import { type PrintedLine, printedCard, readingOf } from '../../../../test/printed-lines.ts'
import { cardPlane, isOnPlane } from './card-plane.ts'
import { parseCard } from './parse-card.ts'

const NEIGHBOURS: readonly PrintedLine[] = [
  { text: 'FAKTUR PENJUALAN', left: 2.1, top: 0.2 },
  { text: 'TOTAL RP 45.000', left: -0.9, top: 0.05 },
  { text: 'BUKU CATATAN', left: 0.4, top: 1.6 },
]

describe('the plane of a card', () => {
  it('holds all of its print and none of what lies around it', () => {
    const own = printedCard()
    const card = parseCard(readingOf([...own, ...NEIGHBOURS]))
    const plane = cardPlane(card.labels)
    if (plane === null) throw new Error('no plane')
    const off = card.frame.runs.filter((run) => !isOnPlane(run, plane))
    expect(off.map(({ cells }) => cells.map(({ char }) => char).join('')).toSorted()).toEqual(
      NEIGHBOURS.map(({ text }) => text).toSorted(),
    )
  })

  it('is not known where few labels were read', () => {
    expect(cardPlane(parseCard(readingOf(printedCard().slice(0, 4))).labels)).toBeNull()
  })
})
