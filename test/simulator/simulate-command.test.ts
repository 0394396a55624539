import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { listReceipts } from '../../simulator/start-simulator.ts'
import { askBank } from './ask-bank.ts'

const ABSAH = path.join(import.meta.dirname, '../../bin/absah')
const Places = z.object({ settings: z.record(z.string(), z.string()), control: z.url() })

describe('absah simulate', () => {
  it('lists the receipts of a seed as JSON', async () => {
    const args = ['simulate', '--list', '--json', '--seed', 'listed', '--receipts-per-bank', '2']
    const { stdout } = await promisify(execFile)(ABSAH, args, { maxBuffer: 16_000_000 })

    expect(JSON.parse(stdout)).toEqual(listReceipts({ seed: 'listed', receiptsPerBank: 2 }).receipts)
  })

  it('writes a picture, three texts and the truth of each plain receipt', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'absah-artefacts-'))
    await promisify(execFile)(ABSAH, ['simulate', '--artefacts', folder, '--receipts-per-bank', '1'])

    const { receipts } = listReceipts({ receiptsPerBank: 1 })
    const plain = receipts.filter(({ fault }) => fault === null).map(({ bank, reference }) => `${bank}-${reference}`)
    const expected = plain.flatMap((name) =>
      ['json', 'noisy.txt', 'pasted.txt', 'png', 'txt'].map((kind) => `${name}.${kind}`),
    )
    expect((await readdir(folder)).sort()).toEqual(expected.sort())
    await rm(folder, { recursive: true })
  })

  it('refuses a fault that there is not, and says how to write one', async () => {
    const refused = promisify(execFile)(ABSAH, ['simulate', '--fault', 'cbe=tired'])

    await expect(refused).rejects.toMatchObject({ stderr: expect.stringContaining('cbe.token=fail_first') })
  })

  it('runs until it is told to stop, with settings that work and faults over HTTP', async () => {
    const child = spawn(ABSAH, ['simulate', '--json', '--receipts-per-bank', '1'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = await once(createInterface({ input: child.stdout }), 'line')
    const { settings, control } = Places.parse(JSON.parse(String(line)))
    const [receipt] = listReceipts({ receiptsPerBank: 1 }).receipts.filter(({ bank }) => bank === 'amhara')
    const ask = async () =>
      askBank({
        origin: settings.ABSAH_BANK_AMHARA_RECEIPT_ORIGIN ?? '',
        path: `/${receipt?.reference}`,
        ca: await readFile(settings.ABSAH_BANK_AUTHORITIES ?? '', 'utf8'),
      })

    expect((await ask()).status).toBe(200)
    const fault = `${control}/banks/amhara/fault`
    await fetch(fault, { method: 'PUT', body: '{"fault":"bad_gateway"}' })
    expect((await ask()).status).toBe(502)
    expect((await fetch(fault, { method: 'PUT', body: '{"fault":"tired"}' })).status).toBe(400)
    await fetch(fault, { method: 'DELETE' })
    expect((await ask()).status).toBe(200)
    expect(await (await fetch(`${control}/banks`)).json()).toContainEqual({
      bank: 'amhara',
      lookups: [{ lookup: 'receipt', origin: settings.ABSAH_BANK_AMHARA_RECEIPT_ORIGIN, requestCount: 3 }],
    })

    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
  })
})
