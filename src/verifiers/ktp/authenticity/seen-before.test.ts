import { describe, expect, it } from 'vitest'
import type { TamperReport } from '../../../engines/tamper/tamper.ts'
import type { Findings } from '../../verifier.ts'
import { fromReport } from './check-authenticity.ts'
import { fictionalReport } from './fictional-report.ts'
import { seenBefore } from './seen-before.ts'

function findings(report: TamperReport): Findings {
  const { checks, output } = fromReport(report, 1)
  return { kind: 'found', checks, fields: {}, output, engineJobs: [] }
}

const NOTHING = fictionalReport(null)
const EDITED = fictionalReport('EDITED_PORTRAIT')
const DECIDED = fictionalReport('EDITED_TEXT')

describe('a picture that was seen before', () => {
  it('without any trace is a doubt for a person to look at', () => {
    const { checks, output, end } = seenBefore(findings(NOTHING), 2)

    expect(checks).toMatchObject([{ code: 'AUTHENTICITY', result: 'UNAVAILABLE', reason_code: 'SEEN_BEFORE' }])
    expect(checks[0]?.internal_message).toMatch(/2 verifications/)
    expect(output).toMatchObject({ fraud: { risk_level: 'WARNING', issues_detected: [{ code: 'SEEN_BEFORE' }] } })
    expect(end).toBe('NEED_REVIEW')
  })

  it('with a trace of an edit has two independent signals, which decide', () => {
    const { checks, output, end } = seenBefore(findings(EDITED), 1)

    expect(checks).toMatchObject([{ result: 'FAIL', reason_code: 'SEEN_BEFORE' }])
    expect(output).toMatchObject({ fraud: { risk_level: 'HIGH_RISK' } })
    expect(end).toBeUndefined()
  })

  it('leaves what was decided', () => {
    const { checks, output } = seenBefore(findings({ ...DECIDED, findings: [], risk: 'UNAVAILABLE' }), 1)
    expect(checks).toMatchObject([{ result: 'UNAVAILABLE', reason_code: 'SEEN_BEFORE' }])
    expect(output).toMatchObject({ fraud: { risk_level: 'WARNING' } })
    expect(seenBefore(findings(DECIDED), 1).checks).toMatchObject([{ result: 'FAIL' }])
  })

  it('says nothing of services that look for no traces', () => {
    const own: Findings = { kind: 'found', checks: [], fields: {}, output: {}, engineJobs: [] }
    expect(seenBefore(own, 1)).toBe(own)
  })
})
