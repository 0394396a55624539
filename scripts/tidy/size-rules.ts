import ts from 'typescript'
import type { Finding, Rule } from './rule.ts'
import { type CodeFile, isTest } from './source-tree.ts'
import { calledName, calleeOf, dottedName, type FunctionNode, isFunction, lineOf, nameOf, nodesOf } from './syntax.ts'

const FILE_LINES_MAX = 300
const FUNCTION_LINES_MAX = 60
const PARAMETERS_MAX = 3

export const fileLength: Rule = {
  name: 'file-length',
  find: ({ code }) =>
    code.flatMap((file) => {
      const size = file.text.trimEnd().split('\n').length
      if (size <= FILE_LINES_MAX) return []
      const message = `${size} lines: give a part of it a name and a file of its own (at most ${FILE_LINES_MAX}).`
      return [{ rule: 'file-length', file: file.path, line: 1, message, measure: { key: file.path, size } }]
    }),
}

export const functionLength: Rule = {
  name: 'function-length',
  find: ({ code }) =>
    functionsOver(code, {
      rule: 'function-length',
      max: FUNCTION_LINES_MAX,
      size: (node) => (isSuite(node) || isOwnedByArrow(node) ? 0 : linesOf(node)),
      message: (name, size) =>
        `${name} has ${size} lines: let it decide and move the steps below it (at most ${FUNCTION_LINES_MAX}).`,
    }),
}

export const parameterCount: Rule = {
  name: 'parameter-count',
  find: ({ code }) =>
    functionsOver(code, {
      rule: 'parameter-count',
      max: PARAMETERS_MAX,
      // The runner spreads the rows of a table of tests, and fast-check its examples, into parameters.
      size: (node) =>
        /^((it|test|describe)\.each|fc\.(asyncP|p)roperty)$/.test(calledName(node) ?? '') ? 0 : parametersOf(node),
      message: (name, size) => `${name} takes ${size} parameters: pass one object (at most ${PARAMETERS_MAX}).`,
    }),
}

interface Limit {
  readonly rule: string
  readonly max: number
  readonly size: (node: FunctionNode) => number
  readonly message: (name: string, size: number) => string
}

function functionsOver(code: readonly CodeFile[], limit: Limit): readonly Finding[] {
  const findings = code.flatMap((file) =>
    [...nodesOf(file.syntax)].filter(isFunction).flatMap((node): Finding[] => {
      const size = limit.size(node)
      if (size <= limit.max) return []
      const name = nameOf(node)
      const measure = { key: `${file.path}#${name}`, size }
      return [
        { rule: limit.rule, file: file.path, line: lineOf(file, node), message: limit.message(name, size), measure },
      ]
    }),
  )
  return numberTwins(findings)
}

/** Two unnamed callbacks of one file must not share a ratchet entry, or one could grow behind the other. */
function numberTwins(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Map<string, number>()
  return findings.map((finding) => {
    if (finding.measure === undefined) return finding
    const { key, size } = finding.measure
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    return count === 1 ? finding : { ...finding, measure: { key: `${key} (${count})`, size } }
  })
}

/** A suite is a list of tests, not a function that somebody has to follow. */
function isSuite(node: FunctionNode): boolean {
  if (!isTest({ path: node.getSourceFile().fileName })) return false
  return [...nodesOf(node)].some(
    (each) => ts.isCallExpression(each) && /^(describe|it|test)(\.|$)/.test(dottedName(calleeOf(each)) ?? ''),
  )
}

function parametersOf(node: FunctionNode): number {
  return node.parameters.filter((each) => each.name.getText() !== 'this').length
}

/** `(deps) => async (app) => …` is counted once, under the name of the outer one. */
function isOwnedByArrow(node: FunctionNode): boolean {
  return ts.isArrowFunction(node.parent) && node.parent.body === node
}

function linesOf(node: ts.Node): number {
  const file = node.getSourceFile()
  const start = file.getLineAndCharacterOfPosition(node.getStart(file)).line
  return file.getLineAndCharacterOfPosition(node.end).line - start + 1
}
