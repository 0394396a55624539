import type { PlacedText, TableBox } from './tables.ts'

/** A row of print: words from left to right. */
export interface WordLine {
  readonly words: readonly PlacedText[]
  readonly box: TableBox
}

/** Words of texts, each with its share of the text's width: neither text layers nor OCR part them alike. */
export function wordsOf(texts: readonly PlacedText[]): readonly PlacedText[] {
  return texts.flatMap(({ text, box: [left, top, right, bottom] }) => {
    const width = (right - left) / Math.max(1, text.length)
    return [...text.matchAll(/\S+/g)].map((word): PlacedText => {
      const from = left + word.index * width
      return { text: word[0], box: [from, top, from + word[0].length * width, bottom] }
    })
  })
}

/** Words that stand on one height, from top to bottom. */
export function linesOf(words: readonly PlacedText[]): readonly WordLine[] {
  const lines: { words: PlacedText[]; box: TableBox }[] = []
  for (const word of words.toSorted((a, b) => middleOf(a.box) - middleOf(b.box))) {
    const line = lines.at(-1)
    if (line !== undefined && isOnLine(line.box, word.box)) {
      line.words.push(word)
      line.box = around([line.box, word.box])
    } else lines.push({ words: [word], box: word.box })
  }
  return lines.map((line) => ({ ...line, words: line.words.toSorted((a, b) => a.box[0] - b.box[0]) }))
}

/** Their middles are less than half a height apart. */
function isOnLine(line: TableBox, word: TableBox): boolean {
  const height = Math.min(line[3] - line[1], word[3] - word[1])
  return Math.abs(middleOf(line) - middleOf(word)) < height / 2
}

export function middleOf([, top, , bottom]: TableBox): number {
  return (top + bottom) / 2
}

export function around(boxes: readonly TableBox[]): TableBox {
  return [
    Math.min(...boxes.map((box) => box[0])),
    Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])),
    Math.max(...boxes.map((box) => box[3])),
  ]
}
