import { Parser } from 'htmlparser2'

type Pair = readonly [label: string, value: string]

/** The paragraphs of a page that begin with a label in bold: `<p><strong>Label:</strong> value</p>`. */
export function labelledParagraphs(html: string): readonly Pair[] {
  const pairs: Pair[] = []
  let label: string | undefined
  let isInLabel = false
  let text = ''
  const endParagraph = () => {
    if (label !== undefined) pairs.push([label, clean(text)])
    label = undefined
    text = ''
  }
  const parser = new Parser({
    onopentag: (name) => {
      if (name === 'p') endParagraph()
      if (name === 'strong' && label === undefined) {
        isInLabel = true
        text = ''
      }
    },
    onclosetag: (name) => {
      if (name === 'strong' && isInLabel) {
        isInLabel = false
        label = clean(text)
        text = ''
      }
      if (name === 'p') endParagraph()
    },
    ontext: (piece) => {
      text += piece
    },
  })
  parser.end(html)
  endParagraph()
  return pairs
}

function clean(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
