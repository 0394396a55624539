import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { densePage } from '../../../test/dense-page.ts'
import { childrenOf } from '../../../test/reader-processes.ts'
import { until } from '../../../test/until.ts'
import { TooComplex } from '../../lib/too-complex.ts'
import type { Picture } from '../documents/documents.ts'
import type { Ocr, Quad } from './ocr.ts'
import { createPaddleOcr } from './paddle-ocr.ts'

const isLinux = process.platform === 'linux'
const readers = () => childrenOf(process.pid, 'ocr-process')

let ocr: Ocr
let card: Picture
let dense: Picture

beforeAll(async () => {
  ocr = createPaddleOcr({ processes: 1 })
  card = await pictureOf(readFileSync(new URL('../../../test/specimens/ktp-specimen.jpg', import.meta.url)))
  dense = await pictureOf(await densePage())
})
afterAll(() => ocr.close())

async function pictureOf(bytes: Uint8Array): Promise<Picture> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8Array(data) }
}

describe('a picture', { timeout: 60_000 }, () => {
  it('with more lines than are asked for is refused before they are read', async () => {
    const refusal = ocr.read(dense, { subject: 'card', linesMax: 150 })

    await expect(refusal).rejects.toThrow(/ \d{3} lines; 150 are read/)
    await expect(refusal).rejects.toBeInstanceOf(TooComplex)
  })

  it('is read closer at a region from the pixels there alone', async () => {
    const reading = await ocr.read(card, { subject: 'card', linesMax: 150 })
    const nik = reading.lines.find(({ text }) => /\d{16}/.test(text))
    const quad = nik?.quad as Quad

    const [best] = await ocr.readRegion(card, { quad, reading, alphabet: 'digits' })

    expect(best).toMatchObject({ text: '3503115503958042', quad })
  })

  it.runIf(isLinux)('leaves the nets loaded for the next one, however much it holds', async () => {
    await ocr.read(card, { subject: 'card', linesMax: 150 })
    const before = readers()
    await ocr.read(dense, { subject: 'page', linesMax: 1 }).catch(() => undefined)
    await ocr.read(card, { subject: 'card', linesMax: 150 })

    expect(before).toHaveLength(1)
    expect(readers()).toEqual(before)
  })

  it('is refused where the region or the picture is no picture', async () => {
    await expect(ocr.read({ ...card, width: 7 }, { subject: 'card', linesMax: 1 })).rejects.toThrow(RangeError)
  })
})

describe.runIf(isLinux)('a reading that takes too long', { timeout: 60_000 }, () => {
  it('ends its process twice, and nothing else', async () => {
    const short = createPaddleOcr({ processes: 1, workMs: 400 })
    const refusal = short.read(dense, { subject: 'page', linesMax: 1_000 })

    await expect(refusal).rejects.toBeInstanceOf(TooComplex)
    await short.close()
  })

  it('does not keep the engine from closing in the middle', async () => {
    const before = readers()
    const other = createPaddleOcr({ processes: 2 })
    const outcomes = Promise.allSettled([1, 2, 3].map(() => other.read(dense, { subject: 'page', linesMax: 1_000 })))
    const [id] = await until(
      async () => readers().filter((each) => !before.includes(each)),
      (started) => started.length > 0,
    )

    await other.close()

    for (const outcome of await outcomes) expect(outcome).toMatchObject({ reason: { kind: 'closed' } })
    expect(readers()).not.toContain(id)
  })
})
