/**
 * Imports go one way: main, cli → compose → features → verifiers | banks → engines → platform → lib.
 * A new bank, verifier or engine needs no new rule. A new feature needs one line in `edges` and is refused until then.
 * Each rule has a planted violation in test/gates/imports.test.ts.
 */

/** Tests, and the suites that all implementations of a contract run, may touch everything. */
const TEST = '\\.(test|contract)\\.tsx?$'
/** Where the platform is put together: `compose.ts` and what it is cut into. */
const COMPOSE = '(compose|http-server|first-start)(\\.ts$|/)'
const OURS = '^(src|test|bench|scripts|simulator|dashboard|clients)/'
/** Engines that only compute: nothing of them can be swapped, so verifiers see all of their files. */
const PURE_ENGINES = '(forms)'
const SQL_DRIVERS = 'node_modules/(pg|kysely|postgres)/'

/** What a feature may use of other features. A graph without cycles, `access` at the bottom. */
const edges = {
  verifications: ['uploads', 'folders', 'credits', 'webhooks', 'templates', 'access', 'audit', 'idempotency'],
  receipts: ['uploads', 'credits', 'webhooks', 'access', 'audit', 'idempotency'],
  screening: ['verifications', 'webhooks', 'access', 'audit', 'idempotency'],
  reviews: ['verifications', 'folders', 'uploads', 'access', 'audit', 'idempotency'],
  'duplicate-faces': ['verifications', 'access', 'audit', 'idempotency'],
  'seen-pictures': ['verifications', 'access'],
  exports: ['verifications', 'folders', 'access', 'audit', 'idempotency'],
  statements: ['verifications', 'access', 'audit', 'idempotency'],
  organizations: ['credits', 'access', 'audit', 'idempotency'],
  folders: ['access', 'audit', 'idempotency'],
  templates: ['access', 'audit', 'idempotency'],
  uploads: ['access', 'audit', 'idempotency'],
  credits: ['access', 'audit', 'idempotency'],
  webhooks: ['access', 'audit', 'idempotency'],
  audit: ['access'],
  idempotency: ['access'],
  limits: ['access'],
  access: [],
}

const forbid = ({ name, comment, from = {}, to = {} }) => ({ name, comment, severity: 'error', from, to })

/** Files under `from` import, of our own tree, only what `mayUse` matches. */
const only = (name, from, mayUse) =>
  forbid({
    name,
    comment: `Of this repository it may import only ${mayUse}; the rest is handed in by src/compose.ts.`,
    from: { path: from, pathNot: TEST },
    to: { path: OURS, pathNot: mayUse },
  })

const featureEdges = Object.entries(edges).map(([feature, mayUse]) =>
  forbid({
    name: `features-${feature}-edges`,
    comment: 'Declare the function it needs and let src/compose.ts hand it in, or add the edge on purpose.',
    from: { path: `^src/features/${feature}/`, pathNot: TEST },
    to: { path: '^src/features/', pathNot: `^src/features/(${[feature, ...mayUse].join('|')})/` },
  }),
)

const tiers = [
  only('lib-is-a-leaf', '^src/lib/', '^src/lib/'),
  only('platform-knows-no-product', '^src/platform/', '^src/(platform|lib)/'),
  only('engines-sit-on-platform', '^src/engines/([^/]+)/', '^src/(engines/($1/|([^/]+)/\\3\\.ts)|platform/|lib/)'),
  only(
    'verifiers-see-contracts',
    '^src/verifiers/([^/]+)/',
    `^src/(verifiers/($1/|(verifier|reasons|open-picture)\\.ts)|engines/(([^/]+)/\\5\\.ts|${PURE_ENGINES}/)|lib/)`,
  ),
  only('banks-do-no-io', '^src/banks/([^/]+)/', '^src/(banks/($1/|bank\\.ts)|lib/)'),
  only(
    'shared-by-verifiers',
    '^src/verifiers/(reasons|open-picture)\\.ts$',
    '^src/(verifiers/verifier\\.ts|engines/([^/]+)/\\2\\.ts|lib/)',
  ),
  only('contracts-stand-alone', '^src/(verifiers/verifier|banks/bank)\\.ts$', '^src/(lib/|engines/([^/]+)/\\2\\.ts)'),
  only(
    'features-see-contracts',
    '^src/features/',
    '^src/(features|platform|lib)/|^src/(verifiers/verifier|banks/bank)\\.ts|^src/engines/([^/]+)/\\3\\.ts',
  ),
  // Settings are parsed by the parsers of what they configure.
  only('config-sees-parsers', '^src/config\\.ts$', '^src/((platform|lib)/|features/.+/settings\\.ts$)'),
  only(
    'compose-is-below-the-doors',
    `^src/${COMPOSE}`,
    `^src/(${COMPOSE}|config\\.ts$|(features|verifiers|banks|engines|platform|lib)/)`,
  ),
  only('main-hands-over', '^src/main\\.ts$', `^src/(cli/|${COMPOSE}|config\\.ts$|platform/|lib/)`),
  forbid({
    name: 'cli-goes-through-compose',
    comment:
      'A command opens the platform with src/compose.ts and calls use cases; stores and plug-ins are not its business.',
    from: { path: '^src/cli/', pathNot: TEST },
    to: {
      path: OURS,
      // The typed client is what a command line of the public API uses, like everybody else.
      pathNot: `^src/(cli/|${COMPOSE}|config\\.ts$|platform/|lib/|features/)|^clients/typescript/src/`,
      dependencyTypesNot: ['type-only'],
    },
  }),
  forbid({
    name: 'every-file-has-a-tier',
    comment: 'Move it into one of the folders of src/ that ARCHITECTURE.md names.',
    from: {
      path: '^src/',
      pathNot: `^src/((main|config)\\.ts$|${COMPOSE}|(cli|features|verifiers|banks|engines|platform|lib)/)|${TEST}`,
    },
  }),
]

