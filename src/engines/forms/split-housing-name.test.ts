import fc from 'fast-check'
import { expect, it } from 'vitest'
import { splitHousingName } from './split-housing-name.ts'

it.each([
  ['GRIYAASRI', 'GRIYA ASRI'],
  ['PERUMGRIYAINDAH', 'PERUM GRIYA INDAH'],
  ['VILLAMELATI', 'VILLA MELATI'],
  ['GRIYA', 'GRIYA'],
  ['PERUMAHAN', 'PERUMAHAN'],
  ['PERUMNAS', 'PERUMNAS'],
  ['VILLAGE', 'VILLAGE'],
  ['KOMPLEKS', 'KOMPLEKS'],
  ['MEKARSARI', 'MEKARSARI'],
  ['GRAHA2', 'GRAHA2'],
])('%s is %s', (word, expected) => {
  expect(splitHousingName(word)).toBe(expected)
})

it('never changes a letter', () => {
  fc.assert(fc.property(fc.string(), (word) => splitHousingName(word).replaceAll(' ', '') === word.replaceAll(' ', '')))
})
