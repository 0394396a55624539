import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { platformSettings, questionOf } from '../../simulator/platform-settings.ts'
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts'
import { runProgram } from '../../src/cli/program.ts'
import { recordAct } from '../../src/features/audit/door.ts'
import { openBankPins, PINS_AGE_MS_MAX } from '../../src/features/receipts/pins/bank-pins.ts'
import { removePins, storePin } from '../../src/features/receipts/pins/change-pins.ts'
import { createClient, type TestClient } from '../client.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { settingsOf, startPlatform, type TestPlatform } from '../platform.ts'

/** Banks whose certificate does not verify, pinned on the real command line beside a server that runs. */

const ABSAH = join(import.meta.dirname, '../../bin/absah')
const KEY = /^[A-Za-z0-9+/]{43}=$/

let database: TestDatabase
let simulator: Simulator
let platform: TestPlatform
let folder: string
let shop: TestClient
let env: Record<string, string>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'absah-pins-'))
  simulator = await startSimulator({ seed: 'pins', receiptsPerBank: 8 })
  database = await createTestDatabase()
  const settings = await platformSettings(simulator, join(folder, 'ca.pem'))
  platform = await startPlatform({ database, settings })
  const tenant = await platform.createTenant()
  shop = createClient(platform.url, null, { authorization: `Bearer ${tenant.liveKey}` })
  const system = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '' }
  env = { ...system, ...settingsOf(database, platform.home), ...settings }
}, 60_000)
afterAll(async () => {
  await platform?.stop()
  await simulator?.close()
  await database?.drop()
  await rm(folder, { recursive: true, force: true })
})

interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

function asProcess(args: readonly string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(ABSAH, [...args], { env }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    )
  })
}

/** The same in this process, without the time that a new one takes to start. */
async function absah(args: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const [out, err] = [new PassThrough().setEncoding('utf8'), new PassThrough().setEncoding('utf8')]
  const terminal = { env: { ...env, ...more }, out, err, in: Object.assign(new PassThrough(), { isTTY: false }) }
  let code = 0
  try {
    await runProgram(terminal, args)
  } catch (error) {
    code = 1
    err.write(error instanceof Error ? error.message : String(error))
  }
  return { code, out: String(out.read() ?? ''), err: String(err.read() ?? '') }
}

const asked = new Map<string, number>()

/** What a shop is told of the bank's next payment: one that was found is not asked for again at once. */
async function verify(bank: string) {
  const payments = simulator.receipts.filter(
    (each) => each.bank === bank && each.fault === null && each.status === 'completed',
  )
  const index = asked.get(bank) ?? 0
  asked.set(bank, index + 1)
  const payment = payments[index]
  if (payment === undefined) throw new Error('no payment is left')
  const { status, body } = await shop.call('POST', '/api/v1/verify', questionOf(payment))
  return { status, success: body.success, code: body.code ?? null }
}

const FOUND = { status: 200, success: true, code: null }
const DISTRUSTED = { status: 503, success: false, code: 'BANK_CERTIFICATE' }

const keyIn = (out: string) => /key +(\S+)/.exec(out)?.[1] ?? ''

async function audited(action: string) {
  const { rows } = await sql<{ details: unknown }>`SELECT details FROM audit_entries
    WHERE action = ${action} ORDER BY created_at`.execute(database.db)
  return rows.map(({ details }) => details)
}

