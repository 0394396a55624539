import type { Rule } from './rule.ts'
import { type CodeFile, isDashboard, isProduct } from './source-tree.ts'
import { importsOf, resolveImport } from './syntax.ts'

/** Where running begins. A test is no entry: product code that only a test reaches is dead. */
const ENTRY = /^(src\/main\.ts$|dashboard\/src\/main\.tsx$|(scripts|bench|simulator)\/(?!.*\.test\.ts$))/

export const deadFile: Rule = {
  name: 'dead-file',
  find: ({ code }) => {
    const alive = reachable(code)
    return code
      .filter((file) => (isProduct(file) || isDashboard(file)) && !alive.has(file.path))
      .map((file) => ({
        rule: 'dead-file',
        file: file.path,
        line: 1,
        message:
          'nothing that starts at src/main.ts, dashboard/src/main.tsx, scripts/ or bench/ imports it: wire it in, delete it, or move it to test/ if only tests need it.',
      }))
  },
}

function reachable(code: readonly CodeFile[]): ReadonlySet<string> {
  const byPath = new Map(code.map((file) => [file.path, file]))
  const seen = new Set<string>()
  const waiting = code.filter((file) => ENTRY.test(file.path))
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file.path)) continue
    seen.add(file.path)
    for (const { specifier } of importsOf(file)) {
      const target = byPath.get(resolveImport(file, specifier) ?? '')
      if (target !== undefined) waiting.push(target)
    }
  }
  return seen
}
