import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { Box } from '../card.ts'
import type { Face } from '../fonts.ts'
import { CARD_HEIGHT, CARD_WIDTH, type Layout } from '../layout.ts'
import type { CardFields } from '../person.ts'
import { cardDate } from '../person.ts'
import type { Random } from '../random.ts'
import { blurred, rasterOf } from '../raster.ts'
import { paintQuad } from '../warp.ts'
import type { Photo } from './photograph.ts'
import { everyPixel, pixelAt, rounded, setPixel } from './pixels.ts'
import { quadOf, scaleOf, toPicture } from './place.ts'

export type EditedField = 'nik' | 'name' | 'birth_date'

/** A picture somebody has in hand, and what is printed where on the card. */
export interface Subject extends Photo {
  readonly layout: Layout
  readonly fields: CardFields
  readonly boxes: ReadonlyMap<keyof CardFields, Box>
}

/** Changes the picture in place. Gives the place on the card that was touched. */
export type Edit = (subject: Subject, field: EditedField, random: Random) => Promise<Box>

const PER_UNIT = 2
const OTHER_NAMES = ['BAMBANG SETIAWAN', 'RINA KARTIKA', 'AGUS WIJAYA KUSUMA', 'SITI MARLINA', 'YOHANES LERIK', 'DEWI']
const OTHER_FACES: readonly Face[] = [
  'times-bold',
  'courier-bold',
  'roboto',
  'open-sans',
  'dejavu',
  'lato',
  'arial',
  'arial-bold',
  'schoolbook',
]

/** Painted over in one colour, and other text put there in another face. */
export const retypeFlat: Edit = async (subject, field, random) => {
  const box = boxOf(subject, field)
  const around = groundOf(subject, box)
  overlay(subject, (context) => {
    context.fillStyle = around
    context.fillRect(box.x - 3, box.y - 1, box.width + 6, box.height + 3)
    write(context, subject, { field, box, face: otherFace(subject, field, random), random })
  })
  return grown(box, 3)
}

/** The ground grown over from its rim, and text in the card's own face. */
export const retypeSmooth: Edit = async (subject, field, random) => {
  const box = boxOf(subject, field)
  smoothOver(subject, box)
  overlay(subject, (context) => write(context, subject, { field, box, face: ownFace(subject, field), random }))
  return grown(box, 2)
}

/** The ground cloned from an open strip of the card, and text in another face. */
export const retypeCloned: Edit = async (subject, field, random) => {
  const box = boxOf(subject, field)
  cloneOver(subject, box)
  overlay(subject, (context) =>
    write(context, subject, { field, box, face: otherFace(subject, field, random), random }),
  )
  return grown(box, 2)
}

/** Only the last digits: painted over and typed again. */
export const retypeDigits: Edit = async (subject, _field, random) => {
  const whole = boxOf(subject, 'nik')
  const count = random.whole(1, 4)
  const box = { ...whole, x: whole.x + (whole.width * (16 - count)) / 16, width: (whole.width * count) / 16 }
  if (random.chance(0.5)) smoothOver(subject, box)
  else overlay(subject, (context) => paint(context, box, groundOf(subject, box)))
  const digits = Array.from({ length: count }, () => random.whole(0, 9)).join('')
  const face = random.chance(0.4) ? ownFace(subject, 'nik') : otherFace(subject, 'nik', random)
  overlay(subject, (context) => {
    context.fillStyle = subject.layout.paper.ink
    context.font = `${subject.layout.nik.value.size * random.between(0.94, 1.06)}px ${face}`
    const step = box.width / count
    for (const [at, digit] of [...digits].entries())
      context.fillText(digit, box.x + step * at, subject.layout.nik.y + random.between(-1.5, 1.5))
  })
  return grown(box, 2)
}

/** One digit copied over another, pixel by pixel. */
export const copyDigit: Edit = async (subject, _field, random) => {
  const whole = boxOf(subject, 'nik')
  const nik = subject.fields.nik ?? ''
  const to = random.whole(6, 15)
  const others = [...nik].flatMap((digit, at) => (digit !== nik[to] && at !== to ? [at] : []))
  const from = random.pick(others)
  const step = whole.width / 16
  const cell = (at: number): Box => ({ ...whole, x: whole.x + step * at - step * 0.04, width: step })
  const [target, source] = [cell(to), cell(from)]
  const [a, b] = [toPicture(subject, [target.x, target.y]), toPicture(subject, [source.x, source.y])]
  const copy = new Uint8ClampedArray(subject.raster.data)
  const [dx, dy] = [Math.round(b[0] - a[0]), Math.round(b[1] - a[1])]
  everyPixel(subject, target, (x, y) => setPixel(subject, [x, y], pixelAt(subject, copy, [x + dx, y + dy])))
  return target
}

