import ts from 'typescript'
import type { Rule } from './rule.ts'
import { type CodeFile, isProduct, isTest, type TextFile } from './source-tree.ts'
import { lineOf, nodesOf } from './syntax.ts'

const OWNED_TODO = /\bTODO\([a-z][a-z0-9-]*\): \S/

export const todoOwner: Rule = {
  name: 'todo-owner',
  find: ({ code }) =>
    code.flatMap((file) =>
      commentsOf(file)
        .filter(({ text }) => /\b(FIXME|XXX|HACK)\b/.test(text) || (/\bTODO\b/.test(text) && !OWNED_TODO.test(text)))
        .map(({ line }) => ({
          rule: 'todo-owner',
          file: file.path,
          line,
          message: 'do it now, or write "TODO(owner): what is missing".',
        })),
    ),
}

/** Comments that switch a tool off, by what they begin with. */
const SUPPRESSION =
  /^\W*(@ts-(ignore|expect-error|nocheck)|biome-ignore|eslint-disable|prettier-ignore|depcruise-|v8 ignore|c8 ignore)/

export const suppression: Rule = {
  name: 'suppression',
  find: ({ code }) =>
    code.flatMap((file) => {
      const found = commentsOf(file).filter(({ text }) => SUPPRESSION.test(text))
      const [first] = found
      if (first === undefined) return []
      const message = `${found.length} comment(s) switch a tool off: write the code so that the tool agrees.`
      const measure = { key: file.path, size: found.length }
      return [{ rule: 'suppression', file: file.path, line: first.line, message, measure }]
    }),
}

export const doubleAssertion: Rule = {
  name: 'double-assertion',
  find: ({ code }) =>
    code.filter(isProduct).flatMap((file) =>
      [...nodesOf(file.syntax)].filter(isDoubleAssertion).map((node) => ({
        rule: 'double-assertion',
        file: file.path,
        line: lineOf(file, node),
        message: 'parse the value with a schema, or narrow it with a check: this assertion silences the compiler.',
      })),
    ),
}

/** Data that no clone of the repository has: tests and benches look for it and skip, nothing else may know of it. */
const LOCAL_DATA = /\.\.\/shared\b|\/work\/[a-z]/

export const localData: Rule = {
  name: 'local-data',
  find: ({ texts }) =>
    texts
      .filter((file) => !isTest(file) && !file.path.startsWith('bench/'))
      .flatMap((file) => linesMatching(file, LOCAL_DATA))
      .map((where) => ({
        ...where,
        rule: 'local-data',
        message: 'only test/, bench/ and *.test.ts may look outside the repository.',
      })),
}

function linesMatching(file: TextFile, pattern: RegExp): readonly { readonly file: string; readonly line: number }[] {
  return file.text
    .split('\n')
    .flatMap((text, index) => (pattern.test(text) ? [{ file: file.path, line: index + 1 }] : []))
}

function isDoubleAssertion(node: ts.Node): boolean {
  if (!ts.isAsExpression(node)) return false
  if (node.type.kind === ts.SyntaxKind.NeverKeyword) return true
  let inner = node.expression
  while (ts.isParenthesizedExpression(inner)) inner = inner.expression
  return ts.isAsExpression(inner) && !ts.isConstTypeReference(inner.type)
}

interface Comment {
  readonly text: string
  readonly line: number
}

/** Comments as the scanner sees them, so that the same words in a string are not taken for one. */
function commentsOf(file: CodeFile): readonly Comment[] {
  const ranges = new Map<number, ts.CommentRange>()
  for (const node of tokensOf(file.syntax)) {
    for (const range of ts.getLeadingCommentRanges(file.text, node.pos) ?? []) ranges.set(range.pos, range)
    for (const range of ts.getTrailingCommentRanges(file.text, node.end) ?? []) ranges.set(range.pos, range)
  }
  return [...ranges.values()].map((range) => ({
    text: file.text.slice(range.pos, range.end),
    line: file.syntax.getLineAndCharacterOfPosition(range.pos).line + 1,
  }))
}

function* tokensOf(node: ts.Node): Generator<ts.Node> {
  // Text between the tags of JSX is no place for comments, and templates hold text as well.
  if (ts.isJsxText(node)) return
  yield node
  for (const child of node.getChildren()) yield* tokensOf(child)
}
