import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClient, type TestClient } from '../client.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { startPlatform, type TestPlatform } from '../platform.ts'
import type { LocalBank } from './local-bank.ts'
import { CREDITED, CROSSINGS, crossingSettings, openCrossings } from './wallet-and-bank-pages.ts'

/** Whose account received the money: the one named, else the primary one of the bank that received it. */

let database: TestDatabase
let bank: LocalBank
let platform: TestPlatform

beforeAll(async () => {
  database = await createTestDatabase()
  bank = await openCrossings()
  platform = await startPlatform({ database, settings: crossingSettings(bank) })
})
afterAll(async () => {
  await platform?.stop()
  await bank?.close()
  await database?.drop()
})

interface Saved {
  readonly bank: string
  readonly account_number: string
  readonly is_primary?: boolean
}

/** A shop that has saved these accounts, and their ids. */
async function shopWith(...accounts: readonly Saved[]): Promise<{ shop: TestClient; ids: readonly number[] }> {
  const { liveKey } = await platform.createTenant()
  const shop = createClient(platform.url, null, { authorization: `Bearer ${liveKey}` })
  const ids: number[] = []
  for (const account of accounts) {
    const made = await shop.call('POST', '/api/v1/accounts', { is_primary: true, ...account })
    expect(made.status).toBe(201)
    ids.push(made.body.account.id)
  }
  return { shop, ids }
}

const verify = (shop: TestClient, question: object) => shop.call('POST', '/api/v1/verify', question)
const OWN = { bank: 'cbe', account_number: CREDITED }
const STRANGERS = { bank: 'cbe', account_number: '1000000009999' }

describe.each(CROSSINGS)('$name', ({ question, payingBank, wallet }) => {
  const walletAccount = { bank: payingBank, account_number: wallet }
  const cases = [
    ['none', [], true, false],
    ['the wallet', [walletAccount], true, false],
    ['the account', [OWN], true, true],
    ['the account, not as primary', [{ ...OWN, is_primary: false }], true, true],
    ['both', [walletAccount, OWN], true, true],
    ['another account', [STRANGERS], false, true],
    ['another account, not as primary', [{ ...STRANGERS, is_primary: false }], false, true],
    ['the wallet and another account', [walletAccount, STRANGERS], false, true],
  ] as const

  it.each(cases)('with %s saved', async (_, accounts, success, isChecked) => {
    const { shop } = await shopWith(...accounts)
    const { status, body } = await verify(shop, question)
    expect([status, body.success, body.receiver_checked]).toEqual([200, success, isChecked])
    expect(body.code).toBe(success ? undefined : 'OTHER_RECEIVER')
  })

  it('with an account named', async () => {
    const { shop, ids } = await shopWith(walletAccount, OWN, { ...STRANGERS, is_primary: false })
    const [walletId, ownId, strangersId] = ids
    const answers = [
      await verify(shop, { ...question, bank_account_id: ownId }),
      await verify(shop, { ...question, bank_account_id: walletId }),
      await verify(shop, { ...question, bank_account_id: strangersId }),
      await verify(shop, { ...question, account_number: CREDITED }),
      await verify(shop, { ...question, account_number: wallet }),
    ]
    expect(answers.map(({ body }) => [body.success, body.receiver_checked])).toEqual([
      [true, true],
      [false, true],
      [false, true],
      [true, true],
      [false, true],
    ])
  })
})

describe('where nobody said whose account it is', () => {
  const [{ question: paid } = { question: {} }] = CROSSINGS

  it('is no success under strict, and no word of “not paid”', async () => {
    const { shop } = await shopWith()
    const { body } = await verify(shop, { ...paid, strict: true })
    expect([body.success, body.exists, body.code]).toEqual([false, true, 'RECEIVER_NOT_CHECKED'])
    expect(body.message).toMatch(/name your account/i)
    expect(body.message).not.toMatch(/not paid/i)
  })

  it.each([
    [{ expected_receiver_account: CREDITED }, true, true],
    [{ expected_receiver_account: '1000000009999' }, false, true],
    [{ expected_receiver_name: 'Saba Coffee' }, true, false],
    [{ expected_receiver_name: 'Hirut Coffee' }, false, false],
  ])('strict is content with %j: %s', async (expected, success, isChecked) => {
    const { shop } = await shopWith()
    const { body } = await verify(shop, { ...paid, ...expected, strict: true })
    expect([body.success, body.receiver_checked]).toEqual([success, isChecked])
  })

  it('asks for the account of a link where its number would need one, before any bank is asked', async () => {
    const { shop, ids } = await shopWith({ bank: 'telebirr', account_number: '251911223344' })
    const link = 'https://mbreciept.cbe.com.et/v2-Ab3dEf6hIj9lMn2pQr5t'
    const answers = [
      await verify(shop, { receipt_url: link }),
      await verify(shop, { bank: 'cbe', transaction_number: 'FT26140KX7Q2' }),
      await verify(shop, { receipt_url: link, bank_account_id: ids[0] }),
      await verify(shop, { bank: 'cbe', transaction_number: 'FT26140KX7Q2', account_number: '12345' }),
    ]
    expect(answers.map(({ status, body }) => [status, Object.keys(body.errors)])).toEqual([
      [422, ['account_number']],
      [422, ['account_number']],
      [422, ['bank_account_id']],
      [422, ['account_number']],
    ])
    const parsed = await shop.call('POST', '/api/v1/verify/parse-url', { receipt_url: link })
    expect(parsed.body.requires_account_number).toBe(true)
  })

  it.each([
    { expected_receiver_name: ' ' },
    { expected_receiver_name: '…' },
    { expected_receiver_account: '' },
    { expected_receiver_account: '--' },
    { expected_amount: ' ' },
    { expected_currency: '' },
    { max_age_minutes: ' ' },
  ])('refuses the blank expectation %j', async (blank) => {
    const { shop } = await shopWith()
    const { status, body } = await verify(shop, { ...paid, ...blank, strict: true })
    expect([status, Object.keys(body.errors)]).toEqual([422, Object.keys(blank)])
  })
})

describe('expected_currency', () => {
  const [{ question: paid } = { question: {} }] = CROSSINGS

  it.each([
    [undefined, 'PASS'],
    ['ETB', 'PASS'],
    ['etb', 'PASS'],
    ['USD', 'FAIL'],
  ])('%s', async (currency, result) => {
    const { shop } = await shopWith()
    const { body } = await verify(shop, { ...paid, expected_amount: 1000, expected_currency: currency })
    expect(body.checks[0]).toMatchObject({ code: 'AMOUNT', result })
  })
})