/** A soft brush over a value, so that it can be read as something else. */
export const blurBrush: Edit = async (subject, field, random) => {
  const box = boxOf(subject, field)
  const soft = await blurred(subject.raster, random.between(1.6, 3) * scaleOf(subject))
  everyPixel(subject, box, (x, y) => setPixel(subject, [x, y], pixelAt(subject, soft.data, [x, y])))
  return box
}

/** A value cut from the picture of another card. */
export const spliceFrom =
  (other: Subject, isMismatched: boolean): Edit =>
  async (subject, field, random) => {
    const box = boxOf(subject, field)
    const from = boxOf(other, field)
    const blur = isMismatched ? random.between(0.8, 1.5) : 0
    const raster = blur > 0 ? await blurred(other.raster, blur) : other.raster
    const source = cut({ ...other, raster }, { ...from, x: from.x - 4, width: from.width + 8 })
    const width = from.width + 8
    const wide = Math.max(width, box.width + 8)
    if (wide > width) smoothOver(subject, { ...box, x: box.x + width - 4, width: wide - width })
    const place = { x: box.x - 4, y: box.y, width, height: from.height }
    paintQuad(subject.raster, source, quadOf(subject, place))
    return { ...place, width: wide }
  }

/** The portrait of another picture, or a new one, in the place of the card's own. */
export const swapPortrait =
  (source: { width: number; height: number; data: Uint8ClampedArray }, rim: 'white' | 'none'): Edit =>
  async (subject, _field, random) => {
    const { x, y, width, height } = subject.layout.portrait
    const off = () => random.between(-3, 3)
    const grow = random.between(0, 5)
    const box = { x: x + off() - grow, y: y + off() - grow, width: width + grow * 2, height: height + grow * 2 }
    const place = quadOf(subject, box)
    if (rim === 'white') {
      const white = { width: 2, height: 2, data: new Uint8ClampedArray(16).fill(245) }
      paintQuad(subject.raster, white, quadOf(subject, grown(box, random.between(3, 7))))
    }
    paintQuad(subject.raster, source, place)
    return box
  }

/** The part of a picture that shows a box of its card, upright. */
export function cut(photo: Photo, box: Box) {
  const scale = scaleOf(photo)
  const [width, height] = [Math.max(2, Math.round(box.width * scale)), Math.max(2, Math.round(box.height * scale))]
  const data = new Uint8ClampedArray(width * height * 4)
  for (let v = 0; v < height; v++) {
    for (let u = 0; u < width; u++) {
      const at = [box.x + ((u + 0.5) / width) * box.width, box.y + ((v + 0.5) / height) * box.height] as const
      const [x, y] = toPicture(photo, at)
      data.set(pixelAt(photo, photo.raster.data, [Math.round(x - 0.5), Math.round(y - 0.5)]), (v * width + u) * 4)
    }
  }
  return { width, height, data }
}

function boxOf({ boxes }: Subject, field: EditedField): Box {
  const box = boxes.get(field)
  if (box === undefined) throw new Error(`The card has no ${field}: draw one that has`)
  const slack = field === 'birth_date' ? 10 : 0
  return { ...box, x: box.x + slack, width: box.width - slack }
}

function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by }
}

/** Draws over the card, as an editor draws: clean, without grain. */
function overlay(subject: Subject, draw: (context: SKRSContext2D) => void): void {
  const canvas = createCanvas(CARD_WIDTH * PER_UNIT, CARD_HEIGHT * PER_UNIT)
  const context = canvas.getContext('2d')
  context.scale(PER_UNIT, PER_UNIT)
  draw(context)
  paintQuad(subject.raster, rasterOf(canvas), subject.quad)
}

function paint(context: SKRSContext2D, { x, y, width, height }: Box, colour: string): void {
  context.fillStyle = colour
  context.fillRect(x - 2, y - 1, width + 4, height + 3)
}

