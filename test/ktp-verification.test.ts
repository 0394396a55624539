import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCardVerification, readSpecimen } from './cards.ts'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import { openReceiver, type Receiver } from './receiver.ts'
import truth from './specimens/truth.json' with { type: 'json' }
import { settledOf } from './until.ts'

let database: TestDatabase
let platform: TestPlatform
let tenant: TestTenant
let client: TestClient
let folderId: string
let receiver: Receiver

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database })
  tenant = await platform.createTenant()
  client = createClient(platform.url, tenant.liveKey)
  folderId = (await client.call('POST', '/folders', { name: 'Kartu' })).body.id
  receiver = await openReceiver()
})
afterAll(async () => {
  await receiver.close()
  await platform.stop()
  await database.drop()
})

async function verify(file: string, rest: Record<string, unknown> = {}, configuration: Record<string, unknown> = {}) {
  const fields: [string, string][] = [['file_category', 'VERIFICATION_INPUT_FILE']]
  const password = truth.find((each) => each.file === file)?.password
  if (password !== undefined) fields.push(['file_passwords', password])
  const uploaded = await client.upload([await readSpecimen(file)], fields)
  expect(uploaded.status, JSON.stringify(uploaded.body)).toBe(201)
  const { path } = uploaded.body.files[0]
  const created = await createCardVerification(client, { path, folderId, rest, configuration })
  expect(created.status, JSON.stringify(created.body)).toBe(201)
  return settledOf(client, created.body.id)
}

describe('a specimen card', () => {
  const consistent = truth.filter((each) => each.kind === 'consistent').map((each) => [each.file, each.fields] as const)

  it.each(consistent)('in %s is read to the letter and verified', async (file, fields) => {
    const verification = await verify(file)

    const read = Object.fromEntries(Object.keys(fields ?? {}).map((name) => [name, verification.output[name]]))
    expect(read).toEqual(fields)
    expect(verification).toMatchObject({ status: 'COMPLETED', output_status: 'VERIFIED', credit_used: 10 })
  })

  it.each([
    ['ktp-nik-covered.jpg', 'NIK_READABLE'],
    ['ktp-nik-date-mismatch.jpg', 'NIK_BIRTH_DATE'],
    ['not-a-ktp.jpg', 'DOCUMENT_IS_KTP'],
  ])('that is none or spoilt (%s) ends COMPLETED and NOT_VERIFIED, with the reason', async (file, code) => {
    const verification = await verify(file)

    expect(verification).toMatchObject({ status: 'COMPLETED', output_status: 'NOT_VERIFIED', error: null })
    const failed = verification.output.checks.find((each: { code: string }) => each.code === code)
    expect(failed).toMatchObject({ result: 'FAIL', reason_code: expect.stringMatching(/^[A-Z_]+$/) })
    expect(failed.message.length).toBeGreaterThan(10)
  })

  it('under KTP_PEP says that screening could not be made, instead of inventing an answer', async () => {
    const verification = await verify('ktp-specimen.jpg', {}, { verification_type: 'KTP_PEP' })

    expect(verification).toMatchObject({ output_status: 'PARTIALLY_NOT_VERIFIED', output: { is_pep: null } })
    expect(verification.output.checks).toContainEqual(
      expect.objectContaining({ code: 'PEP_SCREENING', result: 'UNAVAILABLE' }),
    )
  })

  it('looked at for traces of changes says that nothing was detected', async () => {
    const verification = await verify('ktp-specimen.jpg', {}, { fraud_detection: true })

    expect(verification.output_status).toBe('VERIFIED')
    expect(verification.output.checks).toContainEqual(expect.objectContaining({ code: 'AUTHENTICITY', result: 'PASS' }))
    expect(verification.output.fraud).toMatchObject({ risk_level: 'TRUSTED', issues_detected: [] })
  })
})

