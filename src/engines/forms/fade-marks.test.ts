import { describe, expect, it } from 'vitest'
import { fadeMarks, turnedLines } from './fade-marks.ts'

const line = (angle: number, long: number) => {
  const [x, y] = [Math.cos(angle) * long, Math.sin(angle) * long]
  const quad = [
    [0.1, 0.1],
    [0.1 + x, 0.1 + y],
    [0.1 + x, 0.15 + y],
    [0.1, 0.15],
  ] as const
  return { text: 'A', confidence: 1, glyphs: [], quad }
}

describe('a stamp over print', () => {
  it('is what runs across the lines, however the whole is turned', () => {
    for (const tilt of [0, 0.1, -0.3]) {
      const lines = [line(tilt, 0.5), line(tilt, 0.4), line(tilt, 0.3), line(tilt + 0.25, 0.5), line(tilt + 0.25, 0.06)]
      expect(turnedLines({ lines, aspectRatio: 1 })).toEqual([lines[3]])
    }
  })

  it('fades where it is paler than print, and print stays', () => {
    const [width, height] = [96, 64]
    const data = new Uint8Array(width * height * 3).fill(210)
    const paint = (x: number, level: number) => {
      for (let y = 10; y < 50; y++) data.fill(level, (y * width + x) * 3, (y * width + x + 1) * 3)
    }
    paint(20, 30)
    paint(22, 30)
    paint(60, 165)
    const faded = fadeMarks({ width, height, data }).data
    const at = (x: number) => faded[(30 * width + x) * 3] ?? 0
    expect([at(20) < 60, at(60) > 200, at(40) > 200]).toEqual([true, true, true])
  })

  it('fades where no print is near that tells how dark ink is', () => {
    const [width, height] = [640, 320]
    const data = new Uint8Array(width * height * 3).fill(210)
    const paint = (x: number, level: number) => {
      for (let y = 0; y < height; y++) data.fill(level, (y * width + x) * 3, (y * width + x + 2) * 3)
    }
    for (let x = 10; x < 300; x += 12) paint(x, 40)
    paint(560, 165)
    const faded = fadeMarks({ width, height, data }).data
    const at = (x: number) => faded[(150 * width + x) * 3] ?? 0
    expect([at(10) < 80, at(560) > 195]).toEqual([true, true])
  })
})
