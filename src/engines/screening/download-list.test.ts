import { mkdtemp, readdir, rm } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { cleanups, outbound, receiver, say } from '../../../test/outbound/rig.ts'
import { downloadList } from './download-list.ts'
import { DamagedListError, type ListSource } from './list-importer.ts'

async function textOf(source: ListSource): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of source.open()) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'absah-download-'))
  vi.stubEnv('TMPDIR', folder)
  cleanups.push(vi.unstubAllEnvs, () => rm(folder, { recursive: true }))
})

const leftOvers = () => readdir(tmpdir())

async function refusal(url: string): Promise<unknown> {
  return downloadList(outbound(), url).catch((error: unknown) => error)
}

describe('downloadList', () => {
  it('can be read again after somebody stopped in the middle', async () => {
    const text = 'x'.repeat(200_000)
    const { url } = await receiver(say(text))
    const list = await downloadList(outbound(), `${url}/list`)

    for await (const piece of list.open()) {
      expect(piece.length).toBeLessThan(text.length)
      break
    }

    expect(await textOf(list)).toBe(text)
    await list.close()
  })

  it('follows a redirect, is named after the address that was asked for, and can be read again', async () => {
    const { url } = await receiver((request, response) => {
      if (request.url === '/People.CSV') response.writeHead(302, { location: '/elsewhere' }).end('moved')
      else response.end('id,name\n1,Velimir\n')
    })

    const list = await downloadList(outbound(), `${url}/People.CSV`)

    expect(list.name).toBe('people.csv')
    expect([await textOf(list), await textOf(list)]).toEqual(['id,name\n1,Velimir\n', 'id,name\n1,Velimir\n'])
    await list.close()
  })

  it('keeps a large file on the disk and not in memory, and leaves no name there', async () => {
    const piece = Buffer.alloc(1024 * 1024, 'x')
    const { url } = await receiver(async (_request, response) => {
      for (let at = 0; at < 200; at += 1) {
        if (!response.write(piece)) await new Promise((drained) => response.once('drain', drained))
      }
      response.end()
    })
    let mostBytes = 0
    const watching = setInterval(() => {
      mostBytes = Math.max(mostBytes, process.memoryUsage().arrayBuffers)
    }, 5)

    const list = await downloadList(outbound(), url)

    clearInterval(watching)
    let bytes = 0
    for await (const read of list.open()) bytes += read.length
    expect(bytes).toBe(200 * piece.length)
    expect(mostBytes).toBeLessThan(150 * piece.length)
    expect(await leftOvers()).toEqual([])
    await list.close()
  })

  it('refuses what broke off, whether the length was known or not', async () => {
    const breakOff = (headers: Record<string, string>) => (_request: unknown, response: ServerResponse) => {
      response.writeHead(200, headers)
      response.write('id,name\n1,Vel', () => response.socket?.destroy())
    }
    const known = await receiver(breakOff({ 'content-length': '1000' }))
    const unknown = await receiver(breakOff({}))

    for (const { url } of [known, unknown]) {
      const error = await refusal(url)
      expect(error).toBeInstanceOf(DamagedListError)
      expect(String(error)).toContain('could not be fetched')
    }
    expect(await leftOvers()).toEqual([])
  })

  it('refuses another status, redirects without end, and addresses that may not be asked', async () => {
    const gone = await receiver((_request, response) => response.writeHead(404).end('no such file'))
    const round = await receiver((_request, response) => response.writeHead(301, { location: '/again' }).end())
    const hidden = await receiver(say('id,name\n'))

    expect(String(await refusal(gone.url))).toContain('answered with status 404')
    expect(String(await refusal(round.url))).toContain('more than 4 times')
    const blocked = await downloadList(outbound({ rules: '' }), hidden.url).catch((error: unknown) => error)
    expect(String(blocked)).toContain('blocked')
    expect(hidden.requests).toEqual([])
  })
})
