export interface DecodedText {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'iso-8859-1'
  /** Without its byte order mark; lines end as they are written. */
  readonly text: string
}

/** Every control character of ASCII and Latin-1 but tab, line feed, form feed and carriage return. */
const CONTROL = /(?![\t\n\f\r])\p{Cc}/u
/** Files of other kinds that begin with letters. */
const OTHERS = /^(GIF8|RIFF|BM|ID3|PK|%!PS|\{\\rtf)/

const MARKS = [
  { encoding: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', mark: [0xff, 0xfe] },
  { encoding: 'utf-16be', mark: [0xfe, 0xff] },
] as const

/**
 * Text as people save it: with a byte order mark, or UTF-8, or else Latin-1; null where it has control characters and so
 * is no text.
 *
 * @param isBeginning more bytes follow these: a letter may be cut in two.
 */
export function decodeText(bytes: Uint8Array, { isBeginning = false } = {}): DecodedText | null {
  const marked = MARKS.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte))
  const text = decode(bytes, marked?.encoding ?? 'utf-8', isBeginning)
  if (text !== null && isPlain(text)) return { encoding: marked?.encoding ?? 'utf-8', text }
  if (marked !== undefined || text !== null) return null
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return isPlain(latin) ? { encoding: 'iso-8859-1', text: latin } : null
}

function decode(bytes: Uint8Array, encoding: DecodedText['encoding'], isBeginning: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: isBeginning })
  } catch {
    return null
  }
}

function isPlain(text: string): boolean {
  return text !== '' && !CONTROL.test(text) && !OTHERS.test(text)
}
