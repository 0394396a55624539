import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { rules } from '../../scripts/tidy/rules.ts'
import { shrinkRatchet, tidy } from '../../scripts/tidy.ts'
import { plantTree, runTool } from './plant-tree.ts'

/** A lock file of one package with another below it, one of them for another platform. */
function lockFile(changed: Readonly<Record<string, object>>): string {
  const packages = {
    '': { dependencies: { tool: '1.0.0' } },
    'node_modules/tool': {
      integrity: 'sha512-a',
      dependencies: { part: '^1.0.0' },
      optionalDependencies: { mac: '1.0.0' },
    },
    'node_modules/tool/node_modules/part': { integrity: 'sha512-b', dependencies: { mac: '*' } },
    'node_modules/mac': { integrity: 'sha512-c' },
    ...changed,
  }
  return JSON.stringify({ lockfileVersion: 3, packages })
}

const clean: Readonly<Record<string, string>> = {
  'src/main.ts': `import { serve } from './compose.ts'\nserve(process.env)\nprocess.exit(0)\n`,
  'src/compose.ts': [
    `import { readConfig } from './config.ts'`,
    `import { canMove } from './features/verifications/status.ts'`,
    `import { send } from './platform/outbound/send.ts'`,
    `import { card } from './verifiers/ktp/index.ts'`,
    'export const serve = (env: unknown) => [readConfig(env), canMove, send, card, Math.random]',
  ].join('\n'),
  'src/config.ts': `export const readConfig = (env: unknown) => env ?? process.env.PORT\n`,
  'src/features/verifications/status.ts': [
    `import { createHmac } from 'node:crypto'`,
    `import { dayOf } from '../../lib/dates.ts'`,
    `import { moves } from './moves.ts'`,
    `import type { Row } from './store.ts'`,
    'export const canMove = (row: Row, at: Date) => [moves, dayOf(new Date(at)), createHmac, row]',
  ].join('\n'),
  'src/features/verifications/moves.ts': 'export const moves = []\n',
  'src/features/verifications/store.ts': `import { readFile } from 'node:fs/promises'\nexport type Row = typeof readFile\n`,
  'src/lib/dates.ts': 'export const dayOf = (date: Date) => date.getDate() // TODO(ana): leap seconds\n',
  'src/platform/outbound/send.ts': `import http from 'node:http'\nexport const send = () => [fetch('/'), http]\n`,
  'src/verifiers/ktp/index.ts': `import type { Server } from 'node:http'\nexport const card = (fetch: () => Server) => fetch()\n`,
  'src/verifiers/ktp/card.test.ts': [
    `import { readFileSync } from 'node:fs'`,
    `import { expect, it } from 'vitest'`,
    `it.skipIf(process.env.CI)('reads a card, where ../shared/data is', () => {`,
    `  expect(readFileSync('fixtures/cards/one.txt')).toBeDefined()`,
    '})',
  ].join('\n'),
  'src/verifiers/ktp/fixtures/cards/one.txt': 'SPECIMEN\n',
  'migrations/0001_foundation.sql': 'SELECT 1;\n',
  'migrations/schema.sql': '-- dumped\n',
  'package-lock.json': lockFile({}),
}

interface Planted {
  readonly rule: string
  readonly file: string
  readonly text: string
  readonly line?: number
}

const lines = (count: number, line = 'void 0') => `${Array(count).fill(line).join('\n')}\n`
const test = (body: string) => `import { expect, it, vi } from 'vitest'\n${body}\n`

