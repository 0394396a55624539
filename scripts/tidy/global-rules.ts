import ts from 'typescript'
import type { Rule } from './rule.ts'
import { type CodeFile, isProduct } from './source-tree.ts'
import { dottedName, lineOf, nodesOf } from './syntax.ts'

interface ReservedGlobal {
  readonly names: readonly string[]
  readonly allowedIn: RegExp
  readonly instead: string
}

/** Globals with one home. `console` is refused everywhere by biome (noConsole). */
const RESERVED: readonly ReservedGlobal[] = [
  {
    names: ['fetch', 'WebSocket', 'EventSource'],
    // The command line is a client of a server that its user names, usually on this machine.
    allowedIn: /^src\/(platform\/outbound|cli)\//,
    instead: 'send requests through src/platform/outbound, which refuses private addresses and bounds time and size.',
  },
  {
    names: ['console'],
    allowedIn: /^$/,
    instead: 'log through src/platform/logging; a command writes to process.stdout.',
  },
  {
    names: ['process.env'],
    allowedIn: /^src\/(config|main|platform\/inference\/telemetry-off)\.ts$/,
    instead: 'add the setting to src/config.ts and take its value as an argument.',
  },
  {
    names: ['process.exit'],
    // A child process of an engine ends itself when its parent is gone.
    allowedIn: /^src\/(main\.ts$|cli\/|engines\/[^/]+\/[^/]+-process\.ts$)/,
    instead: 'throw, and let src/main.ts decide how the process ends.',
  },
  {
    names: ['Math.random()'],
    allowedIn: /^$/,
    instead:
      'ids come from src/lib/ids.ts, secrets from node:crypto; where chance is wanted take a `random` argument that defaults to Math.random.',
  },
]

export const reservedGlobal: Rule = {
  name: 'reserved-global',
  find: ({ code }) =>
    code.filter(isProduct).flatMap((file) =>
      globalsOf(file).flatMap(({ name, line }) => {
        const reserved = RESERVED.find(({ names }) => names.some((each) => isOrBelow(name, each)))
        if (reserved === undefined || reserved.allowedIn.test(file.path)) return []
        return [{ rule: 'reserved-global', file: file.path, line, message: `${name}: ${reserved.instead}` }]
      }),
    ),
}

/** A global that is read or called. */
export interface GlobalUse {
  readonly name: string
  readonly line: number
}

/** Plain or dotted names that no declaration of the file binds; `globalThis.` is taken off. */
export function globalsOf(file: CodeFile): readonly GlobalUse[] {
  const bound = boundNames(file)
  const uses: GlobalUse[] = []
  for (const node of nodesOf(file.syntax)) {
    if (!isWholeName(node)) continue
    const name = dottedName(node)?.replace(/^globalThis\./, '')
    if (name === undefined || bound.has(name.split('.')[0] ?? '')) continue
    uses.push({ name: asUsed(name, node), line: lineOf(file, node) })
  }
  return uses
}

/** `const { env } = process` and `process['env']` reach the environment too; `Math.random` may be handed over, not called. */
function asUsed(name: string, node: ts.Expression): string {
  if (name === 'process') return 'process.env'
  const isCalled = ts.isCallExpression(node.parent) && node.parent.expression === node
  return name === 'Math.random' && isCalled ? 'Math.random()' : name
}

/** True for `a.b` as a whole and for a lone `a`, but not for the `a` inside `a.b`, for types or for the names of members. */
function isWholeName(node: ts.Node): node is ts.Expression {
  if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node)) return false
  const parent = node.parent
  if (ts.isPropertyAccessExpression(parent)) return false
  if (ts.isTypeNode(parent) || ts.isQualifiedName(parent) || ts.isTypeElement(parent)) return false
  if (ts.isShorthandPropertyAssignment(parent)) return true
  return !('name' in parent && parent.name === node) && !('propertyName' in parent && parent.propertyName === node)
}

function boundNames(file: CodeFile): ReadonlySet<string> {
  const names = new Set<string>()
  for (const node of nodesOf(file.syntax)) {
    const isBinding =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isClassDeclaration(node) ||
      ts.isImportClause(node) ||
      ts.isImportSpecifier(node) ||
      ts.isNamespaceImport(node)
    if (isBinding && node.name !== undefined && ts.isIdentifier(node.name)) names.add(node.name.text)
  }
  return names
}

/** `process.env` and `process.env.PORT`, but not `process.environment`. */
export function isOrBelow(name: string, reserved: string): boolean {
  return name === reserved || name.startsWith(`${reserved}.`)
}
