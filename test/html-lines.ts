import { Parser } from 'htmlparser2'

/** Their text is no text of the page. */
const SILENT = new Set(['script', 'style', 'title', 'template', 'noscript'])

/**
 * The words of a page from top to bottom, one entry per piece of text between two tags, without white space at the ends
 * and without empty ones. Markup that is broken or unclosed loses no text.
 */
export function htmlLines(html: string): readonly string[] {
  const lines: string[] = []
  let silent = 0
  let piece = ''
  const endPiece = () => {
    const line = piece.replace(/\s+/g, ' ').trim()
    if (line !== '') lines.push(line)
    piece = ''
  }
  const parser = new Parser({
    onopentag: (name) => {
      endPiece()
      if (SILENT.has(name)) silent += 1
    },
    onclosetag: (name) => {
      endPiece()
      if (SILENT.has(name)) silent -= 1
    },
    ontext: (text) => {
      if (silent === 0) piece += text
    },
  })
  parser.end(html)
  endPiece()
  return lines
}
