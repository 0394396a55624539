import { describe, expect, it } from 'vitest'
import { readingOf } from '../../../test/printed-lines.ts'
import type { Picture } from '../documents/documents.ts'
import { findLoneStroke, hasDash } from './find-dash.ts'
import { frameOf } from './text-run.ts'

const [WIDTH, HEIGHT] = [634, 400]
const reading = readingOf([{ text: 'Gol. Darah', left: 0.2, top: 0.5 }])
const frame = frameOf(reading)
const [label] = frame.runs

/** A light page with ink bars: left, top, width, height in pixels. */
function page(bars: readonly (readonly [number, number, number, number])[]): Picture {
  const data = new Uint8Array(WIDTH * HEIGHT * 3).fill(210)
  for (const [left, top, width, height] of bars) {
    for (let y = top; y < top + height; y++) data.fill(40, (y * WIDTH + left) * 3, (y * WIDTH + left + width) * 3)
  }
  return { width: WIDTH, height: HEIGHT, data }
}

// The label's letters: strokes that tell how dark ink is.
const LABEL = [84, 96, 108, 120, 132, 144, 156, 168].map((left) => [left, 203, 4, 14] as const)

function dashIn(picture: Picture): boolean {
  if (label === undefined) throw new Error('No label')
  const strip = { left: label.right + 0.005, right: label.right + 0.16, y: label.y, height: label.height }
  return hasDash(picture, strip, { frame, area: reading.area, reference: label })
}

describe('hasDash', () => {
  it('sees a lone dash behind a colon', () => {
    expect(dashIn(page([...LABEL, [188, 206, 2, 2], [188, 213, 2, 2], [200, 210, 7, 2]]))).toBe(true)
  })

  it('sees none in a blank, in a colon alone, in a letter, in a rule at the foot of the row', () => {
    expect(dashIn(page(LABEL))).toBe(false)
    expect(dashIn(page([...LABEL, [188, 206, 2, 2], [188, 213, 2, 2]]))).toBe(false)
    expect(dashIn(page([...LABEL, [200, 203, 8, 14]]))).toBe(false)
    expect(dashIn(page([...LABEL, [190, 218, 30, 1]]))).toBe(false)
  })

  it('claims nothing where the label itself has no ink', () => {
    expect(dashIn(page([]))).toBe(false)
  })
})

describe('findLoneStroke', () => {
  const strokeIn = (picture: Picture) => {
    if (label === undefined) throw new Error('No label')
    const strip = { left: label.right + 0.02, right: label.right + 0.25, y: label.y, height: label.height }
    return findLoneStroke(picture, strip, { frame, area: reading.area, reference: label })
  }

  it('finds an I by itself, with a colon before it', () => {
    const { left = 0, right = 0 } =
      strokeIn(page([...LABEL, [192, 206, 2, 2], [192, 213, 2, 2], [204, 203, 3, 14]])) ?? {}
    expect([left, right]).toEqual([expect.closeTo(204 / HEIGHT, 1), expect.closeTo(207 / HEIGHT, 1)])
  })

  it('finds none in a blank, in a colon that blurs to a stroke, in a letter, among letters', () => {
    expect(strokeIn(page(LABEL))).toBeNull()
    expect(strokeIn(page([...LABEL, [192, 206, 3, 9]]))).toBeNull()
    expect(strokeIn(page([...LABEL, [200, 203, 8, 14]]))).toBeNull()
    expect(strokeIn(page([...LABEL, [200, 203, 3, 14], [210, 203, 3, 14]]))).toBeNull()
    expect(strokeIn(page([...LABEL, [200, 203, 3, 14], [210, 210, 9, 3]]))).toBeNull()
  })
})
