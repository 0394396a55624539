import sharp, { type Sharp } from 'sharp'
import type { Picture } from '../../documents/documents.ts'
import type { FaceBox } from '../faces.ts'
import { decodePicture } from './read-people.ts'

/** How a portrait was printed onto a card and photographed. */
export interface Print {
  readonly name: string
  /** Width of the printed portrait in the photograph, pixels. */
  readonly portraitPx: number
  readonly isHarsh: boolean
}

/** The prints that are measured: widths that a phone gives the portrait of a card, from near to far. */
export const PRINTS: readonly Print[] = [220, 150, 110].flatMap((portraitPx) => [
  { name: `${portraitPx} px mild`, portraitPx, isHarsh: false },
  { name: `${portraitPx} px harsh`, portraitPx, isHarsh: true },
])

/** A portrait of a card is 3 : 4, and about twice as wide as its face. */
const PORTRAIT = { facesWide: 2, aspect: 3 / 4, faceAt: 0.48 } as const

const CARD_COLOUR = '#7fa7cf'

/** The portrait that a card would carry of this face; what lies outside the picture repeats its border. */
export async function framePortrait(picture: Picture, [left, top, right, bottom]: FaceBox): Promise<Picture> {
  const width = Math.round((right - left) * picture.width * PORTRAIT.facesWide)
  const height = Math.round(width / PORTRAIT.aspect)
  const x = Math.round(((left + right) / 2) * picture.width - width / 2)
  const y = Math.round(((top + bottom) / 2) * picture.height - height * PORTRAIT.faceAt)
  const around = {
    left: Math.max(0, -x),
    top: Math.max(0, -y),
    right: Math.max(0, x + width - picture.width),
    bottom: Math.max(0, y + height - picture.height),
  }
  const wider = await rawOf(sharpOf(picture).extend({ ...around, extendWith: 'copy' }))
  return rawOf(sharpOf(wider).extract({ left: x + around.left, top: y + around.top, width, height }))
}

/** A portrait as a card carries it: faded, tinted, blurred, noisy, on blue, saved as JPEG. */
export async function printPortrait(
  portrait: Picture,
  { portraitPx, isHarsh }: Print,
  random: () => number,
): Promise<Picture> {
  const faded = await rawOf(
    sharpOf(portrait)
      .resize({ width: portraitPx, kernel: 'cubic' })
      .blur(isHarsh ? 0.9 : 0.5)
      .linear(isHarsh ? 0.62 : 0.8, isHarsh ? 62 : 34),
  )
  const sigma = isHarsh ? 11 : 5
  const tint = isHarsh ? [0.86, 0.96, 1.06] : [0.94, 0.98, 1.03]
  const data = Uint8ClampedArray.from(
    faded.data,
    (value, at) => value * (tint[at % 3] ?? 1) + (random() + random() + random() - 1.5) * 2 * sigma,
  )
  const margin = Math.round(faded.width * 0.15)
  const jpeg = await sharpOf({ ...faded, data: new Uint8Array(data) })
    .extend({ top: margin, bottom: margin, left: margin, right: margin, background: CARD_COLOUR })
    .jpeg({ quality: isHarsh ? 60 : 80 })
    .toBuffer()
  return decodePicture(jpeg)
}

function sharpOf({ width, height, data }: Picture): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 } })
}

async function rawOf(image: Sharp): Promise<Picture> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8Array(data) }
}
