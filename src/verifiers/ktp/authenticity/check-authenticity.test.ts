import { describe, expect, it } from 'vitest'
import { found } from '../../../../test/ktp-rig.ts'
import type { PictureTamper, PlacedPicture, TamperFinding, TamperReport } from '../../../engines/tamper/tamper.ts'
import { TooComplex } from '../../../lib/too-complex.ts'

const EDIT: TamperFinding = {
  code: 'EDITED_TEXT',
  name: 'nik',
  box: [0.1, 0.2, 0.3, 0.4],
  measures: ['ground', 'ink'],
  isDecisive: true,
  strength: 2,
}

function answering(report: TamperReport | Error, seen: PlacedPicture[] = []): PictureTamper {
  return {
    async inspect(placed) {
      seen.push(placed)
      if (report instanceof Error) throw report
      return report
    },
    close: async () => undefined,
  }
}

async function authenticityOf(tamper: PictureTamper | undefined, fraudDetection = true) {
  const { checks, output, end } = await found({ fraudDetection, ...(tamper === undefined ? {} : { tamper }) })
  return { check: checks.find(({ code }) => code === 'AUTHENTICITY'), output, end }
}

describe('AUTHENTICITY of a card', () => {
  it('is looked at where it was asked for, with every value and its place', async () => {
    const seen: PlacedPicture[] = []
    const asked = await authenticityOf(answering({ risk: 'TRUSTED', findings: [], mark: null }, seen))
    const notAsked = await authenticityOf(answering({ risk: 'TRUSTED', findings: [], mark: null }, seen), false)

    expect(asked.check).toMatchObject({
      result: 'PASS',
      reason_code: null,
      message: expect.stringMatching(/Nothing detected/),
    })
    expect(asked.output).toMatchObject({ fraud: { risk_level: 'TRUSTED', issues_detected: [] } })
    expect(asked.end).toBeUndefined()
    expect(notAsked.check).toBeUndefined()
    expect(notAsked.output).not.toHaveProperty('fraud')
    expect(seen).toHaveLength(1)
    expect(seen[0]?.texts.filter(({ isKey }) => isKey).map(({ name }) => name)).toEqual(['nik', 'name', 'birth_date'])
    expect(seen[0]?.texts.find(({ name }) => name === 'nik')?.signs).toHaveLength(16)
  })

  it('decides where an edit is beyond doubt, and says where it is', async () => {
    const { check, output, end } = await authenticityOf(answering({ risk: 'HIGH_RISK', findings: [EDIT], mark: null }))

    expect(check).toMatchObject({ result: 'FAIL', reason_code: 'EDITED_TEXT' })
    expect(end).toBeUndefined()
    expect(output).toMatchObject({
      fraud: {
        risk_level: 'HIGH_RISK',
        issues_detected: [{ code: 'EDITED_TEXT', severity: 'HIGH', field: 'nik', page: 1, box: [0.1, 0.2, 0.3, 0.4] }],
      },
    })
  })

  it('is for a person to look at where there is a doubt, and never called free of traces', async () => {
    const findings = [{ ...EDIT, isDecisive: false }]
    const { check, end } = await authenticityOf(answering({ risk: 'WARNING', findings, mark: null }))

    expect(check).toMatchObject({ result: 'UNAVAILABLE', reason_code: 'EDITED_TEXT' })
    expect(check?.message).not.toMatch(/[Nn]othing detected/)
    expect(end).toBe('NEED_REVIEW')
  })

  it.each([
    ['nobody looks', undefined],
    ['there is too little print', answering({ risk: 'UNAVAILABLE', findings: [], mark: null })],
    ['the picture is too complex', answering(new TooComplex('It took too long.'))],
  ])('could not be looked at where %s, which is no doubt', async (_, tamper) => {
    const { check, end } = await authenticityOf(tamper)

    expect(check).toMatchObject({ result: 'UNAVAILABLE', reason_code: 'AUTHENTICITY_UNAVAILABLE' })
    expect(end).toBeUndefined()
  })
})
