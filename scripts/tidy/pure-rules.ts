import { isBuiltin } from 'node:module'
import ts from 'typescript'
import { type GlobalUse, globalsOf, isOrBelow } from './global-rules.ts'
import { BUILTINS_WITHOUT_IO, valueImports } from './import-rules.ts'
import type { Finding, Rule } from './rule.ts'
import { type CodeFile, isProduct, type SourceTree } from './source-tree.ts'
import { dottedName, importsOf, lineOf, nodesOf, resolveImport } from './syntax.ts'

/** Nouns that hold rules and nothing else: same input, same answer. */
const PURE =
  /^src\/(features|verifiers)\/.+\/(status|overall-status|verdict|signature|retry-schedule|present|parse-card|check-card|match)\.ts$|^src\/engines\/forms\/|^src\/banks\/([^/]+\/.+|bank)\.ts$/

/** What pure files of any slice may use: it only computes. */
const PURE_ELSEWHERE = /^src\/(lib\/|engines\/forms\/|verifiers\/reasons\.ts$)/

/** Pure itself: it may hold what every bank starts from. */
const BANK_CONTRACT = 'src/banks/bank.ts'

/** Files of a slice that touch the world by their role. */
const IMPURE_ROLE = /\/(store|routes|jobs|index)\.ts$/

const PACKAGES_WITHOUT_IO = new Set(['zod', 'ipaddr.js'])

const IMPURE_GLOBALS = [
  'process',
  'performance',
  'Date.now',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'crypto.randomUUID',
  'crypto.getRandomValues',
]

export const pureNoun: Rule = {
  name: 'pure-noun',
  find: (tree) =>
    valueImports(pureFiles(tree)).flatMap(({ file, specifier, line }): Finding[] => {
      if (mayImport(file, specifier)) return []
      const message = `${specifier}: this file is pure; it imports types, src/lib and other pure files. Take the rest as an argument.`
      return [{ rule: 'pure-noun', file: file.path, line, message }]
    }),
}

export const pureGlobal: Rule = {
  name: 'pure-global',
  find: (tree) =>
    pureFiles(tree).flatMap((file): readonly Finding[] => {
      const impure = globalsOf(file).filter(({ name }) => IMPURE_GLOBALS.some((each) => isOrBelow(name, each)))
      return [...impure, ...clocksOf(file)].map(({ name, line }) => ({
        rule: 'pure-global',
        file: file.path,
        line,
        message: `${name}: this file is pure; take the time, the randomness or the answer as an argument.`,
      }))
    }),
}

/** The pure nouns, and what they import of the features or of their own verifier or bank: purity is inherited. */
function pureFiles(tree: SourceTree): readonly CodeFile[] {
  const product = new Map(tree.code.filter(isProduct).map((file) => [file.path, file]))
  const pure = new Set<CodeFile>()
  const waiting = [...product.values()].filter((file) => PURE.test(file.path))
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (pure.has(file)) continue
    pure.add(file)
    for (const { specifier, isTypeOnly } of importsOf(file)) {
      const target = product.get(resolveImport(file, specifier) ?? '')
      if (target !== undefined && !isTypeOnly && mayBePure(file.path, target.path)) waiting.push(target)
    }
  }
  return [...pure].filter((file) => !IMPURE_ROLE.test(file.path))
}

function mayImport(file: CodeFile, specifier: string): boolean {
  const target = resolveImport(file, specifier)
  if (target === undefined) return BUILTINS_WITHOUT_IO.has(specifier) || isPackageWithoutIo(specifier)
  if (PURE_ELSEWHERE.test(target)) return true
  if (target === BANK_CONTRACT && file.path.startsWith('src/banks/')) return true
  return mayBePure(file.path, target) && !IMPURE_ROLE.test(target)
}

function isPackageWithoutIo(specifier: string): boolean {
  return !isBuiltin(specifier) && PACKAGES_WITHOUT_IO.has(specifier)
}

function mayBePure(from: string, target: string): boolean {
  const sliceOf = (path: string) =>
    path
      .split('/')
      .slice(0, path.startsWith('src/features/') ? 2 : 3)
      .join('/')
  return sliceOf(from) === sliceOf(target)
}

/** `new Date()` without a time reads the clock. */
function clocksOf(file: CodeFile): readonly GlobalUse[] {
  return [...nodesOf(file.syntax)]
    .filter((node) => ts.isNewExpression(node) && dottedName(node.expression) === 'Date' && !node.arguments?.length)
    .map((node) => ({ name: 'new Date()', line: lineOf(file, node) }))
}
