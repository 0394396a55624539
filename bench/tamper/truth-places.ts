import type { PlacedPicture, PlacedText, Point, Quad } from '../../src/engines/tamper/tamper.ts'
import type { TamperEntry } from './tamper-truth.ts'

/** Of what is printed in a face of its own. */
const TYPES: Readonly<Record<string, string>> = { nik: 'nik', province: 'header', regency: 'header' }

const KEYS: readonly string[] = ['nik', 'name', 'birth_date']

/** Readers place lines and portraits to so much of their height and width. */
const STRAY = { line: 0.08, portrait: 0.06 } as const

/** A value that is so much higher than others has two lines, and it is not known what stands on each. */
const LINES_HEIGHT = 1.5

/**
 * Where a drawn card says that its values and its portrait are, as a reader places them, with strays that come out the
 * same each time: it need not be read. Null: the truth does not say.
 */
export function placesOf({ places, file }: TamperEntry): Pick<PlacedPicture, 'texts' | 'portrait'> | null {
  if (places === null || places === undefined) return null
  const ofPortrait = strays(file)
  const heights = places.texts.map(({ quad }) => heightOf(quad)).toSorted((a, b) => a - b)
  const usual = heights[Math.floor(heights.length / 2)] ?? 0
  const isLine = ({ name, quad }: Printed) => name in TYPES || heightOf(quad) <= LINES_HEIGHT * usual
  return {
    texts: joined(places.texts)
      .filter(isLine)
      .flatMap((text) => placeText(text, strays(`${file} ${text.quad}`)) ?? []),
    portrait: grown(places.portrait, () => ofPortrait(STRAY.portrait)),
  }
}

interface Printed {
  readonly name: string
  readonly value: string
  readonly quad: Quad
}

/** Place and date of birth stand on one line, which is read as one. */
function joined(texts: readonly Printed[]): readonly Printed[] {
  const [place, date] = ['birth_place', 'birth_date'].map((name) => texts.find((text) => text.name === name))
  if (place === undefined || date === undefined) return texts
  const quad: Quad = [place.quad[0], date.quad[1], date.quad[2], place.quad[3]]
  const line = { value: `${place.value}, ${date.value}`, quad }
  return texts.map((text) => (text === place || text === date ? { name: text.name, ...line } : text))
}

function placeText({ name, value, quad }: Printed, stray: (most: number) => number): PlacedText | null {
  const signs = [...value].flatMap((char, at) => (char === ' ' ? [] : [{ char, at: (at + 0.5) / value.length }]))
  if (signs.length === 0) return null
  const high = heightOf(quad) / Math.max(1e-9, lengthOf(quad[0], quad[1]))
  let side = 0
  const box = grown(quad, () => stray(STRAY.line) * (side++ % 2 === 0 ? high : 1))
  return { name, quad: box, signs, type: TYPES[name] ?? 'row', isKey: KEYS.includes(name) }
}

/** Each side moved by some part of the quad: left, top, right, bottom. */
function grown([a, b, c, d]: Quad, by: () => number): Quad {
  const [left, top, right, bottom] = [by(), by(), 1 + by(), 1 + by()]
  const at = (u: number, v: number): Point => between(between(a, b, u), between(d, c, u), v)
  return [at(left, top), at(right, top), at(right, bottom), at(left, bottom)]
}

function between(from: Point, to: Point, share: number): Point {
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]
}

function heightOf([a, , , d]: Quad): number {
  return lengthOf(a, d)
}

function lengthOf(from: Point, to: Point): number {
  return Math.hypot(to[0] - from[0], to[1] - from[1])
}

/** Numbers around 0 that are the same for the same file (Park and Miller 1988). */
function strays(file: string): (most: number) => number {
  let state = [...file].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 2147483647, 7)
  return (most) => {
    state = (state * 48271) % 2147483647
    return (state / 2147483647 - 0.5) * most
  }
}
