import { expect, it } from 'vitest'
import { formOf, memberOf } from './receipt-question.ts'

it.each([
  ['https://transactioninfo.example/receipt/DF70KX7Q2M', 'receipt_url'],
  ['DF70KX7Q2M', 'transaction_number'],
  ['Dear customer, you have paid 600.00 Birr', 'receipt_text'],
])('takes %s as %s', (given, member) => {
  expect(memberOf(given)).toBe(member)
})

it('sends an amount as a number, and what is empty not at all', () => {
  const form = formOf({ text: ' DF70KX7Q2M ', file: null, bank: null, amount: '1,600.50' })

  expect([...form.entries()]).toEqual([
    ['transaction_number', 'DF70KX7Q2M'],
    ['expected_amount', '1600.50'],
  ])
})
