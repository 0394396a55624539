import { createScreeningBuilder } from '../../src/engines/screening/create-screening.ts'
import type { ListEntry } from '../../src/engines/screening/screening.ts'
import { BENCH_LIST } from './load-lists.ts'
import { questionOf } from './native-names.ts'
import { SCRIPT_NAMES } from './script-names.ts'

export interface ScriptFigures {
  readonly script: string
  readonly asked: number
  readonly found: number
}

/** The entry must be among the first of this many. */
const FIRST = 3

/** All fictional names of a script, listed in Latin letters among the names of the lists and asked in their own. */
export function measureScripts(entries: readonly ListEntry[], print: (line: string) => void): readonly ScriptFigures[] {
  return Object.entries(SCRIPT_NAMES).map(([script, parts]) => {
    const builder = createScreeningBuilder()
    for (const entry of entries) builder.add(BENCH_LIST, entry)
    const [firsts, lasts] = parts.map((part) => part.split(',').map((pair) => pair.split(' ')))
    const isFamilyFirst = script.startsWith('Hangul')
    const asked = (firsts ?? []).flatMap(([own = '', latin = '']) =>
      (lasts ?? []).map(([ownLast = '', last = '']) => ({
        name: isFamilyFirst ? `${ownLast}${own}` : `${own} ${ownLast}`,
        latin: isFamilyFirst ? `${last} ${latin}` : `${latin} ${last}`,
      })),
    )
    asked.forEach(({ latin }, at) => {
      builder.add(BENCH_LIST, { ...NOBODY, id: `fictional:${at}`, names: [{ text: latin, quality: 'primary' }] })
    })
    const screening = builder.finish()
    const found = asked.filter(({ name, latin }, at) => {
      const first = screening.screen(questionOf(name, 'person')).matches.slice(0, FIRST)
      const isFound = first.some(({ entry }) => entry.id === `fictional:${at}`)
      if (!isFound) print(`  missed: ${name} (${latin})`)
      return isFound
    })
    return { script, asked: asked.length, found: found.length }
  })
}

const NOBODY: ListEntry = {
  id: '',
  kind: 'person',
  topics: ['sanction'],
  names: [],
  birthDates: [],
  birthPlaces: [],
  countries: [],
  sex: null,
  programs: [],
  positions: [],
}
