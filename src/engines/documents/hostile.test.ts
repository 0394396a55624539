import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDocuments } from './create-documents.ts'

const documents = createDocuments({ processesMax: 2, timeoutMs: 10_000 })
const fixture = (name: string): Buffer => readFileSync(new URL(`fixtures/${name}`, import.meta.url))
const originals: Buffer[] = [fixture('three-pages.pdf'), fixture('three-pages-encrypted.pdf'), fixture('corners.heic')]

beforeAll(async () => {
  const image = sharp({ create: { width: 40, height: 30, channels: 3, background: '#4080c0' } })
  for (const format of ['jpeg', 'png', 'webp', 'tiff'] as const) originals.push(await image.toFormat(format).toBuffer())
})

afterAll(() => documents.close())

const STARTS = [
  '',
  '\xff\xd8\xff',
  '\x89PNG\r\n\x1a\n',
  'RIFF\0\0\0\0WEBP',
  'II*\0',
  'MM\0*',
  '\0\0\0\x18ftypheic',
  '%PDF-1.7\n',
]

/** Answers are values whatever the bytes; a thrown error fails the property. */
async function expectAnswer(bytes: Uint8Array): Promise<void> {
  const inspected = await documents.inspect(bytes)
  expect(['readable', 'refused']).toContain(inspected.kind)
  const rendered = await documents.render(bytes, { page: 0, longestSideMax: 50 })
  expect(['picture', 'refused']).toContain(rendered.kind)
  if (inspected.kind === 'refused') expect(inspected.message).toMatch(/Send|Export|Give/)
}

describe('whatever is sent', () => {
  it('random bytes behind any signature get an answer', async () => {
    const file = fc
      .tuple(fc.constantFrom(...STARTS), fc.uint8Array({ maxLength: 2000 }))
      .map(([start, rest]) => Buffer.concat([Buffer.from(start, 'latin1'), rest]))

    await fc.assert(fc.asyncProperty(file, expectAnswer), { numRuns: 60 })
  })

  it('files with bytes changed, cut out or repeated get an answer', async () => {
    const damage = fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.nat(255) }), {
      maxLength: 12,
    })
    const piece = fc.record({
      from: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.nat(200),
      isRepeated: fc.boolean(),
    })

    const property = fc.asyncProperty(fc.nat(6), damage, fc.option(piece), async (which, changes, splice) => {
      const bytes = Buffer.from(originals[which] ?? '')
      for (const { at, byte } of changes) bytes[Math.floor(at * (bytes.length - 1))] = byte
      const from = Math.floor((splice?.from ?? 0) * bytes.length)
      const middle = bytes.subarray(from, from + (splice?.length ?? 0))
      const spliced = Buffer.concat([
        bytes.subarray(0, from),
        ...(splice?.isRepeated ? [middle, middle] : []),
        bytes.subarray(from + middle.length),
      ])
      await expectAnswer(splice ? spliced : bytes)
    })

    await fc.assert(property, { numRuns: 100 })
  })
})
