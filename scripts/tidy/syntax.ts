import path from 'node:path'
import ts from 'typescript'
import type { CodeFile } from './source-tree.ts'

/** Every node below and including `node`, parents before children. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node
  const children: ts.Node[] = []
  ts.forEachChild(node, (child) => {
    children.push(child)
  })
  for (const child of children) yield* nodesOf(child)
}

/** Line of a node's first character, from 1. */
export function lineOf(file: CodeFile, node: ts.Node): number {
  return file.syntax.getLineAndCharacterOfPosition(node.getStart(file.syntax)).line + 1
}

export interface Import {
  readonly specifier: string
  readonly line: number
  /** `import type` and `export type … from`: gone at run time. */
  readonly isTypeOnly: boolean
}

/** Imports, re-exports, `import()`, and files named by `new URL('./worker.ts', import.meta.url)` and the like. */
export function importsOf(file: CodeFile): readonly Import[] {
  const found: Import[] = []
  for (const node of nodesOf(file.syntax)) {
    const named = importedName(node)
    if (named !== undefined) found.push({ ...named, line: lineOf(file, node) })
  }
  return found
}

function importedName(node: ts.Node): Pick<Import, 'specifier' | 'isTypeOnly'> | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const isTypeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
    return { specifier: node.moduleSpecifier.text, isTypeOnly }
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, isTypeOnly: node.isTypeOnly }
  }
  const [first] = ts.isCallExpression(node) || ts.isNewExpression(node) ? (node.arguments ?? []) : []
  if (first === undefined || !ts.isStringLiteral(first)) return undefined
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return { specifier: first.text, isTypeOnly: false }
  }
  return /^\.{1,2}\/.+\.[cm]?[jt]s$/.test(first.text) ? { specifier: first.text, isTypeOnly: false } : undefined
}

/** Path from the repository root of a relative import; undefined for packages and Node's own modules. */
export function resolveImport(file: CodeFile, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined
  return path.posix.normalize(path.posix.join(path.posix.dirname(file.path), specifier))
}

/** `a.b.c` for a chain of plain names, undefined for anything else. */
export function dottedName(node: ts.Node): string | undefined {
  if (ts.isIdentifier(node)) return node.text
  if (!ts.isPropertyAccessExpression(node)) return undefined
  const left = dottedName(node.expression)
  return left === undefined ? undefined : `${left}.${node.name.text}`
}

/** A function with a body: declaration, method, accessor, constructor, arrow or function expression. */
export type FunctionNode = ts.FunctionLikeDeclaration & { readonly body: ts.ConciseBody }

/** True for functions that are written out here, not only declared. */
export function isFunction(node: ts.Node): node is FunctionNode {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined
}

/** The name a reader would give the function: its own, its variable's, or the call it is handed to. */
export function nameOf(node: FunctionNode): string {
  if (ts.isConstructorDeclaration(node)) return 'constructor'
  if (node.name !== undefined) return node.name.getText()
  const parent = node.parent
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)) return parent.name.getText()
  return `callback of ${calledName(node) ?? 'an expression'}`
}

/** `describe.each` for a function handed to `describe.each(rows)(title, …)`; undefined when it is handed to no call. */
export function calledName(node: ts.Node): string | undefined {
  const call = node.parent
  if (!ts.isCallExpression(call)) return undefined
  return dottedName(calleeOf(call))
}

/** What is called in the end, through `describe.each(rows)(…)` and tagged templates. */
export function calleeOf(call: ts.CallExpression): ts.Expression {
  let callee: ts.Expression = call.expression
  while (ts.isCallExpression(callee) || ts.isTaggedTemplateExpression(callee)) {
    callee = ts.isCallExpression(callee) ? callee.expression : callee.tag
  }
  return callee
}
