import sharp from 'sharp'
import type { Shot } from './conditions.ts'

/** A shot as a JPEG file. */
export async function encodeJpeg({ raster, quality, orientation }: Shot): Promise<Buffer> {
  const { data, width, height } = raster
  const image = sharp(Buffer.from(data.buffer, data.byteOffset, data.byteLength), {
    raw: { width, height, channels: 4 },
  })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality })
  return orientation === undefined ? image.toBuffer() : image.withMetadata({ orientation }).toBuffer()
}
