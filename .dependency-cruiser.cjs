/**
 * Imports go one way: main, cli → compose → features → verifiers | banks → engines → platform → lib.
 * A new bank, verifier or engine needs no new rule. A new feature needs one line in `edges` and is refused until then.
 * Each rule has a planted violation in test/gates/imports.test.ts.
 */

/** Tests may touch everything. */
const TEST = '\\.test\\.ts$'
const COMPOSE = 'compose(\\.ts$|/)'
const SQL_DRIVERS = 'node_modules/(pg|kysely|postgres)/'

/** What a feature may use of other features. A graph without cycles, `access` at the bottom. */
const edges = {
  verifications: ['uploads', 'folders', 'credits', 'webhooks', 'templates', 'access', 'audit'],
  receipts: ['uploads', 'credits', 'webhooks', 'access', 'audit'],
  screening: ['verifications', 'access', 'audit'],
  exports: ['verifications', 'access', 'audit'],
  statements: ['verifications', 'access', 'audit'],
  folders: ['access', 'audit'],
  templates: ['access', 'audit'],
  uploads: ['access', 'audit'],
  credits: ['access', 'audit'],
  webhooks: ['access', 'audit'],
  audit: ['access'],
  access: [],
}

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** Files under `from` import, of our own tree, only what `mayUse` matches. */
const only = (name, from, mayUse) =>
  forbid(
    name,
    `Inside this tree it may import only ${mayUse}; take the rest as an argument, handed in by src/compose.ts.`,
    { path: from, pathNot: TEST },
    { path: '^(src|test|bench|scripts|simulator|dashboard)/', pathNot: mayUse },
  )

const featureEdges = Object.entries(edges).map(([feature, mayUse]) =>
  forbid(
    `features-${feature}-edges`,
    `Not an edge of "${feature}": declare the function it needs and let src/compose.ts hand it in, or add the edge on purpose.`,
    { path: `^src/features/${feature}/`, pathNot: TEST },
    { path: '^src/features/', pathNot: `^src/features/(${[feature, ...mayUse].join('|')})/` },
  ),
)

module.exports = {
  forbidden: [
    forbid('no-cycles', 'Move what both need into a file of its own, below both.', {}, { circular: true }),
    only('lib-is-a-leaf', '^src/lib/', '^src/lib/'),
    only('platform-knows-no-product', '^src/platform/', '^src/(platform|lib)/'),
    only('engines-sit-on-platform', '^src/engines/([^/]+)/', '^src/(engines/($1/|([^/]+)/\\3\\.ts)|platform/|lib/)'),
    only(
      'verifiers-see-contracts',
      '^src/verifiers/([^/]+)/',
      '^src/(verifiers/($1/|verifier\\.ts)|engines/([^/]+)/\\3\\.ts|lib/)',
    ),
    only('banks-do-no-io', '^src/banks/([^/]+)/', '^src/(banks/($1/|bank\\.ts)|lib/)'),
    only('contracts-stand-alone', '^src/(verifiers/verifier|banks/bank)\\.ts$', '^src/lib/'),
    only(
      'features-see-contracts',
      '^src/features/',
      '^src/(features|platform|lib)/|^src/(verifiers/verifier|banks/bank)\\.ts|^src/engines/([^/]+)/\\3\\.ts',
    ),
    ...featureEdges,
    forbid(
      'every-feature-has-edges',
      'Give the feature its line in `edges` of .dependency-cruiser.cjs.',
      { path: '^src/features/', pathNot: `^src/features/(${Object.keys(edges).join('|')})/` },
      {},
    ),
    forbid(
      'stores-are-private',
      'A store belongs to its feature: call a use case of that feature instead.',
      { path: '^src/features/([^/]+)/', pathNot: TEST },
      { path: '^src/features/.+/store(\\.ts$|/)', pathNot: '^src/features/$1/' },
    ),
    only('config-stands-alone', '^src/config\\.ts$', '^src/lib/'),
    only(
      'compose-is-below-the-doors',
      `^src/${COMPOSE}`,
      `^src/(${COMPOSE}|config\\.ts$|(features|verifiers|banks|engines|platform|lib)/)`,
    ),
    only('main-hands-over', '^src/main\\.ts$', `^src/(cli/|${COMPOSE}|config\\.ts$|platform/|lib/)`),
    forbid(
      'cli-goes-through-compose',
      'A command calls use cases through src/compose.ts; of features it may import types alone.',
      { path: '^src/cli/', pathNot: TEST },
      {
        path: '^(src|test|bench|scripts|simulator|dashboard)/',
        pathNot: `^src/(cli/|${COMPOSE}|config\\.ts$|platform/|lib/)`,
        dependencyTypesNot: ['type-only'],
      },
    ),
    forbid(
      'every-file-has-a-tier',
      'Move it into one of the folders of src/ that ARCHITECTURE.md names.',
      {
        path: '^src/',
        pathNot: `^src/((main|config)\\.ts$|${COMPOSE}|(cli|features|verifiers|banks|engines|platform|lib)/)`,
      },
      {},
    ),
    forbid(
      'no-tests-in-product',
      'Code that only tests need lives in test/.',
      { path: '^(src|scripts|bench)/', pathNot: TEST },
      { path: TEST },
    ),
    forbid(
      'simulator-shares-nothing-with-banks',
      'The simulator is written from the banks’ own answers: shared code would share mistakes.',
      { path: '^simulator/' },
      { path: '^src/banks/' },
    ),
    forbid(
      'dashboard-sees-no-server-code',
      'The dashboard talks to the public API; its types come from openapi.json.',
      { path: '^dashboard/' },
      { path: '^src/' },
    ),
    forbid(
      'sql-only-in-stores',
      'Put the statement into the store.ts of its feature.',
      { path: '^src/', pathNot: `(/store(\\.ts$|/)|^src/platform/|${TEST})` },
      { path: SQL_DRIVERS, dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'no-development-packages',
      'The server runs without devDependencies: move the package to dependencies, or the file to scripts/ or bench/.',
      { path: '^src/', pathNot: TEST },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'no-undeclared-packages',
      'Name the package in package.json, with an exact version.',
      {},
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    forbid('no-unresolved-imports', 'There is no such file or package.', {}, { couldNotResolve: true }),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(data|coverage)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
