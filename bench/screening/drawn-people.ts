import { compareNames } from '../../src/engines/screening/compare-names.ts'
import { createScreeningBuilder } from '../../src/engines/screening/create-screening.ts'
import { readName } from '../../src/engines/screening/read-name.ts'
import type { ListEntry, Screening, ScreeningMatch, ScreeningQuery } from '../../src/engines/screening/screening.ts'
import { BENCH_LIST } from './load-lists.ts'
import { ETHIOPIAN, INDONESIAN } from './ordinary-names.ts'
import { createRandom } from './random.ts'

type Random = () => number
type DrawnPerson = ScreeningQuery & { readonly birthDate: string }

const PEOPLE = 6_000
/** Persons of the real list: some four hundred. */
const LISTED = 400

/** Whoever is asked has no entry. A namesake is shown all the same, so those are counted apart. */
export interface DrawnFigures {
  readonly asked: number
  /** For whom somebody of another name is shown. */
  readonly alarms: number
  readonly rate: number
  /** For whom nobody is shown but of the same name, which may be spelled otherwise. */
  readonly namesakes: number
  /** Of the namesakes: the listed one has another birth date. */
  readonly of_other_date: number
}

/** Words so alike are spellings of one, or an initial and its word. */
const SAME_WORD = 0.9
/** Names that score so much are the same words. */
const SAME_NAME = 0.95

/** Whether two names are the same words, in any order and in spellings of one sound. Titles and the like do not count. */
function areNamesakes(left: string, right: string): boolean {
  const [one, other] = [readName(left), readName(right)]
  const { score, pairs, leftOver, rightOver } = compareNames(one, other, { style: 'person' })
  const rest = [...leftOver.map((at) => one[at]), ...rightOver.map((at) => other[at])]
  const isWhole = rest.every((token) => token?.kind === 'title' || token?.kind === 'particle')
  return score === 1 || (isWhole && pairs.length > 0 && pairs.every(({ likeness }) => likeness >= SAME_WORD))
}

/** Ordinary people of Indonesia and of Ethiopia against the lists with a drawn list of Indonesian persons among them. */
export function measureDrawn(
  entries: readonly ListEntry[],
  { seed, print }: { readonly seed: number; readonly print: (line: string) => void },
): Readonly<Record<string, DrawnFigures>> {
  const builder = createScreeningBuilder()
  for (const entry of [...entries, ...drawListed(LISTED, createRandom(seed + 1))]) builder.add(BENCH_LIST, entry)
  const screening = builder.finish()
  return Object.fromEntries(
    Object.entries({ Indonesia: drawIndonesian, Ethiopia: drawEthiopian }).map(([country, draw]) => {
      const random = createRandom(seed)
      const people = Array.from({ length: PEOPLE }, () => draw(random))
      const figures = countAlarms(screening, people, print)
      const { asked, alarms, rate, namesakes, of_other_date } = figures
      print(
        `drawn: ${country} ${asked}, ${alarms} alarms (${(rate * 100).toFixed(2)} %), ${namesakes} namesakes, ${of_other_date} of them of another birth date`,
      )
      return [country, figures]
    }),
  )
}

export function countAlarms(
  screening: Screening,
  people: readonly ScreeningQuery[],
  print: (line: string) => void,
): DrawnFigures {
  let [alarms, namesakes, of_other_date] = [0, 0, 0]
  for (const person of people) {
    const { matches } = screening.screen(person)
    const other = matches.find(
      ({ matchedName, nameScore }) => nameScore < SAME_NAME && !areNamesakes(person.name, matchedName),
    )
    const [first] = matches
    if (other !== undefined) {
      alarms += 1
      print(`  alarm: ${person.name} ${person.birthDate} | ${describe(other)}`)
    } else if (first !== undefined) {
      namesakes += 1
      of_other_date += Number(first.reasons.some(({ code }) => code === 'BIRTH_DATE_DIFFERENT'))
    }
  }
  return { asked: people.length, alarms, rate: alarms / people.length, namesakes, of_other_date }
}

function describe({ matchedName, score, entry }: ScreeningMatch): string {
  return `${matchedName} ${score} ${entry.birthDates.join(' ')}`
}

