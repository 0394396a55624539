import { createCipheriv, pbkdf2Sync } from 'node:crypto'
import { createCanvas } from '@napi-rs/canvas'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { startPlatform, type TestPlatform, type TestTenant } from '../platform.ts'
import type { LocalBank } from './local-bank.ts'
import { qrPicture } from './qr-picture.ts'
import { openTelebirr, telebirrSettings } from './telebirr-bank.ts'

const SLIP_WORD = 'a word of the operator'

let database: TestDatabase
let bank: LocalBank
let platform: TestPlatform
let tenant: TestTenant

beforeAll(async () => {
  database = await createTestDatabase()
  // No number of this wallet has an 8.
  bank = await openTelebirr(/^\/receipt\/.*8/)
  platform = await startPlatform({ database, settings: { ...telebirrSettings(bank), ABSAH_BOA_SLIP_WORD: SLIP_WORD } })
  tenant = await platform.createTenant()
})
afterAll(async () => {
  await platform?.stop()
  await bank?.close()
  await database?.drop()
})

/** A code as it stands on slips of the Bank of Abyssinia; whoever knows the word can make one. */
function slipCode(line: string): string {
  const cipher = createCipheriv('aes-256-cbc', pbkdf2Sync(SLIP_WORD, 'salt', 10_000, 32, 'sha1'), '1234567890123456')
  return Buffer.concat([cipher.update(line, 'utf8'), cipher.final()]).toString('base64')
}

/** A receipt as a picture of print. */
function print(lines: readonly string[]): Buffer {
  const canvas = createCanvas(900, 120 + lines.length * 60)
  const context = canvas.getContext('2d')
  context.fillStyle = 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = 'black'
  context.font = '32px DejaVu Sans, sans-serif'
  for (const [index, line] of lines.entries()) context.fillText(line, 50, 90 + index * 60)
  return canvas.toBuffer('image/png')
}

async function send(file: Uint8Array, path = '/api/v1/verify') {
  const form = new FormData()
  form.append('receipt_file', new Blob([Uint8Array.from(file)]), 'receipt.png')
  const response = await fetch(platform.url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${tenant.liveKey}` },
    body: form,
  })
  return { status: response.status, body: JSON.parse(await response.text()) }
}

describe('a picture of a receipt', () => {
  it('is read where the number is printed', async () => {
    const { status, body } = await send(
      print(['telebirr receipt', 'Invoice No. DF71KX7Q9M', 'Settled Amount 600 Birr']),
    )
    expect([status, body.data?.transaction_number, body.success]).toEqual([200, 'DF71KX7Q9M', true])
    expect(body.data).not.toHaveProperty('corrected_transaction_number')
  })

  it('is read where its code names the receipt', async () => {
    const { status, body } = await send(await qrPicture('https://transactioninfo.ethiotelecom.et/receipt/DF72KX7Q9M'))
    expect([status, body.data?.transaction_number, body.success]).toEqual([200, 'DF72KX7Q9M', true])
  })

  it('says what it shows without asking a bank', async () => {
    const asked = bank.asked.length
    const { body } = await send(
      print(['telebirr receipt', 'Invoice No. DF73KX7Q9M', 'Settled Amount: 600 Birr']),
      '/api/v1/verify/parse-receipt',
    )
    expect(body).toMatchObject({ bank: 'telebirr', transaction_number: 'DF73KX7Q9M', receipt: { amount: 600 } })
    expect(body.verification_method).toBe('receipt_only')
    expect(bank.asked.length).toBe(asked)
  })

  it('says what its code says, as something that nobody has verified', async () => {
    const line = '1****1851,Tigist Negash,9250.00,FT26280WSR2W,07/10/2026  06:48:11,1000123452659,Natnael Regassa'
    const { body } = await send(await qrPicture(slipCode(line)), '/api/v1/verify/parse-receipt')
    expect(body).toMatchObject({
      bank: 'boa',
      transaction_number: 'FT26280WSR2W',
      verification_method: 'qr_unverified',
      receipt: { amount: 9250, payer_name: 'Tigist Negash', receiver_name: 'Natnael Regassa' },
    })
  })

  it('asks for its text where nothing can be read in it', async () => {
    const { status, body } = await send(print([' ']))
    expect([status, Object.keys(body.errors)]).toEqual([422, ['receipt_text']])
  })
})

describe('a number that was misread', () => {
  it('is put right where the amount in the picture agrees', async () => {
    const { status, body } = await send(
      print(['telebirr receipt', 'Invoice No. DF75KX7X8M', 'Settled Amount 600 Birr']),
    )
    expect([status, body.success]).toEqual([200, true])
    expect(body.data.corrected_transaction_number).toBe('DF75KX7XBM')
  })

  it('is not put right where neither amount nor receiver agrees', async () => {
    const { status, body } = await send(
      print(['telebirr receipt', 'Invoice No. DF76KX7X8M', 'Settled Amount 601 Birr']),
    )
    expect([status, body.success]).toEqual([404, false])
  })

  it('never becomes the payment of a stranger', async () => {
    const asked = bank.asked.length
    const { status, body } = await send(
      print(['telebirr receipt', 'Invoice No. DG75KX7Q9M', 'Settled Amount 999 Birr']),
    )
    expect([status, body.success]).toEqual([404, false])
    expect(new Set(bank.asked.slice(asked)).size).toBeLessThanOrEqual(1 + 6)
  })
})
