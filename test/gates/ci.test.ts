import { chmodSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { plantTree, REPOSITORY, runIn, type ToolRun } from './plant-tree.ts'

/** An npm that says what it was asked, that nobody can type to it, and that fails when asked for $FAILING. */
const NPM = `#!/bin/sh
echo "npm $*"
if read -r line; then echo "typed: $line"; fi
[ "$*" != test ] || echo "12 passed, 0 failed, 1 skipped"
[ "$*" != "$FAILING" ] || exit 7
`
/** In place of the system's: there and able to watch, or neither there nor to be had. */
const WORKING = '#!/bin/sh\n'
const MISSING = '#!/bin/sh\nexit 100\n'

const STEPS = [
  'ci',
  'run --silent check',
  'test',
  'run --silent test:browser',
  'run --silent test:system',
  'run --silent test:postgres',
  'run --silent demo',
]

describe('.ci/run', () => {
  it('installs, checks, tests, tests in a browser, tests whole servers, tests on the other PostgreSQL and demonstrates, in this order', async () => {
    const { exitCode, output } = await runCi({})

    expect(output.match(/^npm .*$/gm)).toEqual(STEPS.map((step) => `npm ${step}`))
    expect(output).toMatch(
      /^tools +\d+ s {2}ok\ninstall +\d+ s {2}ok\ncheck +\d+ s {2}ok\ntest +\d+ s {2}ok\nbrowser +\d+ s {2}ok\nsystem +\d+ s {2}ok\npostgres +\d+ s {2}ok\ndemo +\d+ s {2}ok$/m,
    )
    expect(output).toMatch(/^12 passed, 0 failed, 1 skipped\n== passed\n$/m)
    expect(exitCode).toBe(0)
  })

  it.each(STEPS)('stops and fails when npm %s fails', async (failing) => {
    const { exitCode, output } = await runCi({ failing })

    expect(output.match(/^npm .*$/gm)).toEqual(STEPS.slice(0, STEPS.indexOf(failing) + 1).map((step) => `npm ${step}`))
    expect(output).toMatch(/ exit code 7$/m)
    expect(output).toMatch(/== FAILED with exit code 7\n$/)
    expect(exitCode).toBe(7)
  })

  it('stops and fails where strace is missing and cannot be installed', async () => {
    const { exitCode, output } = await runCi({ strace: MISSING })

    expect(output).not.toMatch(/^npm /m)
    expect(output).toMatch(/^tools +\d+ s {2}exit code 100$/m)
    expect(exitCode).toBe(100)
  })

  it('is what the workflow runs, with actions that cannot be moved', () => {
    const workflow = readFileSync(path.join(REPOSITORY, '.github/workflows/ci.yml'), 'utf8')

    expect(workflow.match(/run: .*/g)).toEqual(['run: .ci/run'])
    expect(workflow.match(/uses: .*/g)).toEqual(
      ['checkout', 'setup-node'].map((name) => expect.stringMatching(`^uses: actions/${name}@[0-9a-f]{40} # v`)),
    )
  })
})

async function runCi({ failing = '', strace = WORKING }: { failing?: string; strace?: string }): Promise<ToolRun> {
  const programs = { npm: NPM, strace, 'apt-get': strace, sudo: strace }
  const planted = Object.entries(programs).map(([name, text]) => [`bin/${name}`, text])
  using tree = plantTree(Object.fromEntries(planted), ['.ci/run', '.ci/install-tools'])
  for (const name of Object.keys(programs)) chmodSync(path.join(tree.root, 'bin', name), 0o755)
  const env = { ...process.env, PATH: `${path.join(tree.root, 'bin')}:${process.env.PATH}`, FAILING: failing }
  return await runIn(tree, { command: path.join(tree.root, '.ci/run'), args: [], env })
}
