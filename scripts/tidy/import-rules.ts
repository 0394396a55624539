import { isBuiltin } from 'node:module'
import ts from 'typescript'
import type { Rule } from './rule.ts'
import { type CodeFile, isProduct } from './source-tree.ts'
import { type Import, importsOf, lineOf, nodesOf } from './syntax.ts'

interface Reserved {
  readonly modules: readonly string[]
  readonly allowedIn: RegExp
  readonly instead: string
}

const OUTBOUND =
  'send requests through src/platform/outbound, which refuses private addresses and bounds time and size.'

/** Modules with one home. Types may be imported anywhere. */
const RESERVED: readonly Reserved[] = [
  {
    modules: ['node:http', 'node:https', 'node:http2'],
    allowedIn: /^src\/platform\/(outbound|http)\//,
    instead: OUTBOUND,
  },
  {
    // The database supervisor asks its own Unix socket whether the server answers; `doctor` looks for a free port.
    modules: ['node:net'],
    allowedIn: /^src\/(platform\/(outbound|http|database)|cli)\//,
    instead: `${OUTBOUND} For addresses as text use ipaddr.js.`,
  },
  {
    modules: ['node:tls', 'node:dgram', 'node:dns', 'node:dns/promises', 'undici'],
    allowedIn: /^src\/platform\/outbound\//,
    instead: OUTBOUND,
  },
  { modules: ['node:process'], allowedIn: /^$/, instead: 'use the global process, where this file may use it at all.' },
  {
    modules: ['pg-boss'],
    allowedIn: /^src\/platform\/jobs\//,
    instead: 'use enqueue and handle of src/platform/jobs/jobs.ts.',
  },
  {
    modules: ['sharp', 'libheif-js', '@hyzyla/pdfium'],
    allowedIn: /^src\/engines\//,
    instead: 'ask an engine through its contract file (src/engines/<name>/<name>.ts).',
  },
]

export const reservedImport: Rule = {
  name: 'reserved-import',
  find: ({ code }) =>
    valueImports(code.filter(isProduct)).flatMap(({ file, specifier, line }) => {
      const reserved = RESERVED.find(({ modules }) => modules.some((each) => isModule(specifier, each)))
      if (reserved === undefined || reserved.allowedIn.test(file.path)) return []
      return [{ rule: 'reserved-import', file: file.path, line, message: `${specifier}: ${reserved.instead}` }]
    }),
}

const ONNXRUNTIME = /^onnxruntime-(node|web|common)(\/|$)/
const ONNXRUNTIME_DOOR = 'src/platform/inference/onnxruntime.ts'

/** Also for tests, scripts and benches, and for names that are imported later: each process would report to its maker. */
export const onnxruntimeDoor: Rule = {
  name: 'onnxruntime-door',
  find: ({ code }) =>
    code
      .filter(({ path }) => path !== ONNXRUNTIME_DOOR)
      .flatMap((file) =>
        [...nodesOf(file.syntax)].flatMap((node) => {
          if (!ts.isStringLiteralLike(node) || !ONNXRUNTIME.test(node.text)) return []
          const message = `${node.text}: import ${ONNXRUNTIME_DOOR}, which refuses to load it while it reports its use.`
          return [{ rule: 'onnxruntime-door', file: file.path, line: lineOf(file, node), message }]
        }),
      ),
}

const WITHOUT_IO = /^src\/(verifiers|banks|lib)\//
/** Of Node's modules those that only compute. */
export const BUILTINS_WITHOUT_IO: ReadonlySet<string> = new Set([
  'node:assert',
  'node:async_hooks',
  'node:buffer',
  'node:crypto',
  'node:url',
  'node:util',
])

export const noInputOutput: Rule = {
  name: 'no-input-output',
  find: ({ code }) =>
    valueImports(code.filter((file) => isProduct(file) && WITHOUT_IO.test(file.path))).flatMap(
      ({ file, specifier, line }) => {
        if (!isBuiltin(specifier) || BUILTINS_WITHOUT_IO.has(specifier)) return []
        const message = `${specifier}: verifiers, banks and lib do no input or output; take the data as an argument, or import a .json file.`
        return [{ rule: 'no-input-output', file: file.path, line, message }]
      },
    ),
}

/** What is still imported at run time, file by file. */
export function valueImports(files: readonly CodeFile[]): readonly (Import & { readonly file: CodeFile })[] {
  return files.flatMap((file) =>
    importsOf(file)
      .filter((each) => !each.isTypeOnly)
      .map((each) => ({ ...each, file })),
  )
}

function isModule(specifier: string, module: string): boolean {
  const plain = module.replace(/^node:/, '')
  return specifier === module || specifier === plain || specifier.startsWith(`${plain}/`)
}
