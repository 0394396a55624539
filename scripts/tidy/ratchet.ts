import type { Finding } from './rule.ts'

/** Rule → measured thing → size it had when it was let in. The aim is an empty object. */
export type Ratchet = Readonly<Record<string, Readonly<Record<string, number>>>>

export const RATCHET_FILE = 'scripts/tidy-ratchet.json'

/**
 * Takes out the findings whose size stands in the ratchet, and adds one for every entry that is too high: what has
 * shrunk may not grow again, what is gone leaves the list.
 */
export function applyRatchet(findings: readonly Finding[], ratchet: Ratchet): readonly Finding[] {
  const isNew = (finding: Finding) => sizeOf(finding) > (entryOf(ratchet, finding) ?? -1)
  return [...findings.filter((finding) => finding.measure === undefined || isNew(finding)), ...loose(findings, ratchet)]
}

/** The ratchet with every entry lowered to today's size, and without those that are gone. It never grows. */
export function shrink(findings: readonly Finding[], ratchet: Ratchet): Ratchet {
  const rules = Object.entries(ratchet).map(([rule, entries]) => {
    const kept = Object.entries(entries).flatMap(([key, allowed]): [string, number][] => {
      const size = sizeNow(findings, rule, key)
      return size === undefined ? [] : [[key, Math.min(size, allowed)]]
    })
    return [rule, Object.fromEntries(kept)] as const
  })
  return Object.fromEntries(rules.filter(([, entries]) => Object.keys(entries).length > 0))
}

function loose(findings: readonly Finding[], ratchet: Ratchet): readonly Finding[] {
  return Object.entries(ratchet).flatMap(([rule, entries]) =>
    Object.entries(entries).flatMap(([key, allowed]): Finding[] => {
      const size = sizeNow(findings, rule, key) ?? 0
      if (size >= allowed) return []
      const message = `${rule} of ${key} is now ${size === 0 ? 'within the limit' : size}, not ${allowed}: run "node scripts/tidy.ts --shrink".`
      return [{ rule: 'ratchet', file: RATCHET_FILE, line: 1, message }]
    }),
  )
}

function entryOf(ratchet: Ratchet, { rule, measure }: Finding): number | undefined {
  return measure === undefined ? undefined : ratchet[rule]?.[measure.key]
}

function sizeNow(findings: readonly Finding[], rule: string, key: string): number | undefined {
  return findings.find((each) => each.rule === rule && each.measure?.key === key)?.measure?.size
}

function sizeOf({ measure }: Finding): number {
  return measure?.size ?? Number.POSITIVE_INFINITY
}
