import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { check, type Gate, gates } from '../../scripts/check.ts'
import { plantTree, REPOSITORY, runTool } from './plant-tree.ts'

const gate = (name: string): Gate => ({ name, script: `${name}.js`, args: [] })
const scripts = {
  'right.js': 'process.stdout.write("all is well")',
  'wrong.js': 'process.stdout.write("a.ts:1 here\\nb.ts:2 there\\n"); process.exitCode = 3',
  'broken.js': 'throw new Error("cannot run")',
}

describe('npm run check', () => {
  it('passes when every gate passes, and keeps their output to itself', async () => {
    using tree = plantTree(scripts)

    const { isPassed, text } = await checkIn(tree.root, [gate('right')])

    expect(isPassed).toBe(true)
    expect(text).toMatch(/^ok {4}right {2}\d+\.\d s\n$/)
  })

  it('runs all gates, shows what the failing ones said, and fails', async () => {
    using tree = plantTree(scripts)

    const { isPassed, text } = await checkIn(tree.root, [gate('wrong'), gate('broken'), gate('right')])

    expect(isPassed).toBe(false)
    expect(text).toMatch(/^FAIL {2}wrong {3}\d+\.\d s\n {6}a\.ts:1 here\n {6}b\.ts:2 there\n/m)
    expect(text).toMatch(/^FAIL {2}broken /m)
    expect(text).toContain('Error: cannot run')
    expect(text).toMatch(/^ok {4}right/m)
  })

  it('has every gate there is', () => {
    expect(gates.map(({ name }) => name)).toEqual([
      ...['types', 'dashboard', 'lint', 'imports', 'tidy', 'generated', 'openapi', 'first-screen'],
    ])
    expect(gates.filter(({ script }) => !existsSync(path.join(REPOSITORY, script)))).toEqual([])
  })

  it('refuses a gate that does not exist, and says which do', async () => {
    using tree = plantTree({})

    const { exitCode, output } = await runTool('scripts/check.ts', tree, ['spelling'])

    expect(output).toBe(
      'No gate is called spelling. There are: types, dashboard, lint, imports, tidy, generated, openapi, first-screen\n',
    )
    expect(exitCode).toBe(2)
  })
})

async function checkIn(root: string, chosen: readonly Gate[]) {
  const lines: string[] = []
  const isPassed = await check(chosen, { root, write: (line) => lines.push(line) })
  return { isPassed, text: lines.join('') }
}
