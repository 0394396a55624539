import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type BankDesk, grouped, openBankDesk, plain } from './bank-desk.ts'
import { pdfText } from './pdf-text.ts'

let desk: BankDesk
const ask = (code: string, path: string, lookup = 'receipt') => desk.ask({ code, lookup }, path)
const receiptsOf: BankDesk['receiptsOf'] = (code) => desk.receiptsOf(code)

beforeAll(async () => {
  desk = await openBankDesk('other banks')
})
afterAll(() => desk.simulator.close())

describe('awash', () => {
  const row = (label: string, value: string) =>
    `<tr><td><tt><span>${label}</span></tt></td><td><tt><span>:</span></tt></td><td><tt><span>${value}</span></tt></td></tr>`

  it.each([
    ['IPS Bank Transfer', 'Beneficiary Bank', 'Transaction Type'],
    ['Send To Bank', 'Receiver Name', 'Transaction Type'],
    ['Send Money', 'Recipient', 'Transaction type'],
    ['Merchant Payment', 'Till Number', 'Transaction Type'],
    ['Telebirr Transfer', 'Source Account', 'Transaction Type'],
  ])('has the rows of %s', async (kind, label, typeLabel) => {
    const receipt = receiptsOf('awash').all.find((each) => each.kind === kind)
    const { status, text } = await ask('awash', `/${receipt?.token}`)

    expect(status).toBe(200)
    const titles: Record<string, string> = { 'Telebirr Transfer': kind, 'Send To Bank': 'Transfer successful' }
    const title = titles[kind] ?? 'Transaction successful'
    expect(text.toLowerCase()).toContain(`<title>${title.toLowerCase()}</title>`)
    expect(text).toContain(row(typeLabel, kind))
    expect(text).toContain(`<span>${label}</span>`)
    expect(text).toContain(row('Transaction ID', receipt?.reference ?? ''))
    expect(text).toContain(receipt?.date.slice(0, 10))
  })

  it('prints no time for a transfer to telebirr, and twelve hours for one to another bank', async () => {
    const byKind = (kind: string) => receiptsOf('awash').all.find((each) => each.kind === kind)
    const day = await ask('awash', `/${byKind('Telebirr Transfer')?.token}`)
    const half = await ask('awash', `/${byKind('IPS Bank Transfer')?.token}`)

    expect(day.text).toMatch(/Transaction Date<.*<span>2026-\d\d-\d\d<\/span>/)
    expect(half.text).toMatch(/Transaction Time<.*<span>2026-\d\d-\d\d \d\d:\d\d:\d\d [AP]M<\/span>/)
  })

  it('encodes the number in the link, whose letter case does not matter', async () => {
    const { first } = receiptsOf('awash')

    expect(Number.parseInt(first.token?.split('-')[1] ?? '', 36)).toBe(Number(first.reference))
    expect((await ask('awash', `/${first.token?.toLowerCase()}`)).text).toContain(first.reference)
  })

  it('answers 403 without the dash in front, and says so to what it does not know', async () => {
    const { first, unknown } = receiptsOf('awash')

    expect((await ask('awash', `/${first.token?.slice(1)}`)).status).toBe(403)
    const miss = await ask('awash', `/${unknown.token}`)
    expect([miss.status, miss.text]).toEqual([200, expect.stringContaining('Receipt not found')])
  })
})

describe('zemen', () => {
  it('answers a link of 24 characters with a PDF', async () => {
    const { first } = receiptsOf('zemen')
    expect(first.token).toHaveLength(24)
    const { type, body } = await ask('zemen', `/rt/${first.token}/pdf`)

    expect(type).toBe('application/pdf')
    const text = await pdfText(body)
    expect(text).toContain(`Reference No: ${first.reference}`)
    expect(text).toContain(`Recipient name: ${first.receiverName}`)
    expect(text).toContain(`Total Amount Paid ETB ${grouped(first.fees.totalMinor)}`)
    expect(text).toMatch(/Date: \d{1,2}-[A-Z][a-z]{2}-2026/)
    expect(text).toContain('CENT(S)')
  })

  it('says 404 as JSON to a bare reference and to an unknown link', async () => {
    const { first, unknown } = receiptsOf('zemen')
    for (const token of [first.reference, unknown.token]) {
      const { status, text } = await ask('zemen', `/rt/${token}/pdf`)

      expect([status, JSON.parse(text)]).toEqual([404, { messages: 'Transaction not found.', status: '404' }])
    }
  })
})

