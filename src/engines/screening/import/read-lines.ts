import { DamagedListError } from '../list-importer.ts'

/** Longer lines are no list of ours. */
const LINE_LENGTH_MAX = 4 * 1024 * 1024

/** Text of a file piece by piece; bytes that are no UTF-8 are refused, a byte order mark is dropped. */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>): AsyncIterable<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true })
    yield decoder.decode()
  } catch (error) {
    if (error instanceof TypeError && /encoded|decode/i.test(error.message)) {
      throw new DamagedListError(null, 'The file is not UTF-8 text.')
    }
    throw error
  }
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
