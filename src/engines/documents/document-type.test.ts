import { describe, expect, it } from 'vitest'
import { documentTypeOf } from './document-type.ts'

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))

describe('a type by content', () => {
  it.each([
    ['JPG', '\xff\xd8\xff\xe0'],
    ['PNG', '\x89PNG\r\n\x1a\n'],
    ['WEBP', 'RIFF\x10\0\0\0WEBPVP8 '],
    ['TIFF', 'II*\0\x08\0\0\0'],
    ['TIFF', 'MM\0*\0\0\0\x08'],
    ['HEIC', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
    ['HEIC', '\0\0\0\x18ftypmif1\0\0\0\0mif1heic'],
    ['PDF', '%PDF-1.7\n'],
    ['PDF', '\xef\xbb\xbf \r\n%PDF-1.7\n'],
  ])('%s starts with %j', (type, start) => {
    expect(documentTypeOf(bytes(start))?.type).toBe(type)
  })

  it.each([
    ['nothing', ''],
    ['a GIF', 'GIF89a'],
    ['a GIF that is also a PDF', 'GIF89a%PDF-1.7\n'],
    ['HTML that is also a PDF', '<script>alert(1)</script>%PDF-1.7\n'],
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['an AVIF', '\0\0\0\x18ftypavif\0\0\0\0mif1avif'],
    ['an AVIF under the general brand', '\0\0\0\x18ftypmif1\0\0\0\0mif1avif'],
    ['a video', '\0\0\0\x18ftypisom\0\0\0\0mp41isom'],
    ['an archive', 'PK\x03\x04'],
    ['a sound', 'RIFF\x10\0\0\0WAVE'],
    ['half a signature', '\x89PNG'],
    ['a file type box cut short', '\0\0\0\x18ftypmif1'],
  ])('%s is refused', (_name, start) => {
    expect(documentTypeOf(bytes(start))).toBeNull()
  })

  it('calls a polyglot what it starts as', () => {
    expect(documentTypeOf(bytes('\xff\xd8\xff\xfe%PDF-1.7\n'))?.type).toBe('JPG')
    expect(documentTypeOf(bytes('%PDF-1.7\n\xff\xd8\xff'))?.type).toBe('PDF')
  })
})
