import type { Box, TamperReport } from '../../src/engines/tamper/tamper.ts'
import type { TamperEntry } from './tamper-truth.ts'

export interface PictureResult {
  readonly entry: TamperEntry
  /** Null: the picture was not read, or nobody looked. */
  readonly report: TamperReport | null
  readonly isVerified: boolean
  /** As it would be without the check. */
  readonly isVerifiedWithout: boolean
  readonly seconds: number
  readonly inspectSeconds: number
}

interface Found {
  readonly pictures: number
  /** Traces were found, in whatever place, so that it is not VERIFIED. */
  readonly found: number
  /** And shown where the edit is. */
  readonly located: number
}

interface Alarms {
  readonly pictures: number
  readonly alarms: number
  readonly high: number
}

/** Shares are 0–1. */
export interface TamperFigures {
  readonly pictures: number
  readonly found_by_kind: Readonly<Record<string, Found>>
  readonly found_by_field: Readonly<Record<string, Found>>
  readonly found_after_messenger: Readonly<Record<string, Found>>
  readonly honest_alarms: Readonly<Record<string, Alarms>>
  readonly presentations: Readonly<
    Record<string, { readonly pictures: number; readonly found: number; readonly high: number }>
  >
  /** Of honest pictures that are VERIFIED without the flag. */
  readonly genuine_verified: number
  readonly inspect_seconds: number
  readonly reading_seconds: number
}

export function scoreTamper(results: readonly PictureResult[]): TamperFigures {
  const edited = results.filter(({ entry }) => entry.kind === 'tampered' && !entry.presentation)
  const first = edited.filter(({ entry }) => entry.after === 'first_save')
  const sent = edited.filter(({ entry }) => entry.after === 'messenger')
  const honest = results.filter(({ entry }) => entry.kind === 'honest' && !entry.presentation)
  const presented = results.filter(({ entry }) => entry.presentation)
  const genuine = honest.filter(({ isVerifiedWithout }) => isVerifiedWithout)
  const byKind = ({ entry }: PictureResult) => entry.operation
  return {
    pictures: results.length,
    found_by_kind: { ...grouped(first, byKind, foundIn), all: foundIn(first) },
    found_by_field: grouped(first, ({ entry }) => entry.field ?? 'not named', foundIn),
    found_after_messenger: { ...grouped(sent, byKind, foundIn), all: foundIn(sent) },
    honest_alarms: { ...grouped(honest, byKind, alarmsIn), all: alarmsIn(honest) },
    presentations: grouped(presented, byKind, (own) => ({
      pictures: own.length,
      found: share(own, ({ report }) => hasFindings(report)),
      high: share(own, ({ report }) => report?.risk === 'HIGH_RISK'),
    })),
    genuine_verified: share(genuine, ({ isVerified }) => isVerified),
    inspect_seconds: middle(results.map(({ inspectSeconds }) => inspectSeconds)),
    reading_seconds: middle(results.map(({ seconds, inspectSeconds }) => seconds - inspectSeconds)),
  }
}

function grouped<Figure>(
  results: readonly PictureResult[],
  nameOf: (result: PictureResult) => string,
  figure: (own: readonly PictureResult[]) => Figure,
): Record<string, Figure> {
  return Object.fromEntries([...Map.groupBy(results, nameOf)].map(([name, own]) => [name, figure(own)]))
}

function foundIn(own: readonly PictureResult[]): Found {
  return {
    pictures: own.length,
    found: share(own, ({ report }) => hasFindings(report)),
    located: share(own, isLocated),
  }
}

function alarmsIn(own: readonly PictureResult[]): Alarms {
  return {
    pictures: own.length,
    alarms: share(own, ({ report }) => hasFindings(report)),
    high: share(own, ({ report }) => report?.risk === 'HIGH_RISK'),
  }
}

function hasFindings(report: TamperReport | null): boolean {
  return report !== null && report.findings.length > 0
}

const IOU_MIN = 0.3
const WIDER_MAX = 6

/** One of the findings lies on the edit, or around it and at most six times as large. */
function isLocated({ entry: { box }, report }: PictureResult): boolean {
  if (box === null || box === undefined || report === null) return false
  return report.findings.some((finding) => finding.box !== null && isAt(finding.box, box))
}

function isAt(found: Box, truth: Box): boolean {
  const shared =
    Math.max(0, Math.min(found[2], truth[2]) - Math.max(found[0], truth[0])) *
    Math.max(0, Math.min(found[3], truth[3]) - Math.max(found[1], truth[1]))
  const [own, wanted] = [areaOf(found), areaOf(truth)]
  const isAround = shared > 0.9 * wanted && own <= WIDER_MAX * wanted
  return shared / Math.max(1e-9, own + wanted - shared) >= IOU_MIN || isAround
}

function areaOf([left, top, right, bottom]: Box): number {
  return (right - left) * (bottom - top)
}

function share(own: readonly PictureResult[], is: (result: PictureResult) => boolean): number {
  return own.length === 0 ? 0 : Number((own.filter(is).length / own.length).toFixed(4))
}

function middle(values: readonly number[]): number {
  return Number((values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0).toFixed(3))
}
