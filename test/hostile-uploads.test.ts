import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSpecimen } from './cards.ts'
import { createClient, type TestClient } from './client.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from './platform.ts'
import truth from './specimens/truth.json' with { type: 'json' }
import { zipOf } from './spreadsheets.ts'

let database: TestDatabase
let platform: TestPlatform
let tenant: TestTenant
let client: TestClient

beforeAll(async () => {
  database = await createTestDatabase()
  platform = await startPlatform({ database, verifiers: [] })
  tenant = await platform.createTenant()
  client = createClient(platform.url, tenant.liveKey)
})
afterAll(async () => {
  await platform.stop()
  await database.drop()
})

const CATEGORY: [string, string] = ['file_category', 'VERIFICATION_INPUT_FILE']
const named = (name: string, bytes: Uint8Array | string) => ({ name, bytes: Buffer.from(bytes) })

async function storedFiles(): Promise<number> {
  const found = await readdir(join(platform.home.folder, 'files'), { recursive: true, withFileTypes: true })
  return found.filter((each) => each.isFile()).length
}

async function rows(): Promise<number> {
  const found = await sql<{ count: number }>`SELECT count(*)::int AS count FROM files`.execute(database.db)
  return found.rows[0]?.count ?? 0
}

/** Two sheets of 150 MB of blanks each, which pack to nothing. */
function workbookBomb(): Promise<Buffer> {
  const sheet = Buffer.alloc(150_000_000, ' ')
  const parts = { '[Content_Types].xml': '<a/>', 'xl/workbook.xml': '<a/>' }
  return zipOf({ ...parts, 'xl/worksheets/sheet1.xml': sheet, 'xl/worksheets/sheet2.xml': sheet })
}

/** A PNG whose header promises 50,000 × 50,000 pixels, 7.5 GB once decoded. */
function hugePng(): Buffer {
  const header = Buffer.alloc(33)
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]).copy(header)
  header.write('IHDR', 12)
  header.writeUInt32BE(50_000, 16)
  header.writeUInt32BE(50_000, 20)
  header.set([8, 2, 0, 0, 0], 24)
  return Buffer.concat([header, Buffer.alloc(2_000)])
}

