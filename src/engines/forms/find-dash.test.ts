import { describe, expect, it } from 'vitest'
import { readingOf } from '../../../test/printed-lines.ts'
import type { Picture } from '../documents/documents.ts'
import { hasDash } from './find-dash.ts'
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
