import { SaxesParser } from 'saxes'
import { DamagedListError } from '../list-importer.ts'
import { decodeText } from './read-lines.ts'

/** One element of a record. Text is its own, trimmed. Names are without their namespace prefix. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  readonly text: string
}

interface Growing {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Growing[]
  text: string
}

const DEPTH_MAX = 32
const RECORD_LENGTH_MAX = 4 * 1024 * 1024

export interface XmlRecord {
  readonly line: number
  readonly element: XmlElement
}

/**
 * Elements called one of `names`, one at a time. A document type is refused, and with it every entity but the five of
 * XML; so is what is not well formed, not under `root`, or cut off.
 */
export async function* readXml(
  bytes: AsyncIterable<Uint8Array>,
  { root, names }: { readonly root: string; readonly names: readonly string[] },
): AsyncIterable<XmlRecord> {
  const ready: XmlRecord[] = []
  const parser = createParser({ root, names, take: (record) => ready.push(record) })
  for await (const text of decodeText(bytes)) {
    parser.write(text)
    yield* ready.splice(0)
  }
  parser.close()
  yield* ready
}

interface ParserOptions {
  readonly root: string
  readonly names: readonly string[]
  readonly take: (record: XmlRecord) => void
}

function createParser({ root, names, take }: ParserOptions) {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const open: Growing[] = []
  let depth = 0
  let line = 0
  let begunAt = 0
  const damaged = (reason: string) => new DamagedListError(parser.line, reason)
  parser.on('doctype', () => {
    throw damaged('A document type (DOCTYPE) is not accepted.')
  })
  parser.on('error', (error) => {
    throw damaged(`Not well-formed XML: ${error.message.replace(/^\d+:\d+:\s*/, '')}`)
  })
  parser.on('opentag', ({ name: prefixed, attributes }) => {
    const name = prefixed.replace(/^.*:/, '')
    depth += 1
    if (depth === 1 && name !== root) throw damaged(`The document is <${name}>, not <${root}>.`)
    if (depth > DEPTH_MAX) throw damaged(`Elements are nested more than ${DEPTH_MAX} deep.`)
    if (open.length === 0 && !names.includes(name)) return
    if (open.length === 0) {
      line = parser.line
      begunAt = parser.position
    }
    const element: Growing = { name, attributes, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('text', (text) => {
    const element = open.at(-1)
    if (element === undefined) return
    if (parser.position - begunAt > RECORD_LENGTH_MAX) throw damaged('One record is longer than 4 MB.')
    element.text += text
  })
  parser.on('closetag', () => {
    depth -= 1
    const element = open.pop()
    if (element === undefined) return
    element.text = element.text.trim()
    if (open.length === 0) take({ line, element })
  })
  return {
    write: (text: string) => parser.write(text),
    close() {
      if (depth > 0 || line === 0) throw damaged(line === 0 ? 'No entries were found.' : 'The document is cut off.')
      parser.close()
    },
  }
}

/** Elements at a path below, e.g. `['NATIONALITY', 'VALUE']`. */
export function below(element: XmlElement, path: readonly string[]): readonly XmlElement[] {
  let found: readonly XmlElement[] = [element]
  for (const step of path) found = found.flatMap(({ children }) => children.filter(({ name }) => name === step))
  return found
}

/** Texts at a path below that are not empty. */
export function textsBelow(element: XmlElement, ...path: readonly string[]): readonly string[] {
  return below(element, path)
    .map(({ text }) => text)
    .filter((text) => text !== '')
}
