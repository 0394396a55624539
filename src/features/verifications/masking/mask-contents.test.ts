import { expect, it } from 'vitest'
import { maskOutput } from './mask-contents.ts'

it('shows which value looks edited and by what it was seen, and not the value', () => {
  const issue = { code: 'EDITED_TEXT', severity: 'HIGH', field: 'nik', page: 1, box: null, evidence: ['ground', 'ink'] }
  const fraud = {
    risk_level: 'HIGH_RISK',
    issues_detected: [issue],
    not_detectable: ['A card printed with false data.'],
  }

  const masked = maskOutput({ nik: '3404171601770013', fraud })

  expect(masked.fraud).toEqual(fraud)
  expect(JSON.stringify(masked)).not.toContain('3404171601770013')
})
