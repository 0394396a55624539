import { readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { CATALOG, ONE_PAGE, page, pdfOf, stream } from '../../../test/documents/pdf.ts'
import { pngOf } from '../../../test/documents/png.ts'
import { createDocuments } from './create-documents.ts'

const specimen = (name: string): Buffer => readFileSync(new URL(`../../../test/specimens/${name}`, import.meta.url))
const fixture = (name: string): Buffer => readFileSync(new URL(`fixtures/${name}`, import.meta.url))
const documents = createDocuments({ processesMax: 1 })

afterAll(() => documents.close())

describe('an honest file', () => {
  it.each([
    ['ktp-specimen.jpg', { type: 'JPG', contentType: 'image/jpeg', extension: 'jpg' }],
    ['ktp-specimen.png', { type: 'PNG', contentType: 'image/png', extension: 'png' }],
    ['ktp-specimen.webp', { type: 'WEBP', contentType: 'image/webp', extension: 'webp' }],
    ['ktp-specimen.tiff', { type: 'TIFF', contentType: 'image/tiff', extension: 'tif' }],
    ['ktp-specimen.heic', { type: 'HEIC', contentType: 'image/heic', extension: 'heic' }],
    ['ktp-specimen.pdf', { type: 'PDF', contentType: 'application/pdf', extension: 'pdf' }],
  ])('%s is named by its content', async (name, facts) => {
    expect(await documents.inspect(specimen(name))).toEqual({ kind: 'readable', pageCount: 1, ...facts })
  })

  it('tells its pages', async () => {
    expect(await documents.inspect(fixture('three-pages.pdf'))).toMatchObject({ kind: 'readable', pageCount: 3 })
  })
})

describe('a protected PDF', () => {
  const file = fixture('three-pages-encrypted.pdf')

  it('asks for its password', async () => {
    const answer = await documents.inspect(file)

    expect(answer).toMatchObject({ kind: 'refused', reason: 'ENCRYPTED' })
    expect(answer).toHaveProperty('message', expect.stringContaining('file_passwords'))
  })

  it('tells a wrong password from a missing one', async () => {
    expect(await documents.inspect(file, { password: 'salah' })).toMatchObject({ reason: 'WRONG_PASSWORD' })
    expect(await documents.inspect(file, { password: '' })).toMatchObject({ reason: 'WRONG_PASSWORD' })
  })

  it.each(['geheim', 'owner'])('opens with the password %s', async (password) => {
    expect(await documents.inspect(file, { password })).toMatchObject({ kind: 'readable', pageCount: 3 })
    expect(await documents.render(file, { page: 2, longestSideMax: 100, password })).toMatchObject({ kind: 'picture' })
  })

  it('that only limits printing opens without one', async () => {
    expect(await documents.inspect(fixture('three-pages-owner-password.pdf'))).toMatchObject({ kind: 'readable' })
  })

  it('does not mind a password that is not needed', async () => {
    expect(await documents.inspect(fixture('three-pages.pdf'), { password: 'x' })).toMatchObject({ kind: 'readable' })
  })
})

describe('a cut file', () => {
  it.each(['jpg', 'png', 'webp', 'tiff', 'heic', 'pdf'])('is refused as a %s', async (ending) => {
    const whole = specimen(`ktp-specimen.${ending}`)

    for (const share of [0.1, 0.5, 0.95]) {
      const answer = await documents.inspect(whole.subarray(0, Math.floor(whole.length * share)))
      expect(answer).toMatchObject({ kind: 'refused', reason: 'DAMAGED' })
    }
  })

  it('is refused although a progressive JPEG still shows everything coarsely', async () => {
    const whole = await sharp(specimen('ktp-specimen.jpg')).jpeg({ progressive: true }).toBuffer()

    expect(await documents.inspect(whole.subarray(0, whole.length / 2))).toMatchObject({ reason: 'DAMAGED' })
  })

  it('is refused when its second page is cut', async () => {
    const pages = { raw: { width: 64, height: 128, channels: 3 as const, pageHeight: 64 } }
    const whole = await sharp(Buffer.alloc(64 * 128 * 3, 7), pages)
      .tiff({ compression: 'none' })
      .toBuffer()

    expect(await documents.inspect(whole.subarray(0, whole.length - 3000))).toMatchObject({ reason: 'DAMAGED' })
  })
})

describe('a hostile file', () => {
  it.each([
    ['no bytes', Buffer.alloc(0), 'UNSUPPORTED_TYPE'],
    ['a text that is none further on', Buffer.concat([Buffer.alloc(9_000, 'a'), Buffer.from([7])]), 'UNSUPPORTED_TYPE'],
    ['an old office file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'UNSUPPORTED_TYPE'],
    ['a GIF with a PDF inside', Buffer.concat([Buffer.from('GIF89a'), fixture('three-pages.pdf')]), 'UNSUPPORTED_TYPE'],
    ['50,000 x 50,000 pixels', pngOf({ width: 50_000, height: 50_000, dataBytes: 1000 }), 'TOO_MANY_PIXELS'],
    ['a header without its data', pngOf({ width: 7000, height: 7000, dataBytes: 1000 }), 'DAMAGED'],
    ['pages that contain themselves', pdfOf([CATALOG, '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>']), 'DAMAGED'],
    ['a PDF without anything', Buffer.from('%PDF-1.7\n'), 'DAMAGED'],
    ['a PDF without pages', pdfOf([CATALOG, '<< /Type /Pages /Kids [] /Count 0 >>']), 'DAMAGED'],
  ])('with %s is refused', async (_name, bytes, reason) => {
    expect(await documents.inspect(bytes)).toMatchObject({ kind: 'refused', reason })
    expect(await documents.render(bytes, { page: 0, longestSideMax: 100 })).toMatchObject({ kind: 'refused', reason })
  })

  it('that claims many pixels as a HEIC is refused before it is decoded', async () => {
    const bytes = Buffer.from(fixture('corners.heic'))
    for (let at = bytes.indexOf('ispe'); at >= 0; at = bytes.indexOf('ispe', at + 1)) {
      bytes.writeUInt32BE(20_000, at + 8)
      bytes.writeUInt32BE(20_000, at + 12)
    }

    expect(await documents.inspect(bytes)).toMatchObject({ reason: 'TOO_MANY_PIXELS' })
  })

  it('that is a JPEG followed by a PDF is read as the JPEG', async () => {
    const bytes = Buffer.concat([specimen('ktp-specimen.jpg'), fixture('three-pages.pdf')])

    expect(await documents.inspect(bytes)).toMatchObject({ kind: 'readable', type: 'JPG', pageCount: 1 })
  })

  it.each([
    [
      'lies about its page count',
      pdfOf([CATALOG, '<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>', page([100, 100])]),
    ],
    ['has a gigantic page', pdfOf([CATALOG, ONE_PAGE, page([1e9, 1e9]), stream('', '')])],
    ['has a page as thin as a hair', pdfOf([CATALOG, ONE_PAGE, page([10_000, 0.001]), stream('', '')])],
    [
      'draws itself',
      pdfOf([CATALOG, ONE_PAGE, page([9, 9]), stream('', '/X Do'), stream('/Type /XObject /Subtype /Form', '/X Do')]),
    ],
    ['has a picture of 3.6 gigapixels', bigPicture()],
  ])('that %s costs a bounded picture or a refusal', async (_name, bytes) => {
    const answer = await documents.render(bytes, { page: 0, longestSideMax: 300 })

    if (answer.kind === 'picture')
      expect(Math.max(answer.picture.width, answer.picture.height)).toBeLessThanOrEqual(300)
    else expect(answer.reason).toBe('DAMAGED')
  })
})

function bigPicture(): Buffer {
  const entries =
    '/Type /XObject /Subtype /Image /Width 60000 /Height 60000 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode'
  return pdfOf([
    CATALOG,
    ONE_PAGE,
    page([9, 9]),
    stream('', '9 0 0 9 0 0 cm /X Do'),
    stream(entries, deflateSync(Buffer.alloc(1e6))),
  ])
}