interface Writing {
  readonly field: EditedField
  readonly box: Box
  readonly face: Face
  readonly random: Random
}

function write(context: SKRSContext2D, subject: Subject, { field, box, face, random }: Writing): void {
  const { layout } = subject
  const style = field === 'nik' ? layout.nik.value : layout.rows.value
  context.fillStyle = inkNear(layout.paper.ink, random)
  context.font = `${style.size * random.between(0.95, 1.08)}px ${face}`
  const text = otherText(subject, field, random)
  const wide = context.measureText(text).width
  const fit = field === 'name' ? 1 : Math.min(1.1, box.width / wide)
  context.save()
  context.translate(box.x, box.y + style.size + random.between(-1, 1))
  context.scale(fit, 1)
  context.fillText(text, 0, 0)
  context.restore()
}

function inkNear(ink: string, random: Random): string {
  const off = random.whole(-12, 30)
  const parts = [1, 3, 5].map((at) => Math.max(0, Number.parseInt(ink.slice(at, at + 2), 16) + off))
  return `rgb(${parts.join(',')})`
}

function otherText({ fields }: Subject, field: EditedField, random: Random): string {
  if (field === 'name') return random.pick(OTHER_NAMES)
  const digit = () => String(random.whole(0, 9))
  if (field === 'nik') return `${(fields.nik ?? '').slice(0, 12)}${digit()}${digit()}${digit()}${digit()}`
  const printed = cardDate(fields.birth_date ?? '1990-01-01')
  return `${printed.slice(0, 8)}${digit()}${digit()}`
}

function ownFace({ layout }: Subject, field: EditedField): Face {
  return field === 'nik' ? layout.nik.value.face : layout.rows.value.face
}

function otherFace(subject: Subject, field: EditedField, random: Random): Face {
  return random.pick(OTHER_FACES.filter((face) => face !== ownFace(subject, field)))
}

/** Mean colour of the ground right of a box or under it, as somebody picks it with a pipette. */
function groundOf(subject: Subject, box: Box): string {
  const spots = [
    [box.x + box.width + 8, box.y + box.height / 2],
    [box.x - 6, box.y + box.height * 0.9],
  ] as const
  const sums = [0, 0, 0]
  for (const spot of spots) {
    const [x, y] = toPicture(subject, spot)
    for (let at = 0; at < 25; at++) {
      const pixel = pixelAt(subject, subject.raster.data, [
        Math.round(x) + (at % 5) - 2,
        Math.round(y) + Math.floor(at / 5) - 2,
      ])
      for (const [channel, value] of pixel.slice(0, 3).entries()) sums[channel] = (sums[channel] ?? 0) + value
    }
  }
  return `rgb(${sums.map((sum) => Math.round(sum / 50)).join(',')})`
}

/** Each column of the box from the colour above it to the one below, as a healing brush does. */
function smoothOver(subject: Subject, box: Box): void {
  const copy = new Uint8ClampedArray(subject.raster.data)
  const high = box.height + 4
  everyPixel(subject, { ...box, y: box.y - 1, height: high }, (x, y, [u, v]) => {
    const above = pixelAt(subject, copy, rounded(toPicture(subject, [u, box.y - 3])))
    const below = pixelAt(subject, copy, rounded(toPicture(subject, [u, box.y + box.height + 4])))
    const share = Math.min(1, Math.max(0, (v - box.y) / high))
    setPixel(
      subject,
      [x, y],
      above.map((value, channel) => value * (1 - share) + (below[channel] ?? 0) * share),
    )
  })
}

/** The strip right of the portrait's text, or under it, repeated. */
function cloneOver(subject: Subject, box: Box): void {
  const copy = new Uint8ClampedArray(subject.raster.data)
  const strip = { x: subject.layout.columns.rightX - 120, y: subject.layout.nik.y + 14, width: 100, height: 18 }
  everyPixel(subject, box, (x, y, [u, v]) => {
    const from: readonly [number, number] = [
      strip.x + ((u - box.x) % strip.width),
      strip.y + ((v - box.y) % strip.height),
    ]
    setPixel(subject, [x, y], pixelAt(subject, copy, rounded(toPicture(subject, from))))
  })
}
