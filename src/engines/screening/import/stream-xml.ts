import { SaxesParser } from 'saxes'
import { DamagedListError } from '../list-importer.ts'
import { decodeText } from './read-lines.ts'

export type XmlEvent =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: Attributes; readonly line: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'close'; readonly name: string }

/** By their names without the namespace prefix. */
export type Attributes = Readonly<Record<string, string>>

/** A piece of the file. */
export interface XmlPiece {
  readonly events: readonly XmlEvent[]
  /** Letters of the file so far, and its line. */
  readonly position: number
  readonly line: number
}

const DEPTH_MAX = 32
/** One text, comment or attribute is never longer. */
const TOKEN_LENGTH_MAX = 4 * 1024 * 1024

/**
 * What opens and closes, piece by piece. Names are without their namespace prefix. A document type is refused, and with
 * it every entity but the five of XML; so is what is not well formed, nested without end, or cut off.
 */
export async function* streamXml(bytes: AsyncIterable<Uint8Array>): AsyncIterable<XmlPiece> {
  const reader = createReader()
  for await (const text of decodeText(bytes)) yield reader.take(text)
  yield reader.end()
}

function createReader() {
  const parser = new SaxesParser({ xmlns: false, position: true })
  let events: XmlEvent[] = []
  let depth = 0
  let heardAt = 0
  const damaged = (reason: string) => new DamagedListError(parser.line, reason)
  const hear = (event: XmlEvent) => {
    heardAt = parser.position
    events.push(event)
  }
  parser.on('doctype', () => {
    throw damaged('A document type (DOCTYPE) is not accepted.')
  })
  parser.on('error', (error) => {
    throw damaged(`Not well-formed XML: ${error.message.replace(/^\d+:\d+:\s*/, '')}`)
  })
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1
    if (depth > DEPTH_MAX) throw damaged(`Elements are nested more than ${DEPTH_MAX} deep.`)
    hear({ kind: 'open', name: withoutPrefix(name), attributes: withoutPrefixes(attributes), line: parser.line })
  })
  parser.on('text', (text) => hear({ kind: 'text', text }))
  parser.on('cdata', (text) => hear({ kind: 'text', text }))
  parser.on('closetag', ({ name }) => {
    depth -= 1
    hear({ kind: 'close', name: withoutPrefix(name) })
  })
  const piece = (): XmlPiece => {
    const heard = events
    events = []
    return { events: heard, position: parser.position, line: parser.line }
  }
  return {
    take(text: string) {
      parser.write(text)
      if (parser.position - heardAt > TOKEN_LENGTH_MAX) throw damaged('One text is longer than 4 MB.')
      return piece()
    },
    end() {
      if (depth > 0) throw damaged('The document is cut off.')
      parser.close()
      return piece()
    },
  }
}

const withoutPrefix = (name: string) => name.slice(name.indexOf(':') + 1)

/** Of millions of elements: it makes nothing where there is nothing to do. */
function withoutPrefixes(attributes: Attributes): Attributes {
  const names = Object.keys(attributes)
  if (!names.some((name) => name.includes(':'))) return attributes
  const plain: Record<string, string> = {}
  for (const name of names) plain[withoutPrefix(name)] = attributes[name] ?? ''
  return plain
}