describe('a bank whose certificate does not verify', () => {
  it('is unreachable until its key is pinned, and again when it shows another key', { timeout: 120_000 }, async () => {
    const origin = simulator.origins.amhara?.receipt ?? ''
    simulator.setFault('amhara', 'bad_certificate')

    expect(await verify('amhara')).toEqual(DISTRUSTED)
    expect(platform.logs()).toContain('Look at what it shows: bin/absah banks pin amhara')

    const unasked = await asProcess(['banks', 'pin', 'amhara'])
    expect(unasked).toMatchObject({ code: 1, err: expect.stringContaining('--yes') })
    expect(unasked.out).toContain('no: it has signed itself (DEPTH_ZERO_SELF_SIGNED_CERT)')
    expect(unasked.out).toMatch(/subject +CN=[^\n]+\n +issuer +CN=[^\n]+\n +valid +\d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d/)
    expect(keyIn(unasked.out)).toMatch(KEY)
    expect(await verify('amhara')).toEqual(DISTRUSTED)

    const pinned = await absah(['banks', 'pin', 'amhara', '--yes'])
    expect(pinned).toMatchObject({ code: 0, out: expect.stringContaining(`Stored the pin of ${origin}`) })
    const pin = keyIn(pinned.out)
    expect(await verify('amhara')).toEqual(FOUND)
    expect((await absah(['banks', 'list'])).out).toMatch(/^amhara .* receipt {2}/m)
    expect(await absah(['banks', 'pin', 'amhara'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/pinned +this key, since/),
    })

    // An authority that is trusted vouches for this one, but it is not the pinned key.
    simulator.setFault('amhara', null)
    expect(await verify('amhara')).toEqual(DISTRUSTED)
    expect(platform.logs()).toContain('The server shows another key than the pinned one.')
    expect((await absah(['banks', 'pin', 'amhara'])).out).toMatch(/pinned +ANOTHER KEY.*\n.*amhara --remove/)

    expect(await absah(['banks', 'pin', 'amhara', '--remove'])).toMatchObject({ code: 0 })
    expect(await verify('amhara')).toEqual(FOUND)
    expect((await absah(['banks', 'list'])).out).toMatch(/^amhara .* none {2}/m)
    const what = { by: 'command line', bank: 'amhara', origin, pin }
    expect([await audited('bank_pin.stored'), await audited('bank_pin.removed')]).toEqual([[what], [what]])
  })

  it('may refuse TLS 1.3 and leave connections hanging, and is pinned all the same', { timeout: 60_000 }, async () => {
    simulator.setFault('telebirr', 'bad_certificate')

    expect(await verify('telebirr')).toEqual(DISTRUSTED)
    expect(await absah(['banks', 'pin', 'telebirr', '--yes'])).toMatchObject({ code: 0 })

    expect(await verify('telebirr')).toEqual(FOUND)
  })

  it('is pinned after a typed yes, and after nothing else', { timeout: 60_000 }, async () => {
    simulator.setFault('zemen', 'bad_certificate')

    await expect(typed('\n', ['banks', 'pin', 'zemen'])).rejects.toThrow('was not pinned')
    expect(await typed('yes\n', ['banks', 'pin', 'zemen'])).toContain('Stored the pin')
  })

  it('says which setting wins over a stored pin', { timeout: 60_000 }, async () => {
    simulator.setFault('awash', 'bad_certificate')
    const bySetting = { ABSAH_BANK_AWASH_RECEIPT_PIN: `${'A'.repeat(43)}=` }

    const shown = await absah(['banks', 'pin', 'awash', '--yes'], bySetting)

    expect(shown.out).toContain('by ABSAH_BANK_AWASH_RECEIPT_PIN, which wins over a stored pin')
    expect(shown.out).not.toContain('Stored')
    expect((await absah(['banks', 'list'], bySetting)).out).toMatch(/^awash .* receipt \(setting\)/m)
  })
})

it('pins nothing that verifies, does not answer, or is no bank', { timeout: 60_000 }, async () => {
  expect(await absah(['banks', 'pin', 'dashen', '--yes'])).toMatchObject({
    code: 0,
    out: expect.stringContaining('No pin is needed.'),
  })
  const nobody = await absah(['banks', 'pin', 'boa', '--yes'], { ABSAH_BANK_BOA_SLIP_ORIGIN: 'https://127.0.0.1:9' })
  expect(nobody).toMatchObject({ code: 1, err: expect.stringContaining('showed no certificate') })
  expect(await absah(['banks', 'pin', 'nobank'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('absah banks list'),
  })
  expect(await absah(['banks', 'pin', 'dashen', '--remove'])).toMatchObject({ code: 1 })
})

it('knows of a pin that another node stored or removed within a minute', async () => {
  const { db } = database
  let now = 0
  const pins = openBankPins({ db, now: () => now, onError: (error) => expect.unreachable(String(error)) })
  const pinned = { bank: 'cbe', origin: 'https://bank.example:100', pin: `${'B'.repeat(43)}=` }
  const known = () => pins.of('cbe', pinned.origin)
  expect(await known()).toBeNull()

  await storePin({ db, recordAct }, pinned)
  expect(await known()).toBeNull()
  now += PINS_AGE_MS_MAX
  expect([await known(), await pins.of('boa', pinned.origin)]).toEqual([pinned.pin, null])

  await removePins({ db, recordAct }, 'cbe')
  expect(await known()).toBe(pinned.pin)
  pins.expire()
  expect(await known()).toBeNull()
})

/** The program as at a terminal where a person types. */
async function typed(text: string, args: readonly string[]): Promise<string> {
  const [typing, out] = [new PassThrough(), new PassThrough()]
  let shown = ''
  out.on('data', (chunk) => {
    shown += String(chunk)
    if (shown.endsWith('[y/N] ')) typing.write(text)
  })
  await runProgram({ env, out, err: new PassThrough(), in: Object.assign(typing, { isTTY: true }) }, args)
  return shown
}
