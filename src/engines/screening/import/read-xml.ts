import { DamagedListError } from '../list-importer.ts'
import { type Attributes, streamXml, type XmlEvent } from './stream-xml.ts'

/** One element of a record. Text is its own, trimmed. Names are without their namespace prefix. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Attributes
  readonly children: readonly XmlElement[]
  readonly text: string
}

interface Growing {
  readonly name: string
  readonly attributes: Attributes
  readonly children: Growing[]
  text: string
}

const RECORD_LENGTH_MAX = 4 * 1024 * 1024

export interface XmlRecord {
  readonly line: number
  readonly element: XmlElement
}

/**
 * Elements called one of `names`, one at a time, of a document that begins with one called `root`. What `streamXml`
 * refuses is refused.
 */
export async function* readXml(
  bytes: AsyncIterable<Uint8Array>,
  { root, names }: { readonly root: string; readonly names: readonly string[] },
): AsyncIterable<XmlRecord> {
  const grower = createGrower(root, names)
  let begunAt = 0
  for await (const { events, position, line } of streamXml(bytes)) {
    const wasOpen = grower.isOpen()
    for (const event of events) {
      const record = grower.take(event)
      if (record !== null) yield record
    }
    if (!wasOpen || !grower.isOpen() || grower.hasEnded()) begunAt = position
    if (position - begunAt > RECORD_LENGTH_MAX) throw new DamagedListError(line, 'One record is longer than 4 MB.')
  }
  if (!grower.hasBegun()) throw new DamagedListError(1, 'No entries were found.')
}

function createGrower(root: string, names: readonly string[]) {
  const open: Growing[] = []
  let hasRoot = false
  let hasBegun = false
  let hasEnded = false
  let line = 0
  return {
    isOpen: () => open.length > 0,
    hasBegun: () => hasBegun,
    /** Whether a record has ended since it was asked last. */
    hasEnded() {
      const ended = hasEnded
      hasEnded = false
      return ended
    },
    take(event: XmlEvent): XmlRecord | null {
      if (event.kind === 'open') {
        if (!hasRoot && event.name !== root) {
          throw new DamagedListError(event.line, `The document is <${event.name}>, not <${root}>.`)
        }
        hasRoot = true
        if (open.length === 0 && !names.includes(event.name)) return null
        if (open.length === 0) line = event.line
        hasBegun = true
        const element: Growing = { name: event.name, attributes: event.attributes, children: [], text: '' }
        open.at(-1)?.children.push(element)
        open.push(element)
        return null
      }
      const element = open.at(-1)
      if (element === undefined) return null
      if (event.kind === 'text') {
        element.text += event.text
        return null
      }
      open.pop()
      element.text = element.text.trim()
      hasEnded ||= open.length === 0
      return open.length === 0 ? { line, element } : null
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
