import type { ReadEntry } from './read-set.ts'

/** How many values of each band of confidence there are, and how many of them are right. */
export interface CalibrationBand {
  readonly from: number
  readonly to: number
  readonly values: number
  readonly right: number
}

export interface ConditionFigures {
  readonly cards: number
  readonly nik_exact: number
  readonly fields_exact: number
  readonly verified: number
}

export interface KindFigures {
  readonly kind: string
  readonly pictures: number
  readonly verified: number
  /** Rates; null where nothing is to be read. */
  readonly nik_exact: number | null
  readonly fields_exact: number | null
}

/** Figures over a set. Rates are fractions; a field is right when the exact string is, null where the truth is null. */
export interface Figures {
  readonly pictures: number
  /** Consistent ones: all rates but the calibration's are over these. */
  readonly cards: number
  readonly nik_exact: number
  /** Share of consistent cards with all 17 values exact. */
  readonly fields_exact: number
  readonly field_exact: Readonly<Record<string, number>>
  readonly by_condition: Readonly<Record<string, ConditionFigures>>
  /** Consistent cards that ended VERIFIED, as number. */
  readonly true_accepts: number
  readonly not_consistent: number
  /** Negative and adversarial pictures that ended VERIFIED, as number. */
  readonly false_accepts: number
  /** Pictures that show no KTP, and how many of them ended VERIFIED. */
  readonly noncards: number
  readonly noncards_verified: number
  /** By the kind that was drawn: of card, of fault, of what is no card. */
  readonly by_kind: Readonly<Record<string, KindFigures>>
  /** Of the values at confidence 0.95 or more, the share that is wrong. */
  readonly wrong_at_95: number
  /** Of the right values, the share at confidence 0.95 or more. */
  readonly share_at_95: number
  readonly calibration: readonly CalibrationBand[]
}

const BANDS = [0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1]

export function score(results: readonly ReadEntry[]): Figures {
  const consistent = results.filter(({ entry }) => entry.kind === 'consistent')
  const others = results.filter(({ entry }) => entry.kind !== 'consistent')
  const names = [...new Set(consistent.flatMap(({ entry }) => Object.keys(entry.fields ?? {})))]
  const values = results.flatMap(valuesOf)
  const sure = values.filter(({ confidence }) => confidence >= 0.95)
  const right = values.filter(({ isRight }) => isRight)
  return {
    pictures: results.length,
    cards: consistent.length,
    nik_exact: share(consistent, (each) => isExact(each, 'nik')),
    fields_exact: share(consistent, isWhollyExact),
    field_exact: Object.fromEntries(names.map((name) => [name, share(consistent, (each) => isExact(each, name))])),
    by_condition: byCondition(consistent),
    true_accepts: consistent.filter(isVerified).length,
    not_consistent: others.length,
    false_accepts: others.filter(isVerified).length,
    noncards: others.filter(isNoncard).length,
    noncards_verified: others.filter((each) => isNoncard(each) && isVerified(each)).length,
    by_kind: byKind(results),
    wrong_at_95: share(sure, ({ isRight }) => !isRight),
    share_at_95: share(right, ({ confidence }) => confidence >= 0.95),
    calibration: BANDS.slice(0, -1).map((from, index) => {
      const to = BANDS[index + 1] ?? 1
      const band = values.filter(({ confidence }) => confidence >= from && (confidence < to || to === 1))
      return { from, to, values: band.length, right: band.filter(({ isRight }) => isRight).length }
    }),
  }
}

export function isExact({ entry, result }: ReadEntry, name: string): boolean {
  if (result.kind !== 'found') return false
  return (result.fields[name]?.value ?? null) === (entry.fields?.[name] ?? null)
}

function isWhollyExact(each: ReadEntry): boolean {
  return Object.keys(each.entry.fields ?? {}).every((name) => isExact(each, name))
}

export function isVerified({ verdict }: ReadEntry): boolean {
  return verdict === 'VERIFIED'
}

/** Values that were given, on pictures whose truth has them. */
function valuesOf(each: ReadEntry): readonly { confidence: number; isRight: boolean }[] {
  if (each.result.kind !== 'found' || each.entry.fields == null) return []
  const { fields } = each.result
  return Object.keys(each.entry.fields).flatMap((name) => {
    const field = fields[name]
    return field === undefined || field.value === null
      ? []
      : [{ confidence: field.confidence, isRight: isExact(each, name) }]
  })
}

function byCondition(cards: readonly ReadEntry[]): Figures['by_condition'] {
  const groups = Map.groupBy(cards, ({ entry }) => entry.condition ?? 'none')
  return Object.fromEntries(
    [...groups].map(([condition, group]) => [
      condition,
      {
        cards: group.length,
        nik_exact: share(group, (each) => isExact(each, 'nik')),
        fields_exact: share(group, isWhollyExact),
        verified: share(group, isVerified),
      },
    ]),
  )
}

function isNoncard({ entry }: ReadEntry): boolean {
  return entry.kind === 'negative'
}

function byKind(results: readonly ReadEntry[]): Figures['by_kind'] {
  const groups = Map.groupBy(results, ({ entry }) => entry.subject ?? entry.fault ?? entry.condition ?? 'none')
  return Object.fromEntries(
    [...groups].map(([name, group]) => {
      const cards = group.filter(({ entry }) => entry.kind === 'consistent')
      const rate = (isCounted: (each: ReadEntry) => boolean) => (cards.length === 0 ? null : share(cards, isCounted))
      const figures: KindFigures = {
        kind: group[0]?.entry.kind ?? 'none',
        pictures: group.length,
        verified: group.filter(isVerified).length,
        nik_exact: rate((each) => isExact(each, 'nik')),
        fields_exact: rate(isWhollyExact),
      }
      return [name, figures]
    }),
  )
}

function share<Item>(items: readonly Item[], isCounted: (item: Item) => boolean): number {
  if (items.length === 0) return 0
  return Number((items.filter(isCounted).length / items.length).toFixed(4))
}
