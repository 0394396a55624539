import type { Documents } from '../../engines/documents/documents.ts'
import type { Ocr } from '../../engines/ocr/ocr.ts'
import { todayInIndonesia } from '../../lib/calendar-date.ts'
import { loadAreas } from '../../lib/nik/areas.ts'
import type { NikRules } from '../../lib/npwp/npwp.ts'
import { type Check, defineVerifier, type Findings, type RunContext } from '../verifier.ts'
import { type NpwpConfiguration, npwpConfiguration } from './configuration.ts'
import { fieldsOf, isNumberRead, type NpwpFields, numbersOf, valuesOf } from './fields.ts'
import { type FoundCard, findCard } from './find-card.ts'
import { type Judgement, judge } from './judge.ts'
import { npwpOutput } from './output.ts'
import { failed, NPWP_REASONS, passed, passedWith, unavailable } from './reasons.ts'
import { npwpTestMode } from './test-mode.ts'

export interface NpwpEngines {
  readonly documents: Documents
  readonly ocr: Ocr
  /** Whether drawn cards may pass in live mode, too. */
  readonly acceptSpecimens: boolean
}

const DECIDING = [
  'DOCUMENT_IS_NPWP',
  'NPWP_READABLE',
  'NPWP_FORMAT',
  'NPWP_CONSISTENT',
  'NPWP_MATCH',
  'NIK_MATCH',
  'NAME_MATCH',
  'REGISTER',
]

/** NPWP_VERIFICATION: takes a tax number apart, and reads the card that it is printed on. */
export function npwp({ documents, ocr, acceptSpecimens }: NpwpEngines) {
  const accepts = (mode: RunContext['mode']) => acceptSpecimens || mode === 'test'
  return defineVerifier<NpwpConfiguration>({
    service: {
      id: '0f4a3b52-6c1d-4e77-9a48-5b2f81c6d3e0',
      code: 'NPWP_VERIFICATION',
      name: 'NPWP',
      description: 'Checks an Indonesian tax number (NPWP, NITKU) by its own rules and against a tax card.',
      category: {
        id: '7d0e8a52-6d0b-4d0c-9a35-3f2f0a6f5c11',
        name: 'Document Verification',
        type: 'DOCUMENT_VERIFICATION',
      },
      price: 5,
    },
    configuration: npwpConfiguration,
    output: npwpOutput,
    reasons: NPWP_REASONS,
    testMode: npwpTestMode,
    decidingChecks: ({ mode }) => (accepts(mode) ? DECIDING : [...DECIDING, 'SPECIMEN']),
    async verify({ configuration, files }, { mode, signal }) {
      const areas = await loadAreas()
      const rules: NikRules = { areas, today: todayInIndonesia(new Date()) }
      const file = files.npwp_file?.[0]
      if (file === undefined) return findingsOf(configuration, judge(configuration, null, rules), null)
      const found = await findCard(file, { documents, ocr, areas, signal })
      if (found.kind === 'failed') return found
      const fields = fieldsOf(found.card, found.page, rules)
      const own = cardChecks(found, accepts(mode))
      const judged = judge(configuration, fields, rules)
      return findingsOf(configuration, { ...judged, checks: [...own, ...judged.checks] }, fields)
    },
  })
}

function findingsOf(configuration: NpwpConfiguration, judged: Judgement, fields: NpwpFields | null): Findings {
  const checks = [...judged.checks, unavailable('REGISTER_NOT_SET_UP')]
  const engineJobs = fields === null ? [] : ['ocr_job_id']
  if (!configuration.user_consent) {
    const { is_valid_npwp, status } = judged.output
    return { kind: 'found', checks, fields: {}, output: { is_valid_npwp, status }, engineJobs }
  }
  const card = fields === null ? null : valuesOf(fields)
  return { kind: 'found', checks, fields: fields ?? {}, output: { ...judged.output, card }, engineJobs }
}

function cardChecks({ card, document }: FoundCard, acceptsSpecimens: boolean): readonly Check[] {
  return [document, checkReadable(card.numbers), checkSpecimen(card.form.marks.length, acceptsSpecimens)]
}

function checkReadable(numbers: FoundCard['card']['numbers']): Check {
  const { main } = numbersOf(numbers)
  if (main === null) return failed('NPWP_NOT_FOUND', 'No line with digits was found.')
  const { digits, evidence, weakestMargin } = main
  const seen = `${digits.length} digits in ${evidence.agreeing} of ${evidence.looks} looks, least certain margin ${weakestMargin.toFixed(1)}.`
  return isNumberRead(main) ? passed('NPWP_READABLE', seen) : failed('NPWP_UNCERTAIN', seen)
}

function checkSpecimen(marks: number, isAccepted: boolean): Check {
  if (marks === 0) return passed('SPECIMEN')
  const found = `${marks} mark(s) found.`
  return isAccepted ? passedWith('SPECIMEN_ACCEPTED', found) : failed('SPECIMEN_MARK', found)
}
