import { describe, expect, it } from 'vitest'
import { readAccount } from './account.ts'

describe('readAccount', () => {
  it.each([
    ['1****6171', '1****6171', '6171', '1****6171'],
    ['2912******012', '2****012', '012', '2912******012'],
    ['01425******7400/BANK', '0****7400', '7400', '01425******7400'],
    ['+251900xxx000', '2****000', '000', '251900***000'],
    ['0003', '0003', '0003', '0003'],
    ['1000 0000 12345', '1****2345', '00012345', '1000000012345'],
  ])('shows of %s only %s', (text, masked, tail, printed) =>
    expect(readAccount(text)).toEqual({ masked, tail, printed }),
  )

  it.each(['', '---', 'Individual', '****', '1'])('reads nothing from %j', (text) =>
    expect(readAccount(text)).toBeNull(),
  )
})