describe('what is told and kept', () => {
  it('is told in order by signed webhooks without personal data, and with the output where it was asked for', async () => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
    const metadata = { webhook_secret: secret, loan: 'A-17' }

    const quiet = await verify('ktp-specimen.jpg', { webhook_url: receiver.url, webhook_metadata: metadata })
    const open = await verify('ktp-specimen.jpg', {
      webhook_url: receiver.url,
      webhook_metadata: { ...metadata, include_output: true },
    })

    const told = await receiver.until(
      (events) => events.filter((each) => each.body.status === 'COMPLETED').length === 2,
    )
    expect(told.every((each) => each.isSignedWith(secret))).toBe(true)
    const ofQuiet = told.filter((each) => each.body.verification_id === quiet.id)
    expect(ofQuiet.map((each) => each.body.status)).toEqual(['IN_PROGRESS', 'COMPLETED'])
    expect(ofQuiet[1]?.body).toMatchObject({
      event: 'verification.status_changed',
      previous_status: 'IN_PROGRESS',
      output_status: 'VERIFIED',
      metadata: { loan: 'A-17' },
      credit_used: 10,
    })
    expect(JSON.stringify(ofQuiet.map((each) => each.body))).not.toContain(quiet.output.nik)
    const ofOpen = told.find((each) => each.body.verification_id === open.id && each.body.status === 'COMPLETED')
    expect(ofOpen?.body.output).toMatchObject({ nik: open.output.nik })
  })

  it('holds no personal data and no secret in any log line', async () => {
    const verification = await verify('ktp-specimen.jpg', {
      webhook_url: receiver.url,
      webhook_metadata: { webhook_secret: 'an-unguessable-secret-of-32-chars', borrower: 'Rahasia Pribadi' },
    })
    await client.call('GET', new URL(verification.input_file_url.ktp_file[0]).pathname)
    await fetch(verification.input_file_url.ktp_file[0])
    await client.call('POST', '/verifications', { note: verification.output.name })
    await client.call('GET', `/folders?search=${encodeURIComponent(verification.output.name)}`)

    const logs = platform.logs()

    expect(logs).toContain('request.completed')
    expect(logs).toContain('run.finished')
    expect(logs).toContain('webhook.attempted')
    const { nik, name, address, birth_date: birthDate, village, occupation } = verification.output
    const signature = new URL(verification.input_file_url.ktp_file[0]).searchParams.get('signature') ?? ''
    const secrets = ['an-unguessable-secret', 'Rahasia Pribadi', tenant.liveKey, signature, platform.home.masterKey]
    for (const text of [nik, name, address, birthDate, village, occupation, ...secrets, 'ktp-specimen']) {
      expect(text.length).toBeGreaterThan(3)
      expect(logs.toUpperCase().includes(text.toUpperCase()), `the logs hold "${text}"`).toBe(false)
    }
  })

  it('is sealed at rest: neither the database nor the stored files can be read', async () => {
    const verification = await verify('ktp-specimen.jpg', {
      webhook_url: receiver.url,
      webhook_metadata: { include_output: true, webhook_secret: 'an-unguessable-secret-of-32-chars' },
    })
    const { nik, name, address } = verification.output

    const tables = await sql<{ name: string }>`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
      WHERE schemaname IN ('public', 'pgboss')`.execute(database.db)
    for (const table of tables.rows) {
      const rows = await sql<{ text: string }>`SELECT t::text AS text FROM ${sql.raw(table.name)} t`.execute(
        database.db,
      )
      const text = rows.rows.map((each) => each.text).join('\n')
      const hex = (value: string) => Buffer.from(value).toString('hex')
      for (const value of [nik, name, address, 'an-unguessable-secret', 'ktp-specimen']) {
        expect(text.includes(value) || text.includes(hex(value)), `${table.name} holds "${value}"`).toBe(false)
      }
    }
    const folder = join(platform.home.folder, 'files')
    const stored = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((each) => each.isFile())
    expect(stored.length).toBeGreaterThan(0)
    for (const file of stored) {
      const bytes = await readFile(join(file.parentPath, file.name))
      expect(bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))).toBe(false)
      expect(bytes.includes('JFIF') || bytes.includes('%PDF')).toBe(false)
    }
  })

  it('gives the file back to its owner and to the holder of its link, and to nobody else', async () => {
    const { bytes, name } = await readSpecimen('ktp-specimen.jpg')
    const uploaded = (await client.upload([{ name, bytes }])).body.files[0]
    const other = createClient(platform.url, (await platform.createTenant()).liveKey)
    const link = new URL(uploaded.url)

    const byLink = await fetch(link)
    const tampered = await fetch(`${link.origin}${link.pathname}?${link.search.slice(1).replace(/.$/, 'x')}`)

    expect(byLink.status).toBe(200)
    expect(Buffer.from(await byLink.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true)
    expect(byLink.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(byLink.headers.get('x-content-type-options')).toBe('nosniff')
    expect(byLink.headers.get('cache-control')).toBe('no-store')
    expect((await client.call('GET', link.pathname)).status).toBe(200)
    expect((await other.call('GET', link.pathname)).status).toBe(404)
    expect((await createClient(platform.url, null).call('GET', link.pathname)).status).toBe(401)
    expect(tampered.status).toBe(401)
  })
})
