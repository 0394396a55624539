import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askBank } from './ask-bank.ts'
import { type BankDesk, grouped, openBankDesk, plain } from './bank-desk.ts'
import { pdfText } from './pdf-text.ts'

const APP_HEADERS = {
  'x-app-id': '0d6a1c1e-5b1f-4c5f-9b0a-2f1d3c4b5a69',
  'x-app-version': '7f3b9a52-1c2d-4e3f-8a4b-5c6d7e8f9a0b',
}

let desk: BankDesk
const ask: BankDesk['ask'] = (...args) => desk.ask(...args)
const receiptsOf: BankDesk['receiptsOf'] = (code) => desk.receiptsOf(code)

beforeAll(async () => {
  desk = await openBankDesk('banks')
})
afterAll(() => desk.simulator.close())

describe('cbe token', () => {
  const place = { code: 'cbe', lookup: 'token' }
  const path = (token: string | null) => `/api/v1/transactions/public/transaction-detail/${token}`

  it('answers a token with the payment as JSON, times in UTC', async () => {
    const { all } = receiptsOf('cbe')
    expect(all.some(({ token }) => token?.startsWith('v2-'))).toBe(true)
    expect(all.some(({ token }) => !token?.startsWith('v2-'))).toBe(true)
    for (const receipt of all) {
      const { status, text } = await ask(place, path(receipt.token), APP_HEADERS)

      expect(status).toBe(200)
      const said = JSON.parse(text)
      expect(said).toMatchObject({
        id: receipt.reference,
        creditAccountHolder: receipt.receiverName.toUpperCase(),
        debitAccountNo: `1********${receipt.payerAccount.slice(-4)}`,
        creditAccountNo: `1********${receipt.receiverAccount.slice(-4)}`,
        drCharge: plain(receipt.fees.fundMinor),
      })
      expect(said.amountCredited.replace('ETB', '')).toBe(plain(receipt.amountMinor))
      expect(Date.parse(said.dateTimes[0])).toBe(Date.parse(receipt.date))
    }
  })

  it('wants the headers of the app', async () => {
    const { status, text } = await ask(place, path(receiptsOf('cbe').first.token))

    expect([status, text]).toEqual([400, 'Missing Headers'])
  })

  it('says 400 to a token that it does not know and 500 to what is none', async () => {
    const unknown = await ask(place, path(receiptsOf('cbe').unknown.token), APP_HEADERS)
    const tampered = await ask(place, path('v2_short'), APP_HEADERS)

    expect([unknown.status, unknown.text]).toEqual([400, expect.stringContaining('transaction not found with id')])
    expect([tampered.status, tampered.text]).toEqual([500, expect.stringContaining('Invalid or tampered legacy token')])
    expect(tampered.type).toContain('application/problem+json')
  })

  it("minds a token's letter case", async () => {
    const { token } = receiptsOf('cbe').first
    const swapped = token?.slice(0, 3) + [...(token?.slice(3) ?? '')].map(swapCase).join('')

    expect((await ask(place, path(swapped), APP_HEADERS)).status).toBe(400)
  })
})

describe('cbe legacy and branch', () => {
  const paths = [
    { lookup: 'legacy', path: (reference: string, tail: string) => `/?id=${reference}${tail}` },
    { lookup: 'branch', path: (reference: string, tail: string) => `/BranchReceipt/${reference}&${tail}` },
  ]

  it.each(paths)('$lookup answers with a PDF whose text holds the payment', async ({ lookup, path }) => {
    const { first } = receiptsOf('cbe')
    for (const account of [first.receiverAccount, first.payerAccount]) {
      const { type, body } = await ask({ code: 'cbe', lookup }, path(first.reference, account.slice(-8)))

      expect(type).toBe('application/pdf')
      const text = await pdfText(body)
      expect(text).toContain('Commercial Bank of Ethiopia')
      expect(text).toContain(`Payer${first.payerName}`)
      expect(text).toContain(`Account1****${first.receiverAccount.slice(-4)}`)
      expect(text).toContain(`Transferred Amount${grouped(first.amountMinor)} ETB`)
      expect(text).toContain(`Reference No. (VAT Invoice No)${first.reference}`)
    }
  })

  it.each(paths)('$lookup says 404 in words to wrong digits and to an unknown reference', async ({ lookup, path }) => {
    const { first, unknown } = receiptsOf('cbe')
    for (const [reference, tail] of [
      [first.reference, '00000000'],
      [unknown.reference, unknown.receiverAccount.slice(-8)],
    ] as const) {
      const { status, type, text } = await ask({ code: 'cbe', lookup }, path(reference, tail))

      expect([status, type]).toEqual([404, expect.stringContaining('text/html')])
      expect(text).toContain('You Are Not Allowed to See This Data, Please Check your Link')
    }
  })
})

