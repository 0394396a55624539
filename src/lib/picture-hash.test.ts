import sharp from 'sharp'
import { expect, it } from 'vitest'
import { hashDistance, pictureHash } from './picture-hash.ts'

const CARD = new URL('../../test/specimens/ktp-specimen.jpg', import.meta.url).pathname
const OTHER = new URL('../../test/specimens/not-a-ktp.jpg', import.meta.url).pathname

async function hashOf(file: string | Buffer): Promise<Uint8Array> {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return pictureHash({ width: info.width, height: info.height, data })
}

it('stays nearly the same when a picture is compressed or scaled anew', async () => {
  const hash = await hashOf(CARD)
  const anew = [
    await sharp(CARD).jpeg({ quality: 30 }).toBuffer(),
    await sharp(CARD).resize({ width: 300 }).webp({ quality: 60 }).toBuffer(),
    await sharp(CARD).resize({ width: 2000 }).png().toBuffer(),
  ]

  for (const each of anew) expect(hashDistance(hash, await hashOf(each))).toBeLessThanOrEqual(6)
})

it('is another for another picture', async () => {
  expect(hashDistance(await hashOf(CARD), await hashOf(OTHER))).toBeGreaterThan(12)
})

it('takes pictures smaller than what it looks at', () => {
  const dot = pictureHash({ width: 1, height: 1, data: Uint8Array.of(9, 9, 9) })
  expect([dot.length, hashDistance(dot, dot)]).toEqual([8, 0])
})
