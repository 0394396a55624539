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
    ['XLSX', 'PK\x03\x04'],
    ['TEXT', 'date;amount\r\n2026-12-01;5'],
    ['TEXT', '<script>alert(1)</script>%PDF-1.7\n'],
    ['TEXT', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['TEXT', '\xef\xbb\xbfS\xc3\xa3o'],
    ['TEXT', 'S\xe3o Tom\xe9'],
    ['TEXT', '\xff\xfeA\0B\0'],
    ['TEXT', '\xfe\xff\0A\0B'],
  ])('%s starts with %j', (type, start) => {
    expect(documentTypeOf(bytes(start))?.type).toBe(type)
  })

  it.each([
    ['nothing', ''],
    ['a GIF', 'GIF89a'],
    ['a GIF that is also a PDF', 'GIF89a%PDF-1.7\n'],
    ['an AVIF', '\0\0\0\x18ftypavif\0\0\0\0mif1avif'],
    ['an AVIF under the general brand', '\0\0\0\x18ftypmif1\0\0\0\0mif1avif'],
    ['a video', '\0\0\0\x18ftypisom\0\0\0\0mp41isom'],
    ['a program', 'MZ\x90\0\x03'],
    ['text with a control character', 'a\x07b'],
    ['half a letter of UTF-16', '\xff\xfeA\0\0\xd8A\0'],
    ['a rich text', '{\\rtf1 a}'],
    ['an old office file', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
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
