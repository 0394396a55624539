import ts from 'typescript'
import type { Finding, Rule } from './rule.ts'
import { type CodeFile, isDashboard } from './source-tree.ts'
import { lineOf, nodesOf } from './syntax.ts'

/** Attributes that people read or hear. */
const READ_ATTRIBUTES =
  /^(label|title|placeholder|description|alt|text|error|aria-(label|description|placeholder|roledescription|valuetext))$/
const LETTERS = /\p{L}{2,}/u
/** Is called the same in every language. */
const NAMES = new Set(['Absah'])

/** What people read comes from the catalogue, in each of its languages. */
export const catalogueText: Rule = {
  name: 'catalogue-text',
  find: ({ code }) =>
    code.filter(isDashboard).flatMap((file) =>
      [...nodesOf(file.syntax)].flatMap((node): Finding[] => {
        const text = readText(node)
        if (text === null || !LETTERS.test(text) || NAMES.has(text.trim())) return []
        const message = `"${text.trim()}": put it into the words of its part (defineWords), in every language.`
        return [{ rule: 'catalogue-text', file: file.path, line: lineOf(file, node), message }]
      }),
    ),
}

/** Text between tags, in attributes that are read, and text in braces in either place; null for anything else. */
function readText(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return node.text
  if (!ts.isStringLiteralLike(node)) return null
  const place = ts.isJsxExpression(node.parent) ? node.parent.parent : node.parent
  if (ts.isJsxElement(place) || ts.isJsxFragment(place)) return node.text
  return ts.isJsxAttribute(place) && READ_ATTRIBUTES.test(place.name.getText()) ? node.text : null
}

const MEDIAN_LINES_MAX = 80

/** Small files: a query, a mutation or a component each. */
export const dashboardMedian: Rule = {
  name: 'dashboard-median',
  find: ({ code }) => {
    const lengths = code
      .filter(isDashboard)
      .map(linesOf)
      .sort((a, b) => a - b)
    const median = lengths[Math.floor(lengths.length / 2)] ?? 0
    if (median <= MEDIAN_LINES_MAX) return []
    const message = `half of the files are longer than ${median} lines: cut the longest into parts (at most ${MEDIAN_LINES_MAX}).`
    return [{ rule: 'dashboard-median', file: 'dashboard/src/main.tsx', line: 1, message }]
  },
}

function linesOf({ text }: CodeFile): number {
  return text.trimEnd().split('\n').length
}