const planted: readonly Planted[] = [
  { rule: 'file-length', file: 'scripts/long.ts', text: lines(301) },
  { rule: 'function-length', file: 'scripts/long.ts', text: `function long() {\n${lines(59)}}\nlong()\n` },
  {
    rule: 'function-length',
    file: 'scripts/long.ts',
    text: `export const long = () => async () => {\n${lines(59)}}\n`,
  },
  {
    rule: 'parameter-count',
    file: 'scripts/wide.ts',
    text: 'export const wide = (a = 1, b = 2, c = 3, d = 4) => [a, b, c, d]\n',
  },
  { rule: 'reserved-import', file: 'src/features/verifications/store.ts', text: `import 'node:https'\n` },
  {
    rule: 'reserved-import',
    file: 'src/features/verifications/store.ts',
    text: `export const lookup = import('dns/promises')\n`,
  },
  { rule: 'reserved-import', file: 'src/features/verifications/store.ts', text: `export { request } from 'undici'\n` },
  { rule: 'reserved-import', file: 'src/features/verifications/store.ts', text: `import 'pg-boss'\n` },
  { rule: 'reserved-import', file: 'src/features/verifications/store.ts', text: `import 'sharp'\n` },
  { rule: 'reserved-import', file: 'src/compose.ts', text: `import 'node:process'\n` },
  { rule: 'onnxruntime-door', file: 'src/engines/ocr/models.ts', text: `import 'onnxruntime-node'\n` },
  { rule: 'onnxruntime-door', file: 'test/nets.ts', text: `export const nets = await import('onnxruntime-node')\n` },
  { rule: 'onnxruntime-door', file: 'bench/nets.ts', text: `export const packages = [\`onnxruntime-web/wasm\`]\n` },
  {
    rule: 'reserved-global',
    file: 'src/verifiers/ktp/index.ts',
    text: `export const card = () => globalThis.fetch('/')\n`,
  },
  { rule: 'reserved-global', file: 'src/verifiers/ktp/index.ts', text: 'export const card = { send: fetch }\n' },
  { rule: 'reserved-global', file: 'src/compose.ts', text: 'console.warn(1)\n' },
  { rule: 'reserved-global', file: 'src/compose.ts', text: 'export const port = process.env.PORT\n' },
  { rule: 'reserved-global', file: 'src/compose.ts', text: 'const { env } = process\nvoid env\n' },
  { rule: 'reserved-global', file: 'src/compose.ts', text: 'process.exit(1)\n' },
  { rule: 'reserved-global', file: 'src/lib/dates.ts', text: 'export const id = Math.random()\n' },
  { rule: 'no-input-output', file: 'src/verifiers/ktp/index.ts', text: `import 'node:fs'\n` },
  { rule: 'pure-noun', file: 'src/engines/forms/text.ts', text: `import 'node:fs'\n` },
  { rule: 'pure-global', file: 'src/engines/forms/text.ts', text: 'export const now = Date.now()\n' },
  { rule: 'no-input-output', file: 'src/lib/dates.ts', text: `import 'node:child_process'\n` },
  {
    rule: 'pure-noun',
    file: 'src/features/verifications/status.ts',
    text: `import { row } from './store.ts'\nvoid row\n`,
  },
  {
    rule: 'pure-noun',
    file: 'src/features/verifications/status.ts',
    text: `import '../../platform/outbound/send.ts'\n`,
  },
  { rule: 'pure-noun', file: 'src/features/verifications/moves.ts', text: `import 'fastify'\n` },
  { rule: 'pure-global', file: 'src/features/verifications/status.ts', text: 'export const now = Date.now()\n' },
  { rule: 'pure-global', file: 'src/features/verifications/moves.ts', text: 'export const moves = [new Date()]\n' },
  { rule: 'dead-file', file: 'src/lib/forgotten.ts', text: 'export const forgotten = 1\n' },
  { rule: 'dead-file', file: 'dashboard/src/forgotten.ts', text: 'export const forgotten = 1\n' },
  { rule: 'catalogue-text', file: 'dashboard/src/main.tsx', text: 'export const page = <p>Hello you</p>\n' },
  { rule: 'catalogue-text', file: 'dashboard/src/main.tsx', text: `export const page = <p>{'Hello'}</p>\n` },
  { rule: 'catalogue-text', file: 'dashboard/src/main.tsx', text: 'export const page = <img alt="A card" />\n' },
  { rule: 'dashboard-median', file: 'dashboard/src/main.tsx', text: lines(81) },
  { rule: 'empty-name', file: 'scripts/date-utils.ts', text: '' },
  { rule: 'empty-name', file: 'scripts/common/dates.ts', text: '' },
  { rule: 'empty-name', file: 'test/helpers/dates.ts', text: '' },
  { rule: 'kebab-name', file: 'scripts/seedData.ts', text: '' },
  { rule: 'kebab-name', file: 'scripts/seed_data/main.ts', text: '' },
  { rule: 'migration-name', file: 'migrations/0003_gap.sql', text: 'SELECT 1;\n' },
  { rule: 'migration-name', file: 'migrations/0002-Hyphens.sql', text: 'SELECT 1;\n' },
  { rule: 'owned-word', file: 'src/lib/dates.ts', text: 'export const holdDay = (day: Date) => day\n' },
  { rule: 'owned-word', file: 'src/lib/dates.ts', text: 'export interface Held {}\n' },
  { rule: 'todo-owner', file: 'scripts/later.ts', text: 'void 0\n// TODO: say who\n', line: 2 },
  { rule: 'todo-owner', file: 'scripts/later.ts', text: 'void 0 /* FIXME */\n' },
  { rule: 'suppression', file: 'scripts/quiet.ts', text: '// @ts-expect-error because\nvoid 0\n' },
  { rule: 'suppression', file: 'scripts/quiet.ts', text: 'void 0\n// biome-ignore lint: because\n', line: 2 },
  { rule: 'double-assertion', file: 'src/lib/dates.ts', text: 'export const date = (0 as unknown) as Date\n' },
  { rule: 'double-assertion', file: 'src/lib/dates.ts', text: 'export const date = 0 as never\n' },
  { rule: 'local-data', file: 'README.md', text: '# Absah\n\nSee ../shared/notes.md\n', line: 3 },
  { rule: 'local-data', file: 'scripts/seed.ts', text: `export const cards = '../shared/data'\n` },
  {
    rule: 'switched-test',
    file: 'test/switched.test.ts',
    text: test(`it.only('runs', () => expect(1).toBe(1))`),
    line: 2,
  },
  { rule: 'switched-test', file: 'test/switched.test.ts', text: test(`it.todo('is written')`), line: 2 },
  {
    rule: 'switched-test',
    file: 'test/switched.test.ts',
    text: test(`it.skip.each([1])('runs', () => expect(1).toBe(1))`),
    line: 2,
  },
  { rule: 'empty-test', file: 'test/empty.test.ts', text: test(`it('runs', () => { vi.fn()() })`), line: 2 },
  { rule: 'empty-test', file: 'test/empty.test.ts', text: test(`it.each([1])('runs', () => {})`), line: 2 },
  {
    rule: 'test-sleep',
    file: 'test/sleepy.test.ts',
    text: test(
      `it('waits', async () => {\n  await new Promise((done) => setTimeout(done, 9))\n  expect(1).toBe(1)\n})`,
    ),
    line: 3,
  },
  {
    rule: 'locked-packages',
    file: 'package-lock.json',
    text: lockFile({ 'node_modules/tool': { integrity: 'sha512-a', optionalDependencies: { windows: '1.0.0' } } }),
  },
  { rule: 'locked-packages', file: 'package-lock.json', text: lockFile({ 'node_modules/mac': {} }) },
  { rule: 'fixture-owner', file: 'src/verifiers/ktp/fixtures/nobody.txt', text: '' },
]

