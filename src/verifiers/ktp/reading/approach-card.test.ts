import { describe, expect, it } from 'vitest'
import { plainPicture, reader } from '../../../../test/ktp-rig.ts'
import { type PrintedLine, printedCard, readingOf } from '../../../../test/printed-lines.ts'
import type { PagePart, Picture } from '../../../engines/documents/documents.ts'
import { textOf } from '../../../engines/forms/text-run.ts'
import type { Ocr, OcrReading } from '../../../engines/ocr/ocr.ts'
import { TooComplex } from '../../../lib/too-complex.ts'
import { approachCard } from './approach-card.ts'

const PAGE = plainPicture(900)
const CLOSER = plainPicture(400)
const CARD = readingOf(printedCard())

/** The card in the middle of its page, a third as large, between the papers of a desk. */
const scene = (): OcrReading => {
  const small = printedCard().map((line) => ({
    ...line,
    left: 0.5 + line.left / 3,
    top: 0.3 + line.top / 3,
    height: 0.05 / 3,
  }))
  const papers: PrintedLine[] = [0.1, 0.3, 0.5].flatMap((top) => [
    { text: 'FAKTUR', left: 0.05, top },
    { text: 'KOPI SUSU', left: 1.25, top },
  ])
  return readingOf([...small, ...papers])
}

async function approach(readings: ReadonlyMap<number, OcrReading>, closer: Picture | null = null) {
  const seen: Picture[] = []
  const parts: PagePart[] = []
  const ocr: Ocr = {
    ...reader(CARD),
    read: async (picture) => {
      seen.push(picture)
      return readings.get(picture.width) ?? CARD
    },
  }
  const renderPart = async (part: PagePart) => {
    parts.push(part)
    return closer
  }
  const card = await approachCard(PAGE, { ocr, renderPart, signal: new AbortController().signal })
  return { card, seen, parts }
}

describe('a card in a picture', () => {
  it('is read once where it fills the picture', async () => {
    const { card, seen, parts } = await approach(new Map([[900, CARD]]))
    expect([seen.length, parts.length, card.part]).toEqual([1, 0, [0, 0, 1, 1]])
  })

  it('is read again by itself where other text lies around it, with the pixels that were sent', async () => {
    const { card, seen, parts } = await approach(new Map([[900, scene()]]), CLOSER)
    expect(seen).toEqual([PAGE, CLOSER])
    expect(card.picture).toBe(CLOSER)
    const [left, top, right, bottom] = parts[0] ?? [0, 0, 1, 1]
    expect(right - left < 0.6 && bottom - top < 0.6).toBe(true)
    expect(left < 0.52 / 1.586 && top < 0.32).toBe(true)
  })

  it('is cut out of the picture where there are no more pixels', async () => {
    const { seen } = await approach(new Map([[900, scene()]]))
    expect(seen.length).toBe(2)
    expect((seen[1]?.width ?? 900) < 600).toBe(true)
  })

  it('has no words of its neighbours, even where the closer look fails', async () => {
    const { card } = await approach(
      new Map([
        [900, scene()],
        [400, readingOf([])],
      ]),
      CLOSER,
    )
    const texts = card.card.frame.runs.map(({ cells }) => textOf(cells))
    expect(texts).toContain('KABUPATEN SLEMAN')
    expect(texts.filter((text) => /FAKTUR|KOPI/.test(text))).toEqual([])
  })
})

describe('a second card far off', () => {
  it('is looked for where the reader left text out', async () => {
    const far = await approach(new Map([[900, { ...CARD, linesElsewhere: 20 }]]))
    expect(far.seen.length).toBe(2)
    const [left, top, right, bottom] = far.card.otherPlace ?? [0, 0, 0, 0]
    expect(left < 0.1 && top < 0.2 && right > 0.6 && bottom > 0.8).toBe(true)
    expect(far.card.place).toEqual(far.card.otherPlace)
    const alone = await approach(new Map([[900, { ...CARD, linesElsewhere: 2 }]]))
    expect([alone.seen.length, alone.card.otherPlace]).toEqual([1, null])
  })

  it('is not there for a page full of other text, and the card is read all the same', async () => {
    let reads = 0
    const ocr: Ocr = {
      ...reader(CARD),
      read: async () => {
        if (reads++ > 0) throw new TooComplex('The picture has 150 lines; 100 are read.')
        return { ...CARD, linesElsewhere: 150 }
      },
    }
    const signal = new AbortController().signal
    const { card, otherPlace } = await approachCard(PAGE, { ocr, renderPart: async () => null, signal })
    expect([card.labels.length > 12, otherPlace]).toEqual([true, null])
  })
})
