import { describe, expect, it } from 'vitest'
import { fictionalScreening } from '../../../engines/screening/screening.ts'
import type { Field } from '../../verifier.ts'
import { KTP_FIELDS, type KtpField } from '../layout/fields.ts'
import { screenedHolder, screenHolder } from './screen-holder.ts'

function fieldsOf(name: string | null): Readonly<Record<KtpField, Field>> {
  const fieldOf = (value: string | null): Field => ({ value, confidence: 0.99, page: 1, box: null, source: 'print' })
  const fields = KTP_FIELDS.map((field) => [field, fieldOf(field === 'name' ? name : null)])
  return Object.fromEntries(fields)
}

async function screen(name: string | null, found: Parameters<typeof fictionalScreening>[0] = {}) {
  const screener = { screening: fictionalScreening(found), staleAfterDays: 1 }
  const { checks, output } = await screenHolder(screener, null, { fields: fieldsOf(name) })
  return { output, checks: Object.fromEntries(checks.map((check) => [check.code, check.reason_code ?? check.result])) }
}

describe('the holder of a card, screened against lists', () => {
  it('is cleared by lists that are there and fresh', async () => {
    expect((await screen('REKA FIKTIF')).checks).toEqual({ PEP_SCREENING: 'PASS', SANCTIONS_SCREENING: 'PASS' })
  })

  it('is not cleared by a list that is missing, or without a name', async () => {
    const { checks } = await screen('REKA FIKTIF', { missing: 'sanction' })
    expect(checks).toEqual({ PEP_SCREENING: 'PASS', SANCTIONS_SCREENING: 'SANCTIONS_UNAVAILABLE' })
    expect((await screen(null)).checks.SANCTIONS_SCREENING).toBe('SANCTIONS_UNAVAILABLE')
  })

  it('is not cleared by a name in a script that is not covered, and found by it all the same', async () => {
    const { checks, output } = await screen('မောင်ရေကန်', { match: 'pep' })
    expect(checks).toEqual({ PEP_SCREENING: 'PEP_MATCH', SANCTIONS_SCREENING: 'SCRIPT_NOT_COVERED' })
    expect(output).toMatchObject({ is_pep: true, is_sanctioned: null, scripts_not_covered: ['Myanmar'] })
    expect((await screen('홍길동')).checks).toEqual({
      PEP_SCREENING: 'SCRIPT_NOT_COVERED',
      SANCTIONS_SCREENING: 'SCRIPT_NOT_COVERED',
    })
  })

  it('is not cleared when a list changes and the holder is screened again', () => {
    const verdicts = { is_pep: null, is_sanctioned: null, is_sanction_possible: false, scripts_not_covered: ['Han'] }
    const reasons = screenedHolder.checksFor(verdicts).map(({ code, reason_code }) => [code, reason_code])
    expect(reasons).toEqual([
      ['PEP_SCREENING', 'SCRIPT_NOT_COVERED'],
      ['SANCTIONS_SCREENING', 'SCRIPT_NOT_COVERED'],
    ])
  })
})
