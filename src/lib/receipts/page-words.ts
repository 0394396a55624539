import { Parser } from 'htmlparser2'

const SILENT = new Set(['script', 'style', 'template', 'noscript', 'table'])

/**
 * What a page says outside its tables: its title, then its text, one entry per piece between two tags, without empty ones.
 * On a page that shows a payment in tables no word of a person is among it.
 */
export function pageWords(html: string): readonly string[] {
  const words: string[] = []
  let silent = 0
  let piece = ''
  const endPiece = () => {
    const said = piece.replace(/\s+/g, ' ').trim()
    if (said !== '') words.push(said)
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
  return words
}
