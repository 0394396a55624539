import { describe, expect, it } from 'vitest'
import { plainPicture } from '../../../test/ktp-rig.ts'
import { printedCard, readingOf } from '../../../test/printed-lines.ts'
import type { Ocr, OcrReading, Quad } from '../ocr/ocr.ts'
import { frameOf } from './text-run.ts'
import { findTurnedMarks } from './turned-marks.ts'

const CARD = readingOf(printedCard())
const [SPECIMEN] = readingOf([{ text: 'SPECIMEN', left: 0, top: 0 }]).lines

/** A box along the right rim, read as nonsense by whoever takes it for a line. */
const RIM: Quad = [
  [0.96, 0.4],
  [0.98, 0.4],
  [0.98, 0.7],
  [0.96, 0.7],
]

async function marksIn(reading: OcrReading, says: (quad: Quad) => string) {
  const asked: Quad[] = []
  const ocr: Ocr = {
    read: async () => reading,
    readRegion: async (_picture, { quad }) => {
      asked.push(quad)
      return readingOf([{ text: says(quad), left: 0, top: 0 }]).lines
    },
    close: async () => undefined,
  }
  const marks = await findTurnedMarks(plainPicture(200), reading, { ocr, signal: new AbortController().signal })
  return { marks: marks.length, asked }
}

describe('a mark on its side', () => {
  const withRim = { ...CARD, lines: [...CARD.lines, { ...SPECIMEN, quad: RIM } as (typeof CARD.lines)[number]] }

  it('is read along its length, either way', async () => {
    const upwards = await marksIn(withRim, ([from, to]) => (from[1] > to[1] ? 'SPECIMEN' : 'NAWICBAS'))
    const downwards = await marksIn(withRim, ([from, to]) => (from[1] < to[1] ? 'CONTOH' : 'HOTNOC'))
    expect([upwards.marks, downwards.marks]).toEqual([1, 1])
  })

  it('is looked at where nothing was read as it stands, and is no run of print', async () => {
    const unread = { ...CARD, lines: [...CARD.lines, { text: '', confidence: 0, glyphs: [], quad: RIM }] }
    expect((await marksIn(unread, () => 'SPECIMEN')).marks).toBeGreaterThan(0)
    expect(frameOf(unread).runs.length).toBe(CARD.lines.length)
  })

  it('is read on its head: what lies across the print, is much larger, or is read poorly', async () => {
    const line = (quad: Quad, confidence: number) => ({
      text: 'NHWIDHdS',
      confidence,
      glyphs: SPECIMEN?.glyphs ?? [],
      quad,
    })
    const level = (height: number): Quad => [
      [0.4, 0.5],
      [0.8, 0.5],
      [0.8, 0.5 + height],
      [0.4, 0.5 + height],
    ]
    const across: Quad = [
      [0.3, 0.3],
      [0.55, 0.7],
      [0.53, 0.74],
      [0.28, 0.34],
    ]
    for (const odd of [line(across, 0.95), line(level(0.12), 0.95), line(level(0.05), 0.5)]) {
      const { marks } = await marksIn({ ...CARD, lines: [...CARD.lines, odd] }, ([from, to]) =>
        from[0] > to[0] ? 'SPECIMEN' : 'NHWIDHdS',
      )
      expect(marks).toBe(1)
    }
    expect(
      (await marksIn({ ...CARD, lines: [...CARD.lines, line(level(0.05), 0.95)] }, () => 'SPECIMEN')).asked,
    ).toEqual([])
  })

  it('is no mark where it says something else, and nothing is asked where nothing stands on its side', async () => {
    expect((await marksIn(withRim, () => 'PERUM PERURI')).marks).toBe(0)
    expect((await marksIn(CARD, () => 'SPECIMEN')).asked).toEqual([])
  })
})
