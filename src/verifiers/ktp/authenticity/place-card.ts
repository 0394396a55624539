import { isInk, type TextRun } from '../../../engines/forms/text-run.ts'
import type { Quad } from '../../../engines/ocr/ocr.ts'
import type { PlacedText } from '../../../engines/tamper/tamper.ts'
import { pointInPicture } from '../../../lib/geometry/picture-box.ts'
import type { CardReading } from '../reading/read-card.ts'
import { locatePortrait } from './locate-portrait.ts'

/** What is printed in a face or size of its own; all else is in one. */
const TYPES: Readonly<Record<string, string>> = { nik: 'nik', province: 'header', regency: 'header' }

/** Whoever changes a card wants to be somebody else. */
const KEYS: readonly string[] = ['nik', 'name', 'birth_date']

export interface PlacedCard {
  /** The lines of values, those of one field one after the other. */
  readonly texts: readonly PlacedText[]
  readonly portrait: Quad | null
}

/** Where the values and the portrait of a card lie in its picture. */
export function placeCard({ picture, card, values, nik, reading }: CardReading): PlacedCard {
  const { frame } = card
  const place = ({ left, right, y, height }: TextRun): Quad => {
    const [a, b, c, d] = frame.toQuad({ left, right, top: y - height / 2, bottom: y + height / 2 })
    const at = (point: Quad[number]) => pointInPicture(point, reading.area)
    return [at(a), at(b), at(c), at(d)]
  }
  const placed = (name: string) => (run: TextRun) => {
    const width = Math.max(1e-6, run.right - run.left)
    const signs = run.cells.filter(isInk).map(({ char, x }) => ({ char, at: (x - run.left) / width }))
    return { name, quad: place(run), signs, type: TYPES[name] ?? 'row', isKey: KEYS.includes(name) }
  }
  return {
    texts: [
      ...(nik?.runs ?? []).map(placed('nik')),
      ...Object.entries(values.fields).flatMap(([name, { runs }]) => runs.map(placed(name))),
    ],
    portrait: locatePortrait(picture, frame, reading),
  }
}
