import { describe, expect, it } from 'vitest'
import { pictureWithPortrait, printedCard, readingOf } from '../../../../test/printed-lines.ts'
import { frameOf } from '../../../engines/forms/text-run.ts'
import { findPatches, isPortraitLike } from './find-portrait.ts'

const reading = readingOf(printedCard())
const hasPortrait = (picture: ReturnType<typeof pictureWithPortrait>) =>
  findPatches(picture, frameOf(reading), reading.area).some(isPortraitLike)

describe('a portrait within the print', () => {
  it('is found by its colour', () => {
    expect(hasPortrait(pictureWithPortrait())).toBe(true)
  })

  it('is found in grey, and under a shadow over half of the card', () => {
    const grey = pictureWithPortrait()
    const shaded = pictureWithPortrait()
    for (let at = 0; at < grey.data.length; at += 3) {
      const mean = ((grey.data[at] ?? 0) + (grey.data[at + 1] ?? 0) + (grey.data[at + 2] ?? 0)) / 3
      grey.data.fill(mean, at, at + 3)
      const column = (at / 3) % shaded.width
      if (column > 190)
        for (const channel of [0, 1, 2]) shaded.data[at + channel] = (shaded.data[at + channel] ?? 0) * 0.5
    }
    expect(hasPortrait(grey)).toBe(true)
    expect(hasPortrait(shaded)).toBe(true)
  })

  it('is missing on a blank page with the same text', () => {
    const { width, height } = pictureWithPortrait()
    expect(hasPortrait({ width, height, data: new Uint8Array(width * height * 3).fill(250) })).toBe(false)
  })

  it('is not looked for without end where all text stands on one line', () => {
    const line = readingOf(Array.from({ length: 5 }, (_, index) => ({ text: 'KATA', left: index * 0.2, top: 0.4 })))
    expect(findPatches(pictureWithPortrait(), frameOf(line), line.area)).toBeDefined()
  })

  it('cannot be judged without text', () => {
    expect(findPatches(pictureWithPortrait(), frameOf(readingOf([])), reading.area)).toEqual([])
  })
})
