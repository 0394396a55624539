import type { PagePart } from '../../../engines/documents/documents.ts'
import type { PictureMark, PictureTamper, TamperFinding, TamperReport } from '../../../engines/tamper/tamper.ts'
import { boxWithin } from '../../../lib/geometry/picture-box.ts'
import { TooComplex } from '../../../lib/too-complex.ts'
import type { Check, InputFile } from '../../verifier.ts'
import type { FoundCard } from '../reading/find-card.ts'
import { failed, passed, unavailable } from '../reasons/reasons.ts'
import { type FraudOutput, SEVERITIES } from './fraud-output.ts'
import { placeCard } from './place-card.ts'

export interface Authenticity {
  readonly checks: readonly Check[]
  readonly output: { readonly fraud: FraudOutput }
  /** Null: no portrait was found. */
  readonly mark: PictureMark | null
}

export interface AuthenticityDeps {
  /** Absent: nothing looks for traces, and the check says so. */
  readonly tamper: PictureTamper | undefined
  readonly signal: AbortSignal
}

/** Looks for traces of changes in the picture of a card: the check AUTHENTICITY and what it rests on. */
export async function checkAuthenticity(
  card: FoundCard,
  file: InputFile | undefined,
  { tamper, signal }: AuthenticityDeps,
): Promise<Authenticity> {
  const bytes = (await file?.bytes()) ?? new Uint8Array()
  const { reading, page } = card
  const placed = { ...placeCard(reading), picture: reading.picture, file: isPdf(bytes) ? null : bytes }
  const report = await unlessTooComplex(tamper?.inspect(placed, { signal }))
  return fromReport(onPage(report, reading.part), page + 1)
}

/** The card may have been looked at closer than its page: places are those of the page. */
function onPage({ findings, ...report }: TamperReport, part: PagePart): TamperReport {
  return {
    ...report,
    findings: findings.map((each) => ({ ...each, box: each.box === null ? null : boxWithin(part, each.box) })),
  }
}

const NOT_LOOKED: TamperReport = { risk: 'UNAVAILABLE', findings: [], mark: null }

/** The check that a report comes to. `page` from 1. */
export function fromReport(report: TamperReport, page: number): Authenticity {
  return { checks: [checkOf(report)], output: { fraud: describe(report, page) }, mark: report.mark }
}

/** A picture that cannot be looked at is not refused for it: it was read. */
async function unlessTooComplex(report: Promise<TamperReport> | undefined): Promise<TamperReport> {
  try {
    return (await report) ?? NOT_LOOKED
  } catch (error) {
    if (error instanceof TooComplex) return NOT_LOOKED
    throw error
  }
}

function checkOf({ risk, findings }: TamperReport): Check {
  const [first] = inOrder(findings)
  const note = findings.map(noteOf).join(' ')
  if (risk === 'UNAVAILABLE') return unavailable('AUTHENTICITY_UNAVAILABLE')
  if (first === undefined) return passed('AUTHENTICITY', 'Traces were looked for and none was detected.')
  return risk === 'HIGH_RISK' ? failed(first.code, note) : unavailable(first.code, note)
}

function severityOf({ isDecisive, box }: TamperFinding): (typeof SEVERITIES)[number] {
  if (isDecisive) return 'HIGH'
  return box === null ? 'LOW' : 'MEDIUM'
}

/** What decides comes first, then what is in a place that can be shown. */
function inOrder(findings: readonly TamperFinding[]): readonly TamperFinding[] {
  return findings.toSorted((a, b) => SEVERITIES.indexOf(severityOf(b)) - SEVERITIES.indexOf(severityOf(a)))
}

function noteOf({ code, name, measures, strength }: TamperFinding): string {
  return `${code}${name === null ? '' : ` in ${name}`} by ${measures.join(', ')}, ${strength.toFixed(1)} over the limit.`
}

/** What no picture can show, whoever looks at it. */
const NOT_DETECTABLE = [
  'A card that was printed with false data and photographed.',
  'An edit of which later compression, scaling or a photograph of a screen has left no trace.',
]

function describe({ risk, findings }: TamperReport, page: number): FraudOutput {
  return {
    risk_level: risk,
    issues_detected: inOrder(findings).map((finding) => ({
      code: finding.code,
      severity: severityOf(finding),
      field: finding.name,
      page,
      box: finding.box === null ? null : [...finding.box],
      evidence: [...finding.measures],
    })),
    not_detectable: NOT_DETECTABLE,
  }
}

function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')
}
