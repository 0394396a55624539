import { createScreeningBuilder } from '../../src/engines/screening/create-screening.ts'
import type { ListEntry, ScreeningQuery } from '../../src/engines/screening/screening.ts'
import { BENCH_LIST } from './load-lists.ts'

export interface NativeFigures {
  readonly script: string
  readonly kind: 'person' | 'organization'
  readonly asked: number
  readonly found: number
}

/** The entry must be among the first of this many. */
const FIRST = 3
const SCRIPTS = { Arabic: /\p{Script=Arabic}/u, Cyrillic: /\p{Script=Cyrillic}/u, Han: /\p{Script=Han}/u } as const

/**
 * Listed names in a script of their own, each asked of an index that has no name in any such script: what is found is found
 * by the Latin spellings that the list gives.
 */
export function measureNativeNames(
  entries: readonly ListEntry[],
  print: (line: string) => void,
): readonly NativeFigures[] {
  const isNative = (text: string) => Object.values(SCRIPTS).some((script) => script.test(text))
  const builder = createScreeningBuilder()
  for (const entry of entries) {
    const names = entry.names.filter(({ text }) => !isNative(text))
    builder.add(BENCH_LIST, { ...entry, names })
  }
  const screening = builder.finish()
  const figures = new Map<string, { script: string; kind: 'person' | 'organization'; asked: number; found: number }>()
  for (const entry of entries) {
    const kind = entry.kind === 'person' ? 'person' : 'organization'
    for (const { text } of entry.names) {
      const script = Object.entries(SCRIPTS).find(([, pattern]) => pattern.test(text))?.[0]
      if (script === undefined) continue
      const figure = figures.get(script + kind) ?? { script, kind, asked: 0, found: 0 }
      figures.set(script + kind, figure)
      figure.asked += 1
      const matches = screening.screen(questionOf(text, kind)).matches.slice(0, FIRST)
      if (matches.some(({ entry: { id } }) => id === entry.id)) figure.found += 1
      else print(`  missed: ${text} | ${entry.names[0]?.text ?? ''}`)
    }
  }
  return [...figures.values()]
}

export function questionOf(name: string, kind: ScreeningQuery['kind']): ScreeningQuery {
  return { name, kind, birthDate: null, birthPlace: null, countries: [], sex: null }
}
