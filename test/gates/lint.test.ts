import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type PlantedTree, plantTree, REPOSITORY, runTool } from './plant-tree.ts'

const clean: Readonly<Record<string, string>> = {
  'vitest.config.ts': 'export default {}\n',
  'src/banks/index.ts': "export { cbe } from './cbe/index.ts'\n",
  'src/lib/clean.ts': [
    "import type { Stats } from 'node:fs'",
    '',
    'export async function size(stats: Stats): Promise<number> {',
    '  return await Promise.resolve(stats.size)',
    '}',
    '',
  ].join('\n'),
  'src/verifiers/ktp/fixtures/ugly.ts': 'export default   1',
}

/** One rule broken per file, in the order of biome.json. */
const planted: readonly { readonly rule: string; readonly text: string }[] = [
  { rule: 'format', text: 'export const  wide   = 1;\n' },
  {
    rule: 'assist/source/organizeImports',
    text: "import { b } from './b.ts'\nimport { a } from './a.ts'\n\nvoid a(b)\n",
  },
  { rule: 'lint/suspicious/noDebugger', text: 'debugger\n' },
  { rule: 'lint/suspicious/noExplicitAny', text: 'export const loose = (value: any) => value\n' },
  { rule: 'lint/suspicious/noConsole', text: "console.log('seen')\n" },
  { rule: 'lint/style/noNonNullAssertion', text: 'export const first = (list: number[]) => list[0]!\n' },
  { rule: 'lint/style/noDefaultExport', text: 'export default 1\n' },
  { rule: 'lint/style/noNestedTernary', text: 'export const sign = (n: number) => (n > 0 ? 1 : n < 0 ? -1 : 0)\n' },
  {
    rule: 'lint/style/noParameterAssign',
    text: 'export function next(n: number): number {\n  n += 1\n  return n\n}\n',
  },
  {
    rule: 'lint/style/noUselessElse',
    text: 'export function name(n: number): string {\n  if (n > 0) {\n    return "+"\n  } else {\n    return "-"\n  }\n}\n',
  },
  { rule: 'lint/style/useImportType', text: "import { Stats } from 'node:fs'\n\nexport type Size = Stats['size']\n" },
  { rule: 'lint/style/useNodejsImportProtocol', text: "import { stat } from 'fs'\n\nexport const look = stat\n" },
  { rule: 'lint/style/useThrowOnlyError', text: "export function fail(): never {\n  throw 'text'\n}\n" },
  { rule: 'lint/performance/noBarrelFile', text: "export { size } from './clean.ts'\n" },
  { rule: 'lint/correctness/noUnusedImports', text: "import { size } from './clean.ts'\n" },
  { rule: 'lint/correctness/noUnusedVariables', text: 'const unused = 1\n' },
  {
    rule: 'lint/nursery/noFloatingPromises',
    text: "import { size } from './clean.ts'\n\nexport function forget(): void {\n  size({ size: 1 })\n}\n",
  },
  {
    rule: 'lint/nursery/noMisusedPromises',
    text: "import { size } from './clean.ts'\n\nexport const isKnown = () => (size({ size: 1 }) ? 1 : 2)\n",
  },
  {
    rule: 'lint/nursery/useExhaustiveSwitchCases',
    text: "export function name(kind: 'a' | 'b'): string {\n  switch (kind) {\n    case 'a':\n      return 'A'\n  }\n  return ''\n}\n",
  },
]

describe('biome', () => {
  let found: readonly Diagnostic[]

  beforeAll(async () => {
    const files = planted.map(({ text }, index) => [fileOf(index), text])
    using tree = plantTree({ ...clean, ...Object.fromEntries(files) }, COPIED)
    found = await lint(tree)
  })

  it('has nothing to say about a clean tree', async () => {
    using tree = plantTree(clean, COPIED)

    expect(await lint(tree)).toEqual([])
  })

  it.each(planted.map(({ rule }, index) => ({ rule, file: fileOf(index) })))('$rule is found', ({ rule, file }) => {
    expect(found).toContainEqual({ rule, file, severity: 'error' })
  })

  it('has a planted violation for every rule that biome.json names', () => {
    const named = Config.parse(JSON.parse(readFileSync(path.join(REPOSITORY, 'biome.json'), 'utf8'))).linter.rules
    const rules = Object.entries(named).flatMap(([group, each]) =>
      typeof each === 'string'
        ? []
        : Object.keys(each)
            .filter((rule) => each[rule] !== 'off')
            .map((rule) => `lint/${group}/${rule}`),
    )

    expect(planted.map(({ rule }) => rule)).toEqual(expect.arrayContaining(rules))
  })

  it('fails when it has found something', async () => {
    using tree = plantTree({ 'src/lib/wide.ts': 'export const  wide = 1\n' }, COPIED)

    const { exitCode } = await runTool(BIOME, tree, ['check', '.'])

    expect(exitCode).toBe(1)
  })
})

const BIOME = 'node_modules/@biomejs/biome/bin/biome'
const COPIED = ['biome.json', '.gitignore']
const Config = z.object({
  linter: z.object({ rules: z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])) }),
})
const Report = z.object({
  diagnostics: z.array(
    z.object({ category: z.string(), severity: z.string(), location: z.object({ path: z.string() }) }),
  ),
})

interface Diagnostic {
  readonly rule: string
  readonly file: string
  readonly severity: string
}

async function lint(tree: PlantedTree): Promise<readonly Diagnostic[]> {
  const { output } = await runTool(BIOME, tree, ['check', '--reporter=json', '--max-diagnostics=none', '.'])
  const { diagnostics } = Report.parse(JSON.parse(output))
  return diagnostics.map(({ category, severity, location }) => ({ rule: category, file: location.path, severity }))
}

function fileOf(index: number): string {
  return `src/lib/planted-${index}.ts`
}
