import { join } from 'node:path'
import sharp from 'sharp'

const LINES = 230

const SIDE = 2000
const COLUMNS = 5
const PITCH = { x: 395, y: 42 } as const
/** The line with the name, on the specimen card. */
const NAME = { left: 276, top: 180, width: 344, height: 32 } as const

/** A page full of small print, as a PNG: costs a reader twenty times what a card does. */
export async function densePage(): Promise<Buffer> {
  const input = await sharp(join(import.meta.dirname, 'specimens/ktp-specimen.png'))
    .extract(NAME)
    .toBuffer()
  const lines = Array.from({ length: LINES }, (_, index) => ({
    input,
    left: 20 + (index % COLUMNS) * PITCH.x,
    top: 20 + Math.floor(index / COLUMNS) * PITCH.y,
  }))
  const page = sharp({ create: { width: SIDE, height: SIDE, channels: 3, background: '#b8dcee' } })
  return page.composite(lines).png().toBuffer()
}
