import { createRequire } from 'node:module'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type PlantedTree, plantTree, REPOSITORY, runTool } from './plant-tree.ts'

/** `import … from`, by default of a value; `types` is `import type`. */
interface Edge {
  readonly from: string
  readonly to: string
  readonly types?: boolean
}

const allowed: readonly Edge[] = [
  { from: 'src/main.ts', to: 'src/cli/serve.ts' },
  { from: 'src/main.ts', to: 'src/compose.ts' },
  { from: 'src/cli/serve.ts', to: 'src/compose.ts' },
  { from: 'src/cli/serve.ts', to: 'src/features/access/create-key.ts' },
  { from: 'src/cli/serve.ts', to: 'src/verifiers/verifier.ts', types: true },
  { from: 'src/compose.ts', to: 'src/compose/http.ts' },
  { from: 'src/compose.ts', to: 'src/config.ts' },
  { from: 'src/compose.ts', to: 'src/verifiers/ktp/index.ts' },
  { from: 'src/compose/http.ts', to: 'src/features/verifications/routes.ts' },
  { from: 'src/features/verifications/routes.ts', to: 'src/verifiers/verifier.ts' },
  { from: 'src/features/verifications/routes.ts', to: 'src/features/folders/find-folder.ts' },
  { from: 'src/features/verifications/routes.ts', to: 'src/features/verifications/store.ts' },
  { from: 'src/features/verifications/routes.ts', to: 'node_modules/kysely', types: true },
  { from: 'src/features/verifications/store.ts', to: 'node_modules/kysely' },
  { from: 'src/features/verifications/store.ts', to: 'src/platform/database/database.ts' },
  { from: 'src/features/uploads/receive-upload.ts', to: 'src/engines/documents/documents.ts' },
  { from: 'src/features/folders/find-folder.ts', to: 'src/features/access/create-key.ts' },
  { from: 'src/verifiers/verifier.ts', to: 'src/lib/ids.ts' },
  { from: 'src/verifiers/ktp/index.ts', to: 'src/verifiers/ktp/nik.ts' },
  { from: 'src/verifiers/ktp/index.ts', to: 'src/verifiers/verifier.ts' },
  { from: 'src/verifiers/ktp/index.ts', to: 'src/engines/ocr/ocr.ts' },
  { from: 'src/verifiers/ktp/index.ts', to: 'src/engines/forms/likeness.ts' },
  { from: 'src/verifiers/ktp/index.ts', to: 'src/verifiers/reasons.ts' },
  { from: 'src/verifiers/open-picture.ts', to: 'src/engines/documents/documents.ts' },
  { from: 'src/engines/forms/likeness.ts', to: 'src/engines/ocr/ocr.ts' },
  { from: 'src/verifiers/ktp/nik.test.ts', to: 'src/platform/database/database.ts' },
  { from: 'src/verifiers/ktp/nik.test.ts', to: 'node_modules/vitest' },
  { from: 'src/banks/cbe/index.ts', to: 'src/banks/bank.ts' },
  { from: 'src/engines/ocr/paddle-ocr.ts', to: 'src/engines/documents/documents.ts' },
  { from: 'src/engines/ocr/paddle-ocr.ts', to: 'src/platform/logging/logger.ts' },
  { from: 'src/platform/database/database.ts', to: 'node_modules/pg' },
  { from: 'src/platform/database/database.ts', to: 'src/lib/ids.ts' },
  { from: 'scripts/demo.ts', to: 'src/compose.ts' },
  { from: 'bench/pipeline.ts', to: 'src/features/verifications/store.ts' },
  { from: 'test/database.ts', to: 'src/platform/database/database.ts' },
  { from: 'simulator/main.ts', to: 'simulator/faults.ts' },
]