describe('tidy', () => {
  it('has nothing to say about a clean tree', () => {
    using tree = plantTree(clean)

    expect(tidy(tree.root)).toEqual([])
  })

  it.each(planted)('$rule is found in $file (planted no. %#)', ({ rule, file, text, line = 1 }) => {
    using tree = plantTree({ ...clean, [file]: text })

    const found = tidy(tree.root).filter((finding) => !isBystander(finding.rule, rule))

    expect(found).toEqual([expect.objectContaining({ rule, file, line })])
  })

  it('wants no hash of a package that is our own, and exact versions of what it needs', () => {
    const entries = {
      'clients/typescript': { dependencies: { tool: '1.0.0' } },
      'node_modules/@absah/client': { link: true },
      'node_modules/tool': { integrity: 'sha512-a' },
    }
    using right = plantTree({ ...clean, 'package-lock.json': lockFile(entries) })
    using loose = plantTree({
      ...clean,
      'package-lock.json': lockFile({ ...entries, 'clients/typescript': { dependencies: { tool: '^1.0.0' } } }),
    })

    expect(tidy(right.root)).toEqual([])
    expect(tidy(loose.root)).toEqual([expect.objectContaining({ rule: 'locked-packages', file: 'package.json' })])
  })

  it('wants exact versions', () => {
    using tree = plantTree({ ...clean, 'package-lock.json': lockFile({ '': { devDependencies: { tool: '^1.0.0' } } }) })

    expect(tidy(tree.root)).toEqual([expect.objectContaining({ rule: 'locked-packages', file: 'package.json' })])
  })

  it('has a planted violation for every rule', () => {
    expect(new Set(planted.map(({ rule }) => rule))).toEqual(new Set(rules.map(({ name }) => name)))
  })

  it('prints file, line, rule and what to do, and fails', async () => {
    using tree = plantTree({ ...clean, 'src/lib/dates.ts': 'export const dayOf = 0 as never\n' })

    const { exitCode, output } = await runTool('scripts/tidy.ts', tree, ['--root', tree.root])

    expect(output).toMatch(/^src\/lib\/dates\.ts:1 double-assertion: parse the value/)
    expect(exitCode).toBe(1)
  })
})

/** Some planted files stand alone, and so are dead as well; that is not what their row is about. */
function isBystander(found: string, wanted: string): boolean {
  return found === 'dead-file' && wanted !== 'dead-file'
}

describe('the ratchet', () => {
  const long = (count: number) => ({ ...clean, 'scripts/long.ts': lines(count) })
  const allowing = (size: number) => ({
    'scripts/tidy-ratchet.json': JSON.stringify({ 'file-length': { 'scripts/long.ts': size } }),
  })

  it('lets a listed size pass', () => {
    using tree = plantTree({ ...long(310), ...allowing(310) })

    expect(tidy(tree.root)).toEqual([])
  })

  it('refuses growth', () => {
    using tree = plantTree({ ...long(311), ...allowing(310) })

    expect(tidy(tree.root)).toEqual([expect.objectContaining({ rule: 'file-length', file: 'scripts/long.ts' })])
  })

  it.each([305, 300])('wants its entry lowered or removed when the size is %i', (size) => {
    using tree = plantTree({ ...long(size), ...allowing(310) })

    expect(tidy(tree.root)).toEqual([expect.objectContaining({ rule: 'ratchet', file: 'scripts/tidy-ratchet.json' })])
  })

  it.each([
    { size: 305, left: { 'file-length': { 'scripts/long.ts': 305 } } },
    { size: 300, left: {} },
    { size: 320, left: { 'file-length': { 'scripts/long.ts': 310 } } },
  ])('shrinks to $left at $size lines and never grows', ({ size, left }) => {
    using tree = plantTree({ ...long(size), ...allowing(310) })

    shrinkRatchet(tree.root)

    expect(JSON.parse(readFileSync(path.join(tree.root, 'scripts/tidy-ratchet.json'), 'utf8'))).toEqual(left)
  })
})
