import { expect, it } from 'vitest'
import { fieldsOf } from './fields-of.ts'

it('shows values with their place, and what has none beside them', () => {
  const output = {
    nik: '•••8042',
    is_pep: false,
    is_sanctioned: null,
    matches: [],
    checks: [],
    fields: { nik: { value: '•••8042', confidence: 0.99, page: 1, box: [0.2, 0.1, 0.7, 0.2], source: 'print' } },
  }

  expect(fieldsOf({ output })).toEqual([
    { name: 'nik', value: '•••8042', confidence: 0.99, page: 1, box: [0.2, 0.1, 0.7, 0.2] },
    { name: 'is_pep', value: 'false', confidence: null, page: 1, box: null },
    { name: 'is_sanctioned', value: null, confidence: null, page: 1, box: null },
  ])
})
