import { expect, it } from 'vitest'
import { isContradicted } from './weigh-evidence.ts'

it.each([
  ['1971-03-05', ['1971-03-05'], false],
  ['1971-03-05', ['1971-05-03'], false],
  ['1971-03-05', ['1971-03-06'], false],
  ['1971-03-05', ['1981-03-05'], false],
  ['1971-03-05', ['1948-03-05'], false],
  ['1971-03-05', ['1971'], false],
  ['1971-03-05', ['1948'], false],
  ['1971', ['1948-11-20'], false],
  [null, ['1948-11-20'], false],
  ['1971-03-05', [], false],
  ['1971-03-05', ['1948-11-20', '1971-03-05'], false],
  ['1971-03-05', ['1948-11-20', '1971'], false],
  ['1971-03-05', ['1948-11-20'], true],
  ['1971-03-05', ['1972-04-05'], true],
  ['1971-03-05', ['1948-11-20', '1949'], true],
])('of a person born %s and a listed one born %j: ruled out %s', (date, listed, isRuledOut) => {
  expect(isContradicted(date, listed)).toBe(isRuledOut)
})
