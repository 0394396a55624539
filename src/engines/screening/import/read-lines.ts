import { DamagedListError } from '../list-importer.ts'

/** Longer lines are no list of ours. */
const LINE_LENGTH_MAX = 4 * 1024 * 1024

/** Text of a file piece by piece; bytes that are no UTF-8 are refused, a byte order mark is dropped. */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  let isFirst = true
  for await (const chunk of bytes) {
    if (isFirst && isPacked(chunk)) throw new DamagedListError(1, 'The file is compressed: unpack it first.')
    isFirst = false
    const text = decodeOr(
      () => decoder.decode(chunk, { stream: true }),
      () => line + linesIn(wholeTextOf(chunk)),
    )
    line += linesIn(text)
    yield text
  }
  yield decodeOr(
    () => decoder.decode(),
    () => line,
  )
}

function decodeOr(decode: () => string, lineOf: () => number): string {
  try {
    return decode()
  } catch (error) {
    if (error instanceof TypeError) throw new DamagedListError(lineOf(), 'The file is not UTF-8 text.')
    throw error
  }
}

/** gzip and zip. */
function isPacked([first, second]: Uint8Array): boolean {
  return (first === 0x1f && second === 0x8b) || (first === 0x50 && second === 0x4b)
}

/** What comes before the first bytes that are no text; a letter may have begun in the piece before. */
function wholeTextOf(chunk: Uint8Array): string {
  const begin = chunk.findIndex((byte) => byte < 0x80 || byte >= 0xc0)
  const text = new TextDecoder().decode(chunk.subarray(Math.min(Math.max(begin, 0), 3)))
  return text.slice(0, Math.max(text.indexOf('\ufffd'), 0))
}

function linesIn(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

/** Lines without their ends. Empty ones are left out. */
export async function* readLines(
  bytes: AsyncIterable<Uint8Array>,
): AsyncIterable<{ readonly line: number; readonly text: string }> {
  let rest = ''
  let line = 0
  for await (const text of decodeText(bytes)) {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > LINE_LENGTH_MAX) throw new DamagedListError(line + 1, 'The line is longer than 4 MB.')
    for (const each of lines) {
      line += 1
      if (each.trim() !== '') yield { line, text: each.replace(/\r$/, '') }
    }
  }
  if (rest.trim() !== '') yield { line: line + 1, text: rest }
}
