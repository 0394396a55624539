import sharp from 'sharp'
import type { EncodedPage, Picture } from './documents.ts'

/** Good enough to read small print by. */
const QUALITY = 82

/** The picture as a file, without metadata. */
export async function encodePicture(picture: Picture, format: 'jpeg' | 'webp'): Promise<EncodedPage> {
  const { width, height, data } = picture
  const content = await sharp(data, { raw: { width, height, channels: 3 } })
    .toFormat(format, { quality: QUALITY })
    .toBuffer()
  return { kind: 'encoded', content: new Uint8Array(content), width, height }
}
