import { DamagedListError } from '../list-importer.ts'
import type { OpenPart } from './sheet-row.ts'
import { streamXml, type XmlEvent } from './stream-xml.ts'

/** Letters of all shared texts of a workbook, which have to be in memory. */
const SHARED_LENGTH_MAX = 64 * 1024 ** 2
const CELLS_MAX = 200
const ROW_LENGTH_MAX = 4 * 1024 ** 2

/** The parts of the sheets, in the order of the workbook. */
export async function sheetPartsOf(open: OpenPart): Promise<readonly string[]> {
  const targets = new Map<string, string>()
  for await (const { name, attributes } of opened(open('xl/_rels/workbook.xml.rels'))) {
    if (name === 'Relationship') targets.set(attributes.Id ?? '', attributes.Target ?? '')
  }
  const parts: string[] = []
  for await (const { name, attributes } of opened(open('xl/workbook.xml'))) {
    const target = name === 'sheet' ? targets.get(attributes.id ?? '') : undefined
    if (target !== undefined) parts.push(target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  }
  if (parts.length === 0) throw new DamagedListError(null, 'The workbook is damaged: it names no sheet.')
  return parts
}

async function* opened(bytes: AsyncIterable<Uint8Array> | undefined) {
  if (bytes === undefined) return
  for await (const { events } of streamXml(bytes)) for (const event of events) if (event.kind === 'open') yield event
}

/** The texts that cells name by number. */
export async function readSharedStrings(bytes: AsyncIterable<Uint8Array> | undefined): Promise<readonly string[]> {
  const texts: string[] = []
  if (bytes === undefined) return texts
  const text = createTextReader()
  let length = 0
  for await (const { events, line } of streamXml(bytes)) {
    for (const event of events) {
      text.take(event)
      if (event.kind !== 'close' || event.name !== 'si') continue
      const taken = text.end()
      texts.push(taken)
      length += taken.length + 8
    }
    if (length > SHARED_LENGTH_MAX) throw new DamagedListError(line, 'The shared texts are longer than 64 MB.')
  }
  return texts
}

/** Text in `t` elements, without the reading aids (`rPh`) of East Asian names. */
function createTextReader() {
  let text = ''
  let isText = false
  let isAid = false
  return {
    take(event: XmlEvent) {
      if (event.kind === 'text') {
        if (isText && !isAid) text += event.text
      } else if (event.name === 't') isText = event.kind === 'open'
      else if (event.name === 'rPh') isAid = event.kind === 'open'
    },
    end() {
      const taken = text.replace(/_x([0-9A-F]{4})_/gi, (_all, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
      text = ''
      return taken
    },
  }
}

/** Rows that say something, as texts; numbers as they are written, so dates are days since 1900. */
export async function* readXlsxRows(bytes: AsyncIterable<Uint8Array>, strings: readonly string[]) {
  const reader = createRowReader(strings)
  for await (const { events } of streamXml(bytes)) {
    for (const event of events) {
      const row = reader.take(event)
      if (row !== null) yield row
    }
  }
}

function createRowReader(strings: readonly string[]) {
  let line = 0
  let length = 0
  let cells: string[] = []
  let at = -1
  let type = 'n'
  let value = ''
  let isValue = false
  const inline = createTextReader()
  const damaged = (reason: string) => new DamagedListError(line, reason)

  function endCell(): void {
    const text = type === 'inlineStr' ? inline.end() : textOf(value)
    length += text.length
    if (length > ROW_LENGTH_MAX) throw damaged('The row is longer than 4 MB.')
    if (text === '') return
    if (at >= CELLS_MAX) throw damaged(`The row has more than ${CELLS_MAX} cells.`)
    while (cells.length < at) cells.push('')
    cells[at] = text
  }
  function textOf(raw: string): string {
    if (type === 'e') return ''
    // Long numbers are written as 3.57801250870001E15.
    if (type === 'n' && /^\d(\.\d+)?E\+?\d{1,2}$/.test(raw)) return BigInt(Math.round(Number(raw))).toString()
    if (type !== 's') return raw
    const text = strings[Number(raw)]
    if (text === undefined) throw damaged(`A cell names the shared text ${raw.slice(0, 20)}, which is not there.`)
    return text
  }
  return {
    take(event: XmlEvent) {
      inline.take(event)
      if (event.kind === 'text') {
        if (isValue) value += event.text
        return null
      }
      const { kind, name } = event
      if (name === 'v') isValue = kind === 'open'
      if (kind === 'open' && name === 'row') {
        line = Number(event.attributes.r) || line + 1
        cells = []
        at = -1
        length = 0
      }
      if (kind === 'open' && name === 'c') {
        at = event.attributes.r === undefined ? at + 1 : columnOf(event.attributes.r)
        type = event.attributes.t ?? 'n'
        value = ''
      }
      if (kind === 'close' && name === 'c') endCell()
      return kind === 'close' && name === 'row' && cells.length > 0 ? { line, cells } : null
    },
  }
}

/** `AB12` is in column 27, counted from 0. */
function columnOf(reference: string): number {
  const [letters = ''] = /^[A-Z]{1,3}/.exec(reference) ?? []
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}
