import { spawnSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { withFileLock } from './file-lock.ts'
import { markOf } from './process-mark.ts'

let folder: string
let path: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'absah-lock-'))
  path = join(folder, 'lock')
  return () => rm(folder, { recursive: true })
})

/** Runs many holders at once; answers with the most that held the lock at the same time. */
async function mostAtOnce(holders: number): Promise<number> {
  let [now, most] = [0, 0]
  await Promise.all(
    Array.from({ length: holders }, () =>
      withFileLock(path, 20_000, async () => {
        now += 1
        most = Math.max(most, now)
        await new Promise(setImmediate)
        now -= 1
      }),
    ),
  )
  return most
}

const deadPid = () => spawnSync('true').pid

describe('withFileLock', () => {
  it('lets one in at a time and leaves no file', async () => {
    expect(await mostAtOnce(10)).toBe(1)
    expect(readdirSync(folder)).toEqual([])
  })

  it('takes over from a holder that died, still one at a time', async () => {
    writeFileSync(path, JSON.stringify({ pid: deadPid(), startedAt: '1', nonce: 'abandoned' }))

    expect(await mostAtOnce(10)).toBe(1)
    expect(readdirSync(folder)).toEqual([])
  })

  it('takes over from a holder whose number went to another process', async () => {
    writeFileSync(path, JSON.stringify({ pid: process.pid, startedAt: 'earlier', nonce: 'reused' }))

    expect(await withFileLock(path, 20_000, async () => 'in')).toBe('in')
  })

  it('takes over although one died while taking over', async () => {
    writeFileSync(path, JSON.stringify({ pid: deadPid(), startedAt: '1', nonce: 'first' }))
    writeFileSync(`${path}.first`, JSON.stringify({ pid: deadPid(), startedAt: '1', nonce: 'second' }))

    expect(await mostAtOnce(5)).toBe(1)
    expect(readdirSync(folder)).toEqual([])
  })

  it('is free again after work that failed', async () => {
    await expect(withFileLock(path, 20_000, () => Promise.reject(new Error('failed')))).rejects.toThrow('failed')

    expect(await withFileLock(path, 20_000, async () => 'in')).toBe('in')
  })

  it('gives up in words while a living process holds it', async () => {
    writeFileSync(path, JSON.stringify({ ...markOf(process.pid), nonce: 'mine' }))

    await expect(withFileLock(path, 0, async () => {})).rejects.toThrow(`process ${process.pid} has been`)
  })
})
