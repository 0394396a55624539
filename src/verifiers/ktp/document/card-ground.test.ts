import { describe, expect, it } from 'vitest'
import { pictureWithPortrait, printedCard, readingOf } from '../../../../test/printed-lines.ts'
import type { Picture } from '../../../engines/documents/documents.ts'
import { frameOf } from '../../../engines/forms/text-run.ts'
import { measureGround } from './card-ground.ts'

const reading = readingOf(printedCard())
const groundOf = (picture: Picture) => measureGround(picture, frameOf(reading), reading.area)

/** The same print on paper of one colour, under light that fades, with noise of this size. */
function paper(noise: number): Picture {
  const card = pictureWithPortrait()
  const data = new Uint8Array(card.data)
  let state = 1
  for (let at = 0; at < data.length; at += 3) {
    if ((card.data[at] ?? 0) < 100) continue
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const level = 230 - ((at / 3) % card.width) * 0.1 + (state / 2 ** 32 - 0.5) * noise
    data.fill(level, at, at + 3)
  }
  return { ...card, data }
}

describe('the ground of a card', () => {
  it('has lines, which plain paper has not, however it is lit and however much noise lies on it', () => {
    const lines = groundOf(pictureWithPortrait())?.structure ?? 0
    expect(groundOf(paper(0))?.structure ?? 9).toBeLessThan(0.5)
    expect(groundOf(paper(40))?.structure ?? 9).toBeLessThan(lines / 3)
  })

  it('is no ruled paper', () => {
    const ruled = paper(4)
    const data = new Uint8Array(ruled.data)
    for (let y = 0; y < ruled.height; y += 22)
      for (let at = y * ruled.width * 3; at < (y + 2) * ruled.width * 3; at += 3)
        if ((data[at] ?? 0) > 100) data.set([200, 130, 130], at)
    const lines = groundOf(pictureWithPortrait())?.structure ?? 0
    expect(groundOf({ ...ruled, data })?.structure ?? 9).toBeLessThan(lines / 2)
  })

  it('has a colour, which grey paper has not', () => {
    expect(groundOf(pictureWithPortrait())?.blueness ?? 0).toBeGreaterThan(0.15)
    expect(Math.abs(groundOf(paper(10))?.blueness ?? 1)).toBeLessThan(0.02)
  })

  it('cannot be told without print', () => {
    expect(measureGround(pictureWithPortrait(), frameOf(readingOf([])), reading.area)).toBeNull()
  })
})