/** Persons as such a list has them: name, one to three aliases, the one by which they are called among friends, birth date. */
export function drawListed(count: number, random: Random): readonly ListEntry[] {
  return Array.from({ length: count }, (_, at) => {
    const { name, birthDate, sex } = drawIndonesian(random)
    const kunya = `Abu ${pick(random() < 0.5 ? INDONESIAN.men : INDONESIAN.abdul, random)}`
    const others = Array.from({ length: Math.floor(random() * 3) }, () => drawIndonesian(random).name)
    const texts = random() < 0.6 ? [name, ...others, kunya] : [name, ...others]
    return {
      id: `drawn:${at}`,
      kind: 'person',
      topics: ['sanction'],
      names: texts.map((text, place) => ({ text, quality: place === 0 ? ('primary' as const) : ('strong' as const) })),
      birthDates: [birthDate],
      birthPlaces: [pick(INDONESIAN.places, random)],
      countries: ['ID'],
      sex,
      programs: [],
      positions: [],
    }
  })
}

/** Patterns of names, each with its share in a hundred. */
const PATTERNS: readonly (readonly [number, (random: Random) => string])[] = [
  [8, lone],
  [4, (random) => `${lone(random)} ${pick(INDONESIAN.last, random)}`],
  [6, (random) => `${muhammad(random)} ${pick(INDONESIAN.men, random)}`],
  [12, (random) => `${muhammad(random)} ${pick(INDONESIAN.men, random)} ${pick(INDONESIAN.last, random)}`],
  [2, (random) => abdul(random)],
  [3, (random) => `${muhammad(random)} ${abdul(random)}`],
  [8, (random) => `${abdul(random)} ${pick(INDONESIAN.last, random)}`],
  [19, (random) => `${pick(INDONESIAN.men, random)} ${pick(INDONESIAN.last, random)}`],
  [6, (random) => `${pick(INDONESIAN.men, random)} ${pick(INDONESIAN.men, random)} ${pick(INDONESIAN.last, random)}`],
  [3, (random) => `${pick(INDONESIAN.men, random)} bin ${lone(random)}`],
  [5, (random) => `${pick(INDONESIAN.christian, random)} ${pick(INDONESIAN.marga, random)}`],
  [4, (random) => `I ${pick(['Wayan', 'Made', 'Nyoman', 'Ketut'], random)} ${pick(INDONESIAN.last, random)}`],
  [20, (random) => woman(random)],
]

export function drawIndonesian(random: Random): DrawnPerson {
  let share = random() * 100
  const [, draw] = PATTERNS.find(([size]) => {
    share -= size
    return share < 0
  }) ?? [0, woman]
  const sex = draw === woman ? 'F' : 'M'
  return { ...personOf(draw(random), random), birthPlace: pick(INDONESIAN.places, random), countries: ['ID'], sex }
}

/** One's own name, the father's and mostly the grandfather's. */
export function drawEthiopian(random: Random): DrawnPerson {
  const fathers = random() < 0.4 ? ETHIOPIAN.muslim : ETHIOPIAN.men
  const sex = random() < 0.5 ? 'F' : 'M'
  const parts = [
    pick(sex === 'F' ? ETHIOPIAN.women : fathers, random),
    pick(fathers, random),
    ...(random() < 0.7 ? [pick(fathers, random)] : []),
  ]
  return { ...personOf(parts.join(' '), random), birthPlace: pick(ETHIOPIAN.places, random), countries: ['ET'], sex }
}

function lone(random: Random): string {
  if (random() < 0.4) return pick(INDONESIAN.lone, random)
  return pick(INDONESIAN.loneStarts, random) + pick(INDONESIAN.loneEnds, random)
}

function woman(random: Random): string {
  const first = random() < 0.3 ? 'Siti' : pick(INDONESIAN.women, random)
  const second = pick(random() < 0.5 ? INDONESIAN.women : INDONESIAN.last, random)
  return random() < 0.2 ? `${first} ${second} ${pick(INDONESIAN.last, random)}` : `${first} ${second}`
}

function muhammad(random: Random): string {
  return pick(['Muhammad', 'Muhammad', 'Mohammad', 'Muhamad', 'Mohamad', 'M.', 'Moh.', 'Muh.', 'Mochamad'], random)
}

function abdul(random: Random): string {
  const tail = pick(INDONESIAN.abdul, random)
  return random() < 0.3 ? `Abdul${tail.toLowerCase()}` : `Abdul ${tail}`
}

function personOf(name: string, random: Random) {
  const two = (value: number) => String(value).padStart(2, '0')
  const day = [two(1 + Math.floor(random() * 12)), two(1 + Math.floor(random() * 28))].join('-')
  return { name, kind: 'person' as const, birthDate: `${1950 + Math.floor(random() * 57)}-${day}` }
}

function pick<T>(from: readonly T[], random: Random): T {
  const chosen = from[Math.floor(random() * from.length)]
  if (chosen === undefined) throw new RangeError('There is nothing to draw from.')
  return chosen
}
