import { type Box, TAMPER_CODES, type TamperCode, type TamperReport } from '../../../engines/tamper/tamper.ts'

/** Where an edit is, in test mode: the places of `fields` there. */
const PLACES: Readonly<Partial<Record<TamperCode, { readonly name: string | null; readonly box: Box }>>> = {
  EDITED_TEXT: { name: 'nik', box: [0.3, 0.1, 0.7, 0.14] },
  EDITED_PORTRAIT: { name: null, box: [0.73, 0.2, 0.95, 0.66] },
}

/** What would be reported of a picture with this reason; of any other that nothing was detected. */
export function fictionalReport(reason: string | null): TamperReport {
  if (reason === 'AUTHENTICITY_UNAVAILABLE') return { risk: 'UNAVAILABLE', findings: [], mark: null }
  const code = TAMPER_CODES.find((each) => each === reason)
  if (code === undefined) return { risk: 'TRUSTED', findings: [], mark: null }
  const isDecisive = code === 'EDITED_TEXT'
  const { name, box } = PLACES[code] ?? { name: null, box: null }
  const measures = isDecisive ? ['ground', 'ink'] : ['fictional']
  return {
    risk: isDecisive ? 'HIGH_RISK' : 'WARNING',
    findings: [{ code, name, box, measures, isDecisive, strength: 2 }],
    mark: null,
  }
}