const planted: readonly (Edge & { readonly rule: string })[] = [
  { rule: 'dashboard-api-is-a-leaf', from: 'dashboard/src/api/client.ts', to: 'dashboard/src/ui/page.ts' },
  { rule: 'dashboard-parts-know-no-page', from: 'dashboard/src/ui/page.ts', to: 'dashboard/src/pages/home.ts' },
  {
    rule: 'dashboard-features-stand-alone',
    from: 'dashboard/src/features/case/a.ts',
    to: 'dashboard/src/features/home/b.ts',
  },
  { rule: 'dashboard-pages-are-below-app', from: 'dashboard/src/pages/home.ts', to: 'dashboard/src/app/router.ts' },
  { rule: 'no-cycles', from: 'src/lib/cycle-a.ts', to: 'src/lib/cycle-b.ts' },
  { rule: 'lib-is-a-leaf', from: 'src/lib/ids.ts', to: 'src/platform/logging/logger.ts' },
  { rule: 'platform-knows-no-product', from: 'src/platform/jobs/jobs.ts', to: 'src/features/credits/reserve.ts' },
  { rule: 'platform-knows-no-product', from: 'src/platform/jobs/boss.ts', to: 'src/config.ts' },
  { rule: 'engines-sit-on-platform', from: 'src/engines/ocr/tesseract.ts', to: 'src/engines/documents/pdf.ts' },
  { rule: 'engines-sit-on-platform', from: 'src/engines/ocr/tesseract.ts', to: 'src/verifiers/verifier.ts' },
  { rule: 'engines-sit-on-platform', from: 'src/engines/forms/layout.ts', to: 'src/verifiers/ktp/fields.ts' },
  { rule: 'verifiers-see-contracts', from: 'src/verifiers/nib/index.ts', to: 'src/verifiers/npwp/index.ts' },
  { rule: 'verifiers-see-contracts', from: 'src/verifiers/nib/index.ts', to: 'src/engines/ocr/tesseract.ts' },
  { rule: 'verifiers-see-contracts', from: 'src/verifiers/nib/read.ts', to: 'src/platform/outbound/send.ts' },
  { rule: 'shared-by-verifiers', from: 'src/verifiers/reasons.ts', to: 'src/verifiers/ktp/index.ts' },
  { rule: 'banks-do-no-io', from: 'src/banks/awash/index.ts', to: 'src/platform/database/database.ts' },
  { rule: 'contracts-stand-alone', from: 'src/banks/bank.ts', to: 'src/banks/dashen/index.ts' },
  { rule: 'features-see-contracts', from: 'src/features/receipts/look.ts', to: 'src/banks/dashen/index.ts' },
  { rule: 'features-see-contracts', from: 'src/features/uploads/open.ts', to: 'src/engines/documents/pdf.ts' },
  { rule: 'config-sees-parsers', from: 'src/config.ts', to: 'src/verifiers/verifier.ts' },
  { rule: 'compose-is-below-the-doors', from: 'src/compose.ts', to: 'src/cli/serve.ts' },
  { rule: 'main-hands-over', from: 'src/main.ts', to: 'src/features/credits/reserve.ts' },
  { rule: 'cli-goes-through-compose', from: 'src/cli/key.ts', to: 'src/verifiers/ktp/index.ts' },
  { rule: 'stores-are-private', from: 'src/cli/key.ts', to: 'src/features/credits/store.ts' },
  { rule: 'every-file-has-a-tier', from: 'src/services/verify.ts', to: 'src/lib/dates.ts' },
  { rule: 'every-feature-has-edges', from: 'src/features/loyalty/routes.ts', to: 'src/lib/dates.ts' },
  { rule: 'stores-are-private', from: 'src/features/verifications/create.ts', to: 'src/features/credits/store.ts' },
  { rule: 'sql-only-in-stores', from: 'src/features/credits/reserve.ts', to: 'node_modules/kysely' },
  { rule: 'sql-only-in-stores', from: 'src/compose.ts', to: 'node_modules/pg' },
  { rule: 'no-development-packages', from: 'src/lib/random.ts', to: 'node_modules/vitest' },
  { rule: 'no-undeclared-packages', from: 'scripts/seed.ts', to: 'node_modules/lodash' },
  { rule: 'no-unresolved-imports', from: 'scripts/seed.ts', to: 'scripts/nowhere.ts' },
  { rule: 'no-tests-in-product', from: 'src/features/credits/reserve.ts', to: 'test/database.ts' },
  { rule: 'no-tests-in-product', from: 'src/lib/random.ts', to: 'src/lib/random.test.ts' },
  { rule: 'simulator-stands-alone', from: 'simulator/cbe.ts', to: 'src/banks/cbe/index.ts' },
  { rule: 'simulator-stands-alone', from: 'simulator/cbe.ts', to: 'src/lib/money.ts' },
  { rule: 'clients-see-no-server-code', from: 'dashboard/src/app.ts', to: 'src/lib/ids.ts' },
  ...[
    ['verifications', 'receipts'],
    ['receipts', 'verifications'],
    ['screening', 'uploads'],
    ['duplicate-faces', 'screening'],
    ['seen-pictures', 'screening'],
    ['exports', 'credits'],
    ['reviews', 'webhooks'],
    ['statements', 'uploads'],
    ['folders', 'verifications'],
    ['templates', 'verifications'],
    ['uploads', 'folders'],
    ['credits', 'webhooks'],
    ['webhooks', 'verifications'],
    ['audit', 'credits'],
    ['idempotency', 'audit'],
    ['limits', 'audit'],
    ['organizations', 'folders'],
    ['access', 'audit'],
  ].map(([feature, other]) => ({
    rule: `features-${feature}-edges`,
    from: `src/features/${feature}/call.ts`,
    to: `src/features/${other}/answer.ts`,
  })),
]