describe('cbebirr', () => {
  const path = (reference: string, phone: string | null) => `/aureceipt?TID=${reference}&PH=${phone}`

  it("opens with the payer's telephone: names after their labels, sums before theirs, three values glued", async () => {
    const { first } = receiptsOf('cbebirr')
    const { type, body } = await ask('cbebirr', path(first.reference, first.account))

    expect(type).toBe('application/pdf')
    const text = await pdfText(body)
    expect(text).toContain(`Sub city: ${first.payerName} Wereda/kebele:`)
    expect(text).toContain(`${first.reference}${first.date.slice(0, 16).replace('T', ' ')}${plain(first.amountMinor)}`)
    expect(text.indexOf(plain(first.fees.totalMinor))).toBeLessThan(text.indexOf('Total Paid Amount'))
  })

  it('shows an empty shell to a wrong telephone and to an unknown number', async () => {
    const { first, unknown } = receiptsOf('cbebirr')
    for (const asked of [path(first.reference, '251900000000'), path(unknown.reference, unknown.account)]) {
      const { status, type, text } = await ask('cbebirr', asked)

      expect([status, type]).toEqual([200, expect.stringContaining('text/html')])
      expect(text).toContain('<title>Auto Receipt</title>')
      expect(text).toContain('ReportViewer1')
    }
  })
})

describe('mpesa', () => {
  const path = (reference: string) => `/api/receipt/getReceipt?trxNo=${reference}`

  it('answers with JSON around a PDF that has every label in two languages', async () => {
    for (const receipt of receiptsOf('mpesa').all.slice(0, 2)) {
      const { status, text } = await ask('mpesa', path(receipt.reference))

      expect(status).toBe(200)
      const { responseCode, base64Data } = JSON.parse(text)
      expect(responseCode).toBe('0')
      const printed = await pdfText(Buffer.from(base64Data, 'base64'))
      expect(printed).toContain('የላኪ ስም/SENDER NAME')
      expect(printed).toContain(`TRANSACTION ID ${receipt.reference}`)
      expect(printed).toContain(`${receipt.date.slice(0, 19).replace('T', ' ')} ${plain(receipt.amountMinor)}`)
      expect(printed).toContain(receipt.receiverName)
    }
  })

  it('says in a code that it does not know a number', async () => {
    const { status, text } = await ask('mpesa', path(receiptsOf('mpesa').unknown.reference))

    expect([status, JSON.parse(text).responseCode]).toEqual([200, '1'])
    expect(JSON.parse(text).responseDescription).not.toBe('')
  })
})