describe('an upload is refused, and nothing of it stays,', () => {
  it.each<[string, () => Promise<Buffer | Uint8Array | string>, number, string]>([
    [
      'a truncated JPEG',
      async () => (await readSpecimen('ktp-specimen.jpg')).bytes.subarray(0, 30_000),
      400,
      'INVALID_REQUEST',
    ],
    ['50,000 × 50,000 pixels', async () => hugePng(), 400, 'INVALID_REQUEST'],
    ['an empty file', async () => '', 400, 'INVALID_REQUEST'],
    [
      'a protected PDF without its password',
      async () => (await readSpecimen('ktp-specimen-encrypted.pdf')).bytes,
      400,
      'INVALID_REQUEST',
    ],
    ['a program named .jpg', async () => Buffer.from('MZ\x90\0\x03\0\0', 'latin1'), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['an archive that is no workbook', async () => zipOf({ 'run.sh': 'echo' }), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a workbook that unpacks to 300 MB', async () => workbookBomb(), 400, 'INVALID_REQUEST'],
    ['a PDF that is only its first line', async () => '%PDF-1.7\n', 400, 'INVALID_REQUEST'],
    ['more than 20 MB', async () => Buffer.alloc(20 * 1024 * 1024 + 1, 7), 413, 'PAYLOAD_TOO_LARGE'],
  ])('for %s', async (_name, make, status, code) => {
    const before = await Promise.all([storedFiles(), rows()])

    const answer = await client.upload([named('card.jpg', await make())])

    expect([answer.status, answer.body.error_code]).toEqual([status, code])
    const told = answer.body.errors?.[0]?.message ?? answer.body.message
    expect(told).toMatch(/please|send|give|upload/i)
    expect(await Promise.all([storedFiles(), rows()])).toEqual(before)
  })

  it('for one bad file among good ones, naming it', async () => {
    const good = await readSpecimen('ktp-specimen.webp')
    const before = await Promise.all([storedFiles(), rows()])

    const answer = await client.upload([good, named('bad.png', hugePng()), good])

    expect(answer.status).toBe(400)
    expect(answer.body.errors.map((each: { field: string }) => each.field)).toEqual(['files[1]'])
    expect(await Promise.all([storedFiles(), rows()])).toEqual(before)
  })

  it('for more files than an upload may have', async () => {
    const small = await readSpecimen('ktp-specimen.webp')

    const answer = await client.upload(Array.from({ length: 21 }, () => small))

    expect([answer.status, answer.body.error_code]).toEqual([413, 'PAYLOAD_TOO_LARGE'])
  })

  it.each<[string, [string, string][], string]>([
    ['no category', [], 'file_category'],
    ['an unknown field', [CATEGORY, ['colour', 'red']], 'colour'],
    ['more passwords than files', [CATEGORY, ['file_passwords', 'a'], ['file_passwords', 'b']], 'file_passwords'],
  ])('for %s', async (_name, fields, field) => {
    const answer = await client.upload([await readSpecimen('ktp-specimen.webp')], fields)

    expect([answer.status, answer.body.error_code, answer.body.errors[0].field]).toEqual([
      400,
      'INVALID_REQUEST',
      field,
    ])
  })

  it('for a category nobody knows, with INVALID_VALUE', async () => {
    const answer = await client.upload([await readSpecimen('ktp-specimen.webp')], [['file_category', 'PASSPORT']])

    expect([answer.status, answer.body.error_code]).toEqual([400, 'INVALID_VALUE'])
  })

  it('for no file at all', async () => {
    const answer = await client.upload([])

    expect(answer.body.errors).toEqual([{ field: 'files', message: 'This field is required' }])
  })

  it('for a form that breaks off in the middle', async () => {
    const response = await fetch(`${platform.url}/uploads`, {
      method: 'POST',
      headers: { 'x-api-key': tenant.liveKey, 'content-type': 'multipart/form-data; boundary=x' },
      body: '--x\r\ncontent-disposition: form-data; name="files"; filename="a.jpg"\r\n\r\nhalf a fi',
    })
    const body: { error_code: string } = JSON.parse(await response.text())

    expect([response.status, body.error_code]).toEqual([400, 'INVALID_REQUEST'])
    expect(await storedFiles()).toBe(await rows())
  })

  it('for JSON in place of a form', async () => {
    const answer = await client.call('POST', '/uploads', { files: [] })

    expect([answer.status, answer.body.error_code]).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE'])
  })
})

describe('a web page, a script and a drawing with a script are text', () => {
  it.each([
    ['a web page', '<!doctype html><title>x</title><script>alert(1)</script>'],
    ['a shell script', '#!/bin/sh\necho hello\n'],
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ])('and never given out as anything else: %s', async (_name, content) => {
    const { status, body } = await client.upload([named('card.jpg', content)])
    const got = await fetch(body.files[0].url)

    expect([status, body.files[0].path]).toEqual([201, expect.stringMatching(/\.txt$/)])
    expect(got.headers.get('content-type')).toMatch(/^text\/plain/)
    expect(got.headers.get('x-content-type-options')).toBe('nosniff')
    expect(got.headers.get('content-disposition')).toMatch(/^attachment/)
    expect(await got.text()).toBe(content)
  })
})

describe('an upload is taken', () => {
  it('by its content, whatever its name says', async () => {
    const png = await readSpecimen('ktp-specimen.png')

    const answer = await client.upload([{ name: 'card.exe', bytes: png.bytes }])

    expect(answer.status).toBe(201)
    expect(answer.body.files[0].path).toMatch(/\.png$/)
  })

  it('with the password of a protected PDF, whatever the order and spelling of the fields', async () => {
    const pdf = await readSpecimen('ktp-specimen-encrypted.pdf')
    const password = truth.find((each) => each.file === pdf.name)?.password ?? ''

    const numbered = await client.upload([pdf], [['file_passwords[0]', password], CATEGORY])
    const wrong = await client.upload([pdf], [CATEGORY, ['file_passwords', 'wrong']])

    expect(numbered.status).toBe(201)
    expect(wrong.status).toBe(400)
    expect(wrong.body.errors[0].message).toMatch(/password/)
  })

  it('after all of that, by a server that still answers', async () => {
    const answer = await client.upload([await readSpecimen('ktp-specimen.heic')])

    expect([answer.status, answer.body.files[0].page_count]).toEqual([201, 1])
    expect(await storedFiles()).toBe(await rows())
  })
})