const packages: Readonly<Record<string, string>> = {
  'package.json': JSON.stringify({
    type: 'module',
    dependencies: { kysely: '1.0.0', pg: '1.0.0' },
    devDependencies: { vitest: '1.0.0' },
  }),
  ...Object.fromEntries(
    ['kysely', 'pg', 'vitest', 'lodash'].flatMap((name) => [
      [
        `node_modules/${name}/package.json`,
        JSON.stringify({ name, version: '1.0.0', type: 'module', exports: './index.js' }),
      ],
      [`node_modules/${name}/index.js`, 'export const value = 1\n'],
    ]),
  ),
}

/** The way back of the planted cycle, which is reported once. */
const wayBack: Edge = { from: 'src/lib/cycle-b.ts', to: 'src/lib/cycle-a.ts' }

describe('dependency-cruiser', () => {
  let found: readonly Violation[]

  beforeAll(async () => {
    using tree = plantEdges([...planted.filter(({ to }) => to !== 'scripts/nowhere.ts'), wayBack, ...allowed])
    using broken = plantEdges(planted.filter(({ to }) => to === 'scripts/nowhere.ts'))
    found = [...(await cruise(tree)), ...(await cruise(broken))]
  })

  it('has nothing to say about the edges that are allowed', async () => {
    using tree = plantEdges(allowed)

    expect(await cruise(tree)).toEqual([])
  })

  it.each(planted)('$rule refuses $from → $to', ({ rule, from, to }) => {
    expect(found).toContainEqual({ rule, from, to: expect.stringContaining(path.basename(to)) })
  })

  it('has a planted violation for every rule', () => {
    const config = Config.parse(createRequire(import.meta.url)(path.join(REPOSITORY, '.dependency-cruiser.cjs')))

    expect(new Set(planted.map(({ rule }) => rule))).toEqual(new Set(config.forbidden.map(({ name }) => name)))
  })

  it('fails when it has found something', async () => {
    using tree = plantEdges(planted.filter(({ rule }) => rule === 'lib-is-a-leaf'))

    const { exitCode, output } = await runTool(CRUISER, tree, ['--config', configuration(), 'src'])

    expect(output).toContain('error lib-is-a-leaf: src/lib/ids.ts → src/platform/logging/logger.ts')
    expect(exitCode).toBeGreaterThan(0)
  })
})

const CRUISER = 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'
const Config = z.object({ forbidden: z.array(z.object({ name: z.string() })) })
const Report = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
})

interface Violation {
  readonly rule: string
  readonly from: string
  readonly to: string
}

async function cruise(tree: PlantedTree): Promise<readonly Violation[]> {
  const folders = ['src', 'test', 'scripts', 'bench', 'simulator', 'dashboard']
  const args = ['--config', configuration(), '--output-type', 'json', ...folders]
  const { output } = await runTool(CRUISER, tree, args)
  const { violations } = Report.parse(JSON.parse(output)).summary
  return violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }))
}

function configuration(): string {
  return path.join(REPOSITORY, '.dependency-cruiser.cjs')
}

/** A tree in which every file named by an edge exists and imports what the edges say. */
function plantEdges(edges: readonly Edge[]): PlantedTree {
  const files: Record<string, string> = {}
  for (const folder of ['src', 'test', 'scripts', 'bench', 'simulator', 'dashboard']) files[`${folder}/empty.ts`] = ''
  for (const { from, to } of edges) {
    files[from] ??= 'export const value = 1\n'
    if (!to.startsWith('node_modules/') && to !== 'scripts/nowhere.ts') files[to] ??= 'export const value = 1\n'
  }
  edges.forEach(({ from, to, types }, index) => {
    const relative = path.posix.relative(path.posix.dirname(from), to)
    const inside = relative.startsWith('.') ? relative : `./${relative}`
    const specifier = to.startsWith('node_modules/') ? to.slice('node_modules/'.length) : inside
    files[from] +=
      `import ${types ? 'type ' : ''}{ value as value${index} } from '${specifier}'\nexport type Use${index} = typeof value${index}\n`
  })
  return plantTree({ ...packages, ...files }, ['tsconfig.json'])
}