const features = [
  ...featureEdges,
  forbid({
    name: 'every-feature-has-edges',
    comment: 'Give the feature its line in `edges` of .dependency-cruiser.cjs.',
    from: { path: '^src/features/', pathNot: `^src/features/(${Object.keys(edges).join('|')})/` },
  }),
  forbid({
    name: 'stores-are-private',
    comment: 'A store belongs to its feature: call a use case of that feature instead.',
    from: { path: '^src/(features/[^/]+|cli)/', pathNot: TEST },
    to: { path: '^src/features/.+/store(\\.ts$|/)', pathNot: '^src/$1/' },
  }),
]

const packages = [
  forbid({
    name: 'sql-only-in-stores',
    comment: 'Put the statement into the store.ts of its feature.',
    from: { path: '^src/', pathNot: `(/store(\\.ts$|/)|^src/platform/|${TEST})` },
    to: { path: SQL_DRIVERS, dependencyTypesNot: ['type-only'] },
  }),
  forbid({
    name: 'no-development-packages',
    comment: 'The server runs without devDependencies: move the package, or move the file to scripts/ or bench/.',
    from: { path: '^src/', pathNot: TEST },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  }),
  forbid({
    name: 'no-undeclared-packages',
    comment: 'Name the package in package.json, with an exact version.',
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  }),
  forbid({
    name: 'no-unresolved-imports',
    comment: 'There is no such file or package.',
    to: { couldNotResolve: true },
  }),
]

const neighbours = [
  forbid({
    name: 'no-tests-in-product',
    comment: 'Code that only tests need lives in test/; nothing that runs imports it.',
    from: { path: '^src/', pathNot: TEST },
    to: { path: `^(test|bench|scripts|simulator|dashboard)/|${TEST}` },
  }),
  forbid({
    name: 'simulator-stands-alone',
    comment:
      'The simulator is written from what the banks answer: code shared with the server would share its mistakes.',
    from: { path: '^simulator/' },
    to: { path: OURS, pathNot: '^simulator/' },
  }),
  forbid({
    name: 'clients-see-no-server-code',
    comment: 'Clients talk to the public API; their types come from openapi.json.',
    from: { path: '^(dashboard|clients)/' },
    to: { path: '^src/' },
  }),
]

const dashboard = [
  only('dashboard-api-is-a-leaf', '^dashboard/src/api/', '^(dashboard/src/api/|clients/typescript/src/schema\\.ts$)'),
  only(
    'dashboard-parts-know-no-page',
    '^dashboard/src/(ui|words|profile|keys|verifications)/',
    '^dashboard/src/(ui|words|profile|keys|verifications|api)/',
  ),
  only(
    'dashboard-features-stand-alone',
    '^dashboard/src/features/([^/]+)/',
    '^dashboard/src/(features/$1/|(ui|words|profile|keys|verifications|api)/)',
  ),
  only('dashboard-pages-are-below-app', '^dashboard/src/pages/', '^dashboard/src/(?!app/|main)'),
]

module.exports = {
  forbidden: [
    forbid({
      name: 'no-cycles',
      comment: 'Move what both need into a file of its own, below both.',
      to: { circular: true },
    }),
    ...tiers,
    ...features,
    ...packages,
    ...neighbours,
    ...dashboard,
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // What `npm run pack:client` leaves.
    exclude: { path: '^(clients/typescript|dashboard)/dist/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
