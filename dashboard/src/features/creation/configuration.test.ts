import { expect, it } from 'vitest'
import { configurationOf, isComplete } from './configuration.ts'
import type { FormField } from './form-fields-query.ts'

const field = (key: string, type: FormField['type'], required = false): FormField => ({
  ...{ key, type, required, label: key, description: null, options: null, file_kinds: null, default: null },
  validation: {
    ...{ pattern: null, length_min: null, length_max: null, minimum: null, maximum: null },
    ...{ items_min: null, items_max: null },
  },
})
const FIELDS = [
  field('name', 'string', true),
  field('files.card', 'file', true),
  field('files.selfie', 'file'),
  field('limit', 'number'),
  field('numbers', 'list'),
  field('deep', 'boolean'),
]

it('makes of answers what the server takes, and leaves out what is empty', () => {
  const answers = {
    name: ' Sari ',
    'files.card': 'uploads/a.jpg',
    'files.selfie': '',
    limit: '2.5',
    numbers: 'a\n\n b ',
    deep: false,
  }

  expect(configurationOf(FIELDS, answers)).toEqual({
    name: 'Sari',
    files: { card: ['uploads/a.jpg'] },
    limit: 2.5,
    numbers: ['a', 'b'],
    deep: false,
  })
})

it('is complete once all that is required is there', () => {
  expect(isComplete(FIELDS, { name: 'Sari' })).toBe(false)
  expect(isComplete(FIELDS, { name: 'Sari', 'files.card': 'uploads/a.jpg' })).toBe(true)
})
