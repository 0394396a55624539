import { decodeText } from './decode-text.ts'
import type { DocumentType } from './documents.ts'

export interface TypeFacts {
  readonly type: DocumentType
  /** The registered media type. */
  readonly contentType: string
  readonly extension: string
}

const FACTS: Readonly<Record<DocumentType, TypeFacts>> = {
  PDF: { type: 'PDF', contentType: 'application/pdf', extension: 'pdf' },
  JPG: { type: 'JPG', contentType: 'image/jpeg', extension: 'jpg' },
  PNG: { type: 'PNG', contentType: 'image/png', extension: 'png' },
  WEBP: { type: 'WEBP', contentType: 'image/webp', extension: 'webp' },
  HEIC: { type: 'HEIC', contentType: 'image/heic', extension: 'heic' },
  TIFF: { type: 'TIFF', contentType: 'image/tiff', extension: 'tif' },
  XLSX: {
    type: 'XLSX',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
  },
  // Whatever its text is: HTML is never served as HTML.
  TEXT: { type: 'TEXT', contentType: 'text/plain', extension: 'txt' },
}

/**
 * Names a file by its first bytes alone; null when it is none of the types. A polyglot is what it starts as: only that
 * reading of it is ever decoded. Of an archive or a text the decoder looks at the whole.
 */
export function documentTypeOf(bytes: Uint8Array): TypeFacts | null {
  const type = SIGNATURES.find(([, matches]) => matches(bytes))?.[0]
  return type === undefined ? null : FACTS[type]
}

/** Of a text: the decoder looks at the rest. */
const SNIFFED_BYTES = 4096

const SIGNATURES: readonly (readonly [DocumentType, (bytes: Uint8Array) => boolean])[] = [
  ['JPG', (bytes) => startsWith(bytes, [0xff, 0xd8, 0xff])],
  ['PNG', (bytes) => startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
  ['WEBP', (bytes) => textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 4) === 'WEBP'],
  ['TIFF', isTiff],
  ['HEIC', isHeic],
  ['PDF', isPdf],
  ['XLSX', (bytes) => startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])],
  ['TEXT', (bytes) => decodeText(bytes.subarray(0, SNIFFED_BYTES), { isBeginning: true }) !== null],
]

/** Classic (42) and big (43) TIFF, either byte order (TIFF 6.0, section 2). */
function isTiff(bytes: Uint8Array): boolean {
  const start = textAt(bytes, 0, 4)
  return ['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].includes(start)
}

/** Brands of ISO/IEC 23008-12 that say HEVC; `mif1` alone says only "some HEIF", AVIF included. */
const HEVC_BRANDS = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx']
const BRAND_BYTES = 4
const FILE_TYPE_BOX_BYTES_MAX = 256

function isHeic(bytes: Uint8Array): boolean {
  if (textAt(bytes, 4, 4) !== 'ftyp') return false
  const major = textAt(bytes, 8, BRAND_BYTES)
  if (HEVC_BRANDS.includes(major)) return true
  if (major !== 'mif1' && major !== 'msf1') return false
  const end = Math.min(bytes.length, FILE_TYPE_BOX_BYTES_MAX, new DataView(bytes.buffer, bytes.byteOffset).getUint32(0))
  for (let at = 16; at + BRAND_BYTES <= end; at += BRAND_BYTES)
    if (HEVC_BRANDS.includes(textAt(bytes, at, BRAND_BYTES))) return true
  return false
}

const PDF_LEADING_BYTES_MAX = 1024

/**
 * Readers look for `%PDF-` anywhere in the first 1024 bytes (ISO 32000-2, Annex on header junk), which is what makes
 * HTML or GIF polyglots possible. Only white space, NUL and a byte order mark are let through in front of it.
 */
function isPdf(bytes: Uint8Array): boolean {
  const blank = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20])
  let at = startsWith(bytes, [0xef, 0xbb, 0xbf]) ? 3 : 0
  while (at < Math.min(bytes.length, PDF_LEADING_BYTES_MAX) && blank.has(bytes[at] ?? -1)) at++
  return textAt(bytes, at, 5) === '%PDF-'
}

/** An old or protected file of an office program (CFB), which nobody can read here. */
export function isOldOffice(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte)
}

function textAt(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length))
}
