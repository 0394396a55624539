import { describe, expect, it } from 'vitest'
import type { Picture } from '../../documents/documents.ts'
import type { PlacedPicture, PlacedText } from '../tamper.ts'
import { inspectPicture } from './inspect-picture.ts'
import { loadWeights } from './weights.ts'

const WIDTH = 900
const LINES = 12
const PITCH = 40
const SIGNS = 18

/** Numbers in 0–1 that come out the same each time (Park and Miller 1988). */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}

/** A paper with a wavy ground, lines of signs made of strokes, and the grain of a camera. */
function drawPaper(seed: number): Picture {
  const random = numbers(seed)
  const height = (LINES + 1) * PITCH
  const levels = new Float32Array(WIDTH * height)
  for (let at = 0; at < levels.length; at++) {
    const [x, y] = [at % WIDTH, Math.floor(at / WIDTH)]
    levels[at] = 190 + 12 * Math.sin(x / 9 + 2 * Math.sin(y / 23)) + 8 * Math.sin(y / 7)
  }
  for (let line = 0; line < LINES; line++) {
    for (let sign = 0; sign < SIGNS; sign++) drawSign(levels, { line, sign, random, ink: 40 })
  }
  const data = new Uint8Array(levels.length * 3)
  for (let at = 0; at < levels.length; at++) {
    const grain = (random() + random() + random() - 1.5) * 12
    for (let channel = 0; channel < 3; channel++)
      data[at * 3 + channel] = clamp((levels[at] ?? 0) + grain - channel * 6)
  }
  return { width: WIDTH, height, data }
}

interface Sign {
  readonly line: number
  readonly sign: number
  readonly random: () => number
  readonly ink: number
}

/** A sign of two uprights and a bar, on each of which a blurred rim follows. */
function drawSign(levels: Float32Array, { line, sign, random, ink }: Sign): void {
  const [left, top] = [60 + sign * 24, 32 + line * PITCH]
  const bar = Math.floor(random() * 3) * 6 + 1
  const shift = Math.floor(random() * 7)
  const width = 10 + Math.floor(random() * 5)
  for (let y = 0; y < 18; y++) {
    for (let x = 0; x < width; x++) {
      const isStroke = x < 3 || x > width - 4 || (y >= bar && y < bar + 3)
      if (isStroke) levels[(top + y) * WIDTH + left + shift + x] = ink
    }
  }
}

function clamp(value: number): number {
  return Math.min(255, Math.max(0, Math.round(value)))
}

function textAt(line: number): PlacedText {
  const height = (LINES + 1) * PITCH
  const [left, right] = [56 / WIDTH, (60 + SIGNS * 24) / WIDTH]
  const [top, bottom] = [(26 + line * PITCH) / height, (56 + line * PITCH) / height]
  const signs = Array.from({ length: SIGNS }, (_, at) => ({ char: 'A', at: (at + 0.5) / SIGNS }))
  const quad = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ] as const
  return { name: `line ${line}`, quad, signs, type: 'row', isKey: line === 3 }
}

function place(picture: Picture): PlacedPicture {
  return { picture, file: null, texts: Array.from({ length: LINES }, (_, line) => textAt(line)), portrait: null }
}

/** Paints over a stretch of a line and writes it anew, clean, as a program does. */
function retype(picture: Picture, line: number, { from, to }: { from: number; to: number }): Picture {
  const data = new Uint8Array(picture.data)
  const levels = new Float32Array(picture.width * picture.height)
  const random = numbers(7)
  for (let sign = from; sign < to; sign++) drawSign(levels, { line, sign, random, ink: 1 })
  for (let y = 27 + line * PITCH; y < 55 + line * PITCH; y++) {
    for (let x = 56 + from * 24; x < 58 + to * 24; x++) {
      const at = y * WIDTH + x
      data.set((levels[at] ?? 0) > 0 ? [12, 12, 12] : [188, 182, 176], at * 3)
    }
  }
  return { ...picture, data }
}

const weights = loadWeights()

describe('a picture of a paper', () => {
  it.each([1, 2, 3, 4, 5])('that nobody changed has no edit detected in it (%i)', (seed) => {
    expect(inspectPicture(place(drawPaper(seed)), weights)).toEqual({ risk: 'TRUSTED', findings: [], mark: null })
  })

  it('with a line painted over and typed anew is told of, with the place, and decides where it is a key value', () => {
    const { risk, findings } = inspectPicture(place(retype(drawPaper(1), 3, { from: 0, to: SIGNS })), weights)
    const [, top, , bottom] = findings[0]?.box ?? [0, 0, 0, 0]
    const [[, lineTop], , [, lineBottom]] = textAt(3).quad

    expect(risk).toBe('HIGH_RISK')
    expect(findings[0]).toMatchObject({ code: 'EDITED_TEXT', name: 'line 3', isDecisive: true })
    expect(findings[0]?.measures.length).toBeGreaterThanOrEqual(2)
    expect([top, bottom]).toEqual([lineTop, lineBottom])
  })

  it('with some signs typed anew shows where in the line they are, and is for a person to look at', () => {
    const { risk, findings } = inspectPicture(place(retype(drawPaper(2), 5, { from: 9, to: 12 })), weights)
    const [left, , right] = findings[0]?.box ?? [0, 0, 0, 0]

    expect(risk).toBe('WARNING')
    expect(findings[0]).toMatchObject({ code: 'EDITED_TEXT', name: 'line 5', isDecisive: false })
    expect(left * WIDTH).toBeGreaterThan(60 + 7 * 24)
    expect(right * WIDTH).toBeLessThan(60 + 14 * 24)
  })

  it('with too little print cannot be judged', () => {
    const placed = place(drawPaper(1))
    expect(inspectPicture({ ...placed, texts: placed.texts.slice(0, 3) }, weights).risk).toBe('UNAVAILABLE')
  })

  it('that a program for editing saved is for a person to look at', () => {
    const exif = Buffer.from('Exif\0\0 Adobe Photoshop 26.0 (Windows)')
    const file = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, exif.length + 2]), exif])
    const report = inspectPicture({ ...place(drawPaper(1)), file }, weights)
    expect(report).toMatchObject({ risk: 'WARNING', findings: [{ code: 'EDITING_SOFTWARE', box: null }] })
  })

  it('taken from a screen has its dots, and that never decides', () => {
    const picture = drawPaper(3)
    const data = picture.data.map((value, at) => {
      const [x, y] = [Math.floor(at / 3) % WIDTH, Math.floor(at / 3 / WIDTH)]
      return clamp(value * (1 + 0.12 * Math.cos((2 * Math.PI * (x * 0.998 + y * 0.06)) / 2.7)))
    })
    const report = inspectPicture(place({ ...picture, data }), weights)
    expect(report.risk).toBe('WARNING')
    expect(report.findings.map(({ code }) => code)).toContain('SCREEN_CAPTURE')
  })
})