describe('telebirr', () => {
  const place = { code: 'telebirr', lookup: 'receipt' }

  it('answers with a long page of broken tables with labels in two languages', async () => {
    for (const receipt of receiptsOf('telebirr').all) {
      const { status, text } = await ask(place, `/receipt/${receipt.reference}`)

      expect(status).toBe(200)
      expect(text.length).toBeGreaterThan(20_000)
      expect(text).toContain('telebirr receipt')
      expect(text).toContain('የከፋይ ስም/Payer Name')
      const [date, time] = receipt.date.split(/[T+]/)
      expect(text).toContain(`${date?.split('-').reverse().join('-')} ${time}`)
      expect(text).toContain(receipt.status === 'completed' ? 'Completed' : 'Pending')
      expect(text).toContain(`2519****${receipt.payerAccount.slice(-4)}`)
    }
  })

  it('has payments to a bank, which print a code in place of a telephone', async () => {
    const receipt = receiptsOf('telebirr').all.find(({ kind }) => kind.endsWith('to Bank'))
    const { text } = await ask(place, `/receipt/${receipt?.reference}`)

    expect(text).toContain('Commercial Bank of Ethiopia')
    expect(text).toContain('0003')
    expect(text).toContain(`${receipt?.receiverAccount}  ${receipt?.receiverName}`)
  })

  it('says that the request is not correct to an unknown number', async () => {
    const { status, text } = await ask(place, `/receipt/${receiptsOf('telebirr').unknown.reference}`)

    expect([status, text]).toEqual([200, expect.stringContaining('This request is not correct')])
  })

  it('refuses a greeting that offers TLS 1.3', async () => {
    const origin = desk.simulator.origins.telebirr?.receipt ?? ''

    await expect(askBank({ origin, path: '/receipt/X', ca: desk.simulator.ca })).rejects.toMatchObject({
      code: 'ECONNRESET',
    })
  })
})

describe('boa', () => {
  const place = { code: 'boa', lookup: 'slip' }
  const path = (id: string) => `/api/onlineSlip/getDetails/?id=${id}`

  it('answers with an envelope, the day first in dates', async () => {
    const { first } = receiptsOf('boa')
    const { status, text } = await ask(place, path(first.reference + first.receiverAccount.slice(-5)))

    expect(status).toBe(200)
    const { header, body } = JSON.parse(text)
    expect(header.status).toBe('success')
    const [year, month, day] = first.date.slice(0, 10).split('-')
    expect(body).toEqual([
      expect.objectContaining({
        'Transaction Reference': first.reference,
        'Transaction Date': `${day}/${month}/${year?.slice(2)} ${first.date.slice(11, 16)}`,
        'Transferred Amount': `ETB ${grouped(first.amountMinor)}`,
      }),
    ])
  })

  it('says 200 to an unknown reference, and that it is invalid', async () => {
    const { unknown } = receiptsOf('boa')
    const { status, text } = await ask(place, path(unknown.reference + unknown.receiverAccount.slice(-5)))

    expect(status).toBe(200)
    expect(JSON.parse(text).body).toEqual([{ "Payer's Name": 'Invalid reference number' }])
  })
})

describe('dashen', () => {
  it('answers with a page of paragraphs and rows', async () => {
    const { first } = receiptsOf('dashen')
    const { status, text } = await ask({ code: 'dashen', lookup: 'html' }, `/receipt/${first.reference}`)

    expect(status).toBe(200)
    expect(text).toContain(`<p><strong>Transaction Reference:</strong> ${first.reference}</p>`)
    expect(text).toContain(`<tr><td>Transaction Amount</td><td>ETB ${grouped(first.amountMinor)}</td></tr>`)
    expect(text).toMatch(/Transaction Date:<\/strong> [A-Z][a-z]{2} \d\d, 2026, \d\d:\d\d:\d\d [ap]m/)
  })

  it('says 400 as JSON to the longer number that people copy by mistake', async () => {
    const { first } = receiptsOf('dashen')
    const longer = /Transfer Reference: (\S+)/.exec(first.text)?.[1]
    const { status, text } = await ask({ code: 'dashen', lookup: 'html' }, `/receipt/${longer}`)

    expect(longer?.length).toBeGreaterThan(18)
    expect([status, JSON.parse(text)]).toEqual([400, { statusCode: 400, message: 'Transaction not found' }])
  })

  it.each(['/receipt/REF', '/receipts/Within-Dashen-Transfer-REF.pdf'])('has the old PDF at %s', async (path) => {
    const { first } = receiptsOf('dashen')
    const { body } = await ask({ code: 'dashen', lookup: 'pdf' }, path.replace('REF', first.reference))

    const text = await pdfText(body)
    expect(text).toContain(`Transaction Ref${first.reference}`)
    expect(text).toContain('Instituton Name')
    expect(text).toContain(`Transaction Amount${grouped(first.amountMinor)} ETB`)
  })
})

function swapCase(letter: string): string {
  return letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()
}