describe('ebirr, coopay and sinqee', () => {
  it('answer for each tenant under its own path, pending payments too', async () => {
    const { all } = receiptsOf('ebirr')
    for (const receipt of all) {
      const { text } = await ask('ebirr', `/${receipt.token}`)

      expect(text).toContain(`<td>Reference</td><td>${receipt.reference}</td>`)
      expect(text).toContain(`<td>Status</td><td>${receipt.status === 'completed' ? 'Completed' : 'Pending'}</td>`)
    }
    const tenants = new Set(all.map(({ token }) => token?.split('/')[0]))
    expect([...tenants].sort()).toEqual(['ahadu', 'kaafimf', 'nib', 'wegagen'])
    expect(all[0]?.token?.split('/')[1]).toMatch(/^[\w-]{22}$/)
  })

  it('share one host, which knows the payments of all', async () => {
    for (const code of ['ebirr', 'coopay', 'sinqee']) {
      const { first } = receiptsOf(code)
      for (const asked of ['ebirr', 'coopay', 'sinqee']) {
        expect((await ask(asked, `/${first.token}`)).text).toContain(first.reference)
      }
    }
  })

  it.each(['ebirr', 'coopay', 'sinqee'])('%s shows a page that says Not Found to an unknown link', async (code) => {
    const { status, text } = await ask(code, `/${receiptsOf(code).unknown.token}`)

    expect([status, text]).toEqual([200, expect.stringContaining('Not Found Page')])
  })

  it('sinqee answers on the host of its own by reference, and loses its route on the other', async () => {
    const { first } = receiptsOf('sinqee')
    expect((await ask('sinqee', `/receipt/${first.reference}`, 'own')).text).toContain(first.reference)
    desk.simulator.setFault('sinqee', 'cannot_get')

    const { status, text } = await ask('sinqee', `/${first.token}`)
    expect([status, text]).toEqual([404, `<pre>Cannot GET /${first.token}</pre>`])
    expect((await ask('sinqee', `/receipt/${first.reference}`, 'own')).status).toBe(200)
  })
})

describe('wegagen', () => {
  it('answers the id of a link with a record that tells more than it should', async () => {
    const { first } = receiptsOf('wegagen')
    expect(first.token).toBe(`${first.reference}1113DAAT`)
    const { text } = await ask('wegagen', `/sms_wega/txn/${first.token}`)

    expect(JSON.parse(text)).toMatchObject({
      trnRefNo: first.reference,
      txnAmount: first.amountMinor / 100,
      receiver_name: first.receiverName.toUpperCase(),
      txnTimestamp: new Date(first.date).toISOString(),
      currBalance: expect.any(Number),
    })
  })

  it('answers an unknown id with a record without a reference', async () => {
    const { status, text } = await ask('wegagen', `/sms_wega/txn/${receiptsOf('wegagen').unknown.token}`)

    expect(status).toBe(200)
    expect(JSON.parse(text)).not.toHaveProperty('trnRefNo')
    expect(JSON.parse(text)).not.toHaveProperty('txnAmount')
  })
})

describe('amhara', () => {
  it('answers with data whose status is MAT only for settled payments', async () => {
    const { all } = receiptsOf('amhara')
    for (const receipt of all) {
      const { text } = await ask('amhara', `/${receipt.reference}`)

      expect(JSON.parse(text)).toMatchObject({
        status: true,
        data: {
          transactionReference: receipt.reference,
          amount: `ETB${plain(receipt.amountMinor)}`,
          dateTime: receipt.date.slice(2, 16).replace(/\D/g, ''),
          creditorName: receipt.receiverName,
          status: receipt.status === 'completed' ? 'MAT' : 'PEN',
        },
      })
    }
    expect(all.map(({ status }) => status)).toContain('pending')
  })

  it('says 500 to an unknown reference', async () => {
    const { status, text } = await ask('amhara', `/${receiptsOf('amhara').unknown.reference}`)

    expect([status, JSON.parse(text)]).toEqual([500, { status: false, message: 'Internal server error.' }])
  })
})

it('every bank has a payment for each magic fault and a setting for each lookup', () => {
  const { receipts, origins, settings } = desk.simulator
  for (const [code, lookups] of Object.entries(origins)) {
    const faults = receipts.filter(({ bank, fault }) => bank === code && fault !== null)
    expect(faults).toHaveLength(13)
    expect(
      faults.every(
        ({ reference, token }) =>
          /Q[A-Z0-9]{3}(1113DAAT)?$/.test(token ?? reference) || /Q[A-Z0-9]{3}$/.test(reference),
      ),
    ).toBe(true)
    for (const [lookup, origin] of Object.entries(lookups)) {
      expect(settings[`ABSAH_BANK_${code.toUpperCase()}_${lookup.toUpperCase()}_ORIGIN`]).toBe(origin)
    }
  }
})
