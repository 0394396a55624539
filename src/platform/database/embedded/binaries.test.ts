import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { copyBinaries, findBinaries } from './binaries.ts'

it('finds binaries whose libraries are all there', async () => {
  const { postgres } = findBinaries('/nowhere')

  expect(spawnSync(postgres, ['--version']).stdout.toString()).toContain('PostgreSQL) 18')
})

it('makes a copy that everybody may use, once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'absah-binaries-'))
  onTestFinished(() => rm(folder, { recursive: true }))

  const { postgres, root } = copyBinaries(join(folder, 'binaries'))

  expect(spawnSync(postgres, ['--version']).stdout.toString()).toContain('PostgreSQL) 18')
  expect(statSync(postgres).mode & 0o777).toBe(0o755)
  const madeAt = statSync(root).ctimeMs
  expect(copyBinaries(join(folder, 'binaries')).postgres).toBe(postgres)
  expect(statSync(root).ctimeMs).toBe(madeAt)
})
