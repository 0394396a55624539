import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SimulatedReceipt } from '../../simulator/receipts.ts'
import { listReceipts, type SimulatorOptions, startSimulator } from '../../simulator/start-simulator.ts'
import { askBank } from './ask-bank.ts'

const SMALL: SimulatorOptions = { seed: 'twice', receiptsPerBank: 3 }

describe('the same seed', () => {
  it('makes the same receipts, another seed makes others', () => {
    const { receipts } = listReceipts(SMALL)

    expect(listReceipts(SMALL).receipts).toEqual(receipts)
    const others = new Set(listReceipts({ ...SMALL, seed: 'thrice' }).receipts.map(({ reference }) => reference))
    expect(receipts.filter(({ reference }) => others.has(reference))).toEqual([])
  })

  it('makes the same bytes, PDFs included', async () => {
    const [first, second] = [await startSimulator(SMALL), await startSimulator(SMALL)]
    const receipt = first.receipts.find(({ bank }) => bank === 'dashen')
    const ask = (simulator: typeof first, lookup: string) =>
      askBank({
        origin: simulator.origins.dashen?.[lookup] ?? '',
        path: `/receipt/${receipt?.reference}`,
        ca: simulator.ca,
      })

    for (const lookup of ['html', 'pdf']) {
      const answers = [await ask(first, lookup), await ask(second, lookup)]
      expect(answers[0]?.status).toBe(200)
      expect(answers[0]?.body).toEqual(answers[1]?.body)
    }
    const wallet = first.receipts.find(({ bank }) => bank === 'mpesa')
    const askWallet = (simulator: typeof first) =>
      askBank({
        origin: simulator.origins.mpesa?.receipt ?? '',
        path: `/api/receipt/getReceipt?trxNo=${wallet?.reference}`,
        ca: simulator.ca,
      })
    expect((await askWallet(first)).text).toBe((await askWallet(second)).text)
    await Promise.all([first.close(), second.close()])
  })
})

describe('every receipt of any seed', () => {
  const anySeed = fc.string({ maxLength: 8 })
  const always = (law: (receipt: SimulatedReceipt) => void) => () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        for (const receipt of listReceipts({ seed, receiptsPerBank: 6 }).receipts) law(receipt)
      }),
      { numRuns: 20 },
    )
  }

  it(
    'has a reference that tells the printed day',
    always((receipt) => {
      expect(dayTold(receipt) ?? receipt.date.slice(0, 10)).toBe(receipt.date.slice(0, 10))
    }),
  )

  it(
    'has fees that add up, with 15 % of VAT and none or 5 % for the disaster fund',
    always(({ amountMinor, fees }) => {
      expect(fees.totalMinor).toBe(amountMinor + fees.chargeMinor + fees.vatMinor + fees.fundMinor)
      expect(fees.vatMinor).toBe(Math.round(fees.chargeMinor * 0.15))
      expect([0, Math.round(fees.chargeMinor * 0.05)]).toContain(fees.fundMinor)
      expect(amountMinor).toBeGreaterThan(0)
    }),
  )

  it('has a reference of its own', () => {
    const { receipts, unknownReceipts } = listReceipts({ seed: 'many', receiptsPerBank: 400 })
    const names = [...receipts, ...unknownReceipts].map(({ bank, reference }) => `${bank} ${reference}`)

    expect(new Set(names).size).toBe(names.length)
  })
})

/** The day that a reference tells by the layouts of its family; undefined where it has none. */
function dayTold({ reference }: SimulatedReceipt): string | undefined {
  const temenos = /^FT(\d\d)(\d{3})\w{5}$/.exec(reference) ?? /^\d{3}[A-Z]{4}(\d\d)(\d{3})\w{4}$/.exec(reference)
  if (temenos !== null)
    return new Date(Date.UTC(2000 + Number(temenos[1]), 0, Number(temenos[2]))).toISOString().slice(0, 10)
  const wallet = /^([DU])([A-L])([0-9A-V])\w{7}$/.exec(reference)
  if (wallet === null) return undefined
  const [, , month = '', day = ''] = wallet
  return new Date(Date.UTC(2026, month.charCodeAt(0) - 65, Number.parseInt(day, 36))).toISOString().slice(0, 10)
}
