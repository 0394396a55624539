import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PrintedForm, readForm } from './printed-form.ts'

type Name = 'payer' | 'phone' | 'shop' | 'till' | 'amount' | 'reason'

const form: PrintedForm<Name> = {
  orders: [
    [
      { name: 'payer', labels: ['Payer'], isWords: true },
      { name: 'phone', labels: ['Phone No'], value: /^\d+$/ },
      { name: 'shop', labels: ['Shop'], isWords: true },
      { name: 'till', labels: ['Till'], value: /^\d+$/ },
      { name: 'amount', labels: ['Amount'], value: /^\d+ ETB$/, isRequired: true },
      { name: 'reason', labels: ['Reason'], isWords: true },
    ],
  ],
  headings: ['Details'],
  decisive: ['shop', 'till', 'amount'],
}
const values = { payer: 'Hirut', phone: '1', shop: 'Saba', till: '7', amount: '5 ETB', reason: 'coffee' }
const text = (of: Partial<typeof values>) =>
  [
    ...[`Receipt`, `Payer: ${of.payer ?? ''}`, `Phone No ${of.phone ?? ''}`, `Shop\n${of.shop ?? ''}`, 'Details'],
    ...[`የቁጥር/Till ${of.till ?? ''}`, `Amount ${of.amount ?? ''}`, `REASON ${of.reason ?? ''}`],
  ].join('\n')

describe('readForm', () => {
  it('reads rows by their labels, values beside and below', () => expect(readForm(text(values), form)).toEqual(values))

  it('reads a text that has lost its lines', () => {
    expect(readForm(text(values).replace(/\n/g, ' ').replace('Details ', ''), form)).toMatchObject({ amount: '5 ETB' })
  })

  it.each([
    ['a row out of its place', { payer: 'Hirut\nAmount 9 ETB' }],
    ['a row that is there twice', { reason: 'x\nAmount 9 ETB\nTill 9' }],
    ['a label in the middle of a line', { payer: 'Till 9 Amount 9 ETB' }],
    ['a label in two scripts', { reason: 'ሀ/Shop Mallory' }],
  ])('takes no word of a person for a row: %s', (_name, said) => {
    const { shop, till, amount } = values
    expect(readForm(text({ ...values, ...said }), form)).toMatchObject({ shop, till, amount })
  })

  it('does not believe a text that can be read in two ways', () => {
    const shop = readForm(text({ ...values, shop: 'Saba\nShop Mallory' }).replace('Phone No 1\n', ''), {
      ...form,
      orders: [form.orders[0]?.filter(({ name }) => name !== 'phone') ?? []],
    })
    expect(shop).toBeUndefined()
  })

  it('reads nothing without a required row, and hangs on nothing', () => {
    expect(readForm(text({ ...values, amount: 'much' }), form)).toBeUndefined()
    expect(readForm('Amount 5 ETB\n'.repeat(5_000), form)).toBeUndefined()
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Payer x', 'Shop y', 'Till 1', 'Amount 5 ETB', 'Reason z', 'w')),
        (lines) => {
          const read = readForm(lines.join('\n'), form)
          expect(read === undefined || read.amount === '5 ETB').toBe(true)
        },
      ),
    )
  })
})
