import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareNames } from './compare-names.ts'
import { createScreeningBuilder } from './create-screening.ts'
import { readName } from './read-name.ts'
import type { ListEntry, ListVersion, ScreeningQuery } from './screening.ts'

const LIST: ListVersion = {
  list: 'test',
  version: '1',
  topics: ['sanction'],
  entryCount: 0,
  importedAt: new Date(0),
  checkedAt: new Date(0),
}

function entry(id: string, name: string, more: Partial<ListEntry> = {}): ListEntry {
  return {
    id,
    kind: 'person',
    topics: ['sanction'],
    names: [{ text: name, quality: 'primary' }],
    birthDates: [],
    birthPlaces: [],
    countries: [],
    sex: null,
    programs: [],
    positions: [],
    ...more,
  }
}

const ENTRIES = [
  entry('1', 'Zubaydin Harqasi bin Mustafir', { birthDates: ['1971-03-05'], countries: ['ID'], sex: 'M' }),
  entry('2', 'Velimir Kostoradov', { birthDates: ['1965'] }),
  entry('3', 'Jean-Baptiste Mwarigombe'),
  entry('4', 'Abd al-Rahman Sulfiqari', {
    names: [
      { text: 'The Falcon Prince', quality: 'weak' },
      { text: 'Abd al-Rahman Sulfiqari', quality: 'primary' },
    ],
  }),
  entry('5', 'Orlinda Trading Company', { kind: 'organization' }),
]

function load(entries: readonly ListEntry[]) {
  const builder = createScreeningBuilder()
  for (const each of entries) builder.add(LIST, each)
  return builder.finish()
}

const screening = load(ENTRIES)

function question(name: string): ScreeningQuery {
  return { name, kind: 'person', birthDate: null, birthPlace: null, countries: [], sex: null }
}

function ask(name: string, more: Partial<ScreeningQuery> = {}) {
  return screening.screen({ ...question(name), ...more }).matches
}

describe('screening', () => {
  it.each([
    ['Harqasi, Zubaydin bin Mustafir', '1'],
    ['ZUBAIDIN HARKASI MUSTAFIR', '1'],
    ['H. Zubaydin Harqasi', '1'],
    ['VelimirKostoradov', '2'],
    ['Велимир Косторадов', '2'],
    ['Kostoradov V.', '2'],
    ['J.-B. Mwarigombe', '3'],
    ['Jean Baptist Mwarigonbe', '3'],
    ['Abdulrahman Sulfikari', '4'],
    ['عبد الرحمن سلفقاري', '4'],
  ])('finds the person behind %s', (name, id) => {
    expect(ask(name)[0]?.entry.id).toBe(id)
  })

  it.each(['Zubaydin Santoso', 'Velimir Petrov', 'Jean Dupont', 'bin', '...', '', 'None', 'N/A'])(
    'raises no alarm for %j',
    (name) => {
      expect(ask(name)).toEqual([])
    },
  )

  it.each(['Zub\u200bay\u200bdin Har\u200cqasi', 'Zubay\u00addin Harq\u2060asi', '\ufeffZu\u200dbaydin Harqa\u180bsi'])(
    'sees through letters that nobody sees: %j',
    (name) => {
      expect(ask(name).map((match) => match.entry.id)).toEqual(['1'])
    },
  )

  it('counts a birth date for and against, and says so', () => {
    const score = (birthDate: string) => ask('Zubaidin Harkasi bin Mustafir', { birthDate })[0]
    expect(score('1971-03-05')?.score).toBeGreaterThan(score('1990-01-01')?.score ?? 1)
    expect(score('1971-03-05')?.reasons.map(({ code }) => code)).toContain('BIRTH_DATE_SAME')
    expect(score('1990-01-01')?.reasons.map(({ code }) => code)).toContain('BIRTH_DATE_DIFFERENT')
    expect(score('1972')?.reasons.map(({ code }) => code)).toContain('BIRTH_DATE_NEAR')
  })

  it('lets a weak alias count less than a name, and its very name as much until something speaks against it', () => {
    const [weak] = ask('The Falcon Prynce')
    const [strong] = load([entry('9', 'The Falcon Prince')]).screen(question('The Falcon Prynce')).matches
    expect(weak?.reasons.map(({ code }) => code)).toContain('NAME_WEAK_ALIAS')
    expect(weak?.score).toBeLessThan(strong?.score ?? 0)
    expect(ask('The Falcon Prince')[0]?.score).toBe(1)
    expect(ask('The Falcon Prince', { countries: ['ID'] })[0]?.score).toBe(1)
  })

  it('doubts a weak alias twice where it is spelled otherwise and another country speaks against it', () => {
    const names = [{ text: 'The Falcon Prince', quality: 'weak' as const }]
    const loaded = load([entry('9', 'Sulfiqari', { names, countries: ['AF'] })])
    const asked = question('The Falcon Prins')
    const [shown] = loaded.screen({ ...asked, countries: ['AF'] }).matches
    expect(shown?.reasons).toContainEqual({ code: 'NAME_WEAK_ALIAS', effect: -0.08 })
    expect(loaded.screen({ ...asked, countries: ['NO'] }).matches).toEqual([])
  })

  it('lifts no name for a birthday of another decade, and does not count it against one', () => {
    const effectOf = (birthDate: string) =>
      ask('Zubaidin Harkasi bin Mustafir', { birthDate })[0]?.reasons.find(({ code }) => code === 'BIRTH_DATE_NEAR')
        ?.effect
    expect(effectOf('1975-03-05')).toBeGreaterThan(0)
    expect(effectOf('1948-03-05')).toBe(0)
  })

  it('ranks those whose name begins or ends with the one word that was asked, and clears them by a birth date', () => {
    expect(ask('Kostoradov').map((match) => match.entry.id)).toEqual(['2'])
    expect(ask('Mustafir').map((match) => match.entry.id)).toEqual(['1'])
    expect(ask('Mustafir', { birthDate: '1990-01-01' })).toEqual([])
    expect(ask('Harqasi')).toEqual([])
  })

  it('shows everybody of one name, and a namesake of another birth date too', () => {
    const namesakes = load(
      Array.from({ length: 40 }, (_, at) => entry(String(at), 'Budi Fiktif', { birthDates: ['1970-01-01'] })),
    )
    expect(namesakes.screen(question('Budi Fiktif')).matches).toHaveLength(40)
    expect(namesakes.screen({ ...question('Budi Fiktif'), birthDate: '1991-02-03' }).matches).toHaveLength(40)
  })

  it('takes the word for no name as no name, but for the party that is listed so', () => {
    const listed = load([entry('1', 'Nono'), entry('2', 'Nonne')])
    for (const name of ['None', 'NONE', 'n/a', 'Unknown', 'Tidak ada'])
      expect(listed.screen(question(name)).matches, name).toEqual([])
    expect(load([entry('3', 'None')]).screen(question('None')).matches).toHaveLength(1)
  })

  it('does not hold a person against companies', () => {
    expect(ask('Orlinda Trading Company')).toEqual([])
    expect(ask('Orlinda Trading Co.', { kind: 'organization' })[0]?.entry.id).toBe('5')
  })

  it('names the lists it asked, whatever it found', () => {
    expect(
      screening.screen({ name: '', kind: null, birthDate: null, birthPlace: null, countries: [], sex: null }).lists,
    ).toEqual([LIST])
  })

  it('never throws and keeps its scores between 0 and 1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.string(), (name, birthDate) => {
        for (const { score } of ask(name, { birthDate })) {
          expect(score).toBeGreaterThanOrEqual(0)
          expect(score).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('finds a name with one letter dropped, doubled or changed in every long word', () => {
    const slip = fc.record({ at: fc.nat(), kind: fc.constantFrom('drop', 'double', 'swap') })
    fc.assert(
      fc.property(
        fc.constantFrom(...ENTRIES.slice(0, 3)),
        fc.array(slip, { minLength: 5, maxLength: 5 }),
        (listed, slips) => {
          const text = listed.names[0]?.text ?? ''
          const words = text.split(' ').map((word, index) => (word.length < 7 ? word : spoil(word, slips[index])))
          expect(ask(words.join(' ')).map(({ entry: { id } }) => id)).toContain(listed.id)
        },
      ),
    )
  })
})

function spoil(word: string, slip: { readonly at: number; readonly kind: string } | undefined): string {
  const at = 1 + ((slip?.at ?? 0) % (word.length - 2))
  if (slip?.kind === 'drop') return word.slice(0, at) + word.slice(at + 1)
  if (slip?.kind === 'double') return word.slice(0, at) + word.charAt(at) + word.slice(at)
  return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
}

describe('comparing two names', () => {
  const words = fc.uniqueArray(fc.constantFrom('ali', 'velimir', 'kostoradov', 'bin', 'haji', 'mustafir', 'abd'), {
    maxLength: 6,
  })
  const score = (left: readonly string[], right: readonly string[]) =>
    compareNames(readName(left.join(' ')), readName(right.join(' ')), { style: 'person' }).score

  it('is the same from both sides', () => {
    fc.assert(fc.property(words, words, (left, right) => Math.abs(score(left, right) - score(right, left)) < 0.02))
    expect(score(['velimir'], ['velimir'])).toBe(1)
  })

  it('knows a name by its words in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(['velimir', 'kostoradov', 'mustafir'], { minLength: 3 }), (shuffled) => {
        expect(score(shuffled, ['velimir', 'kostoradov', 'mustafir'])).toBeGreaterThan(0.99)
      }),
    )
  })

  it.each([
    ['Drs. H. Zulkarnaen, M.Si', 'Zulkarnaen'],
    ['Prof. Dr. Ir. H. Agus Wibowo, M.Kes', 'Agus Wibowo'],
    ['Dr. Budi Santoso, S.H., M.H., Lc., M.Ag', 'Budi Santoso'],
    ['M.Ali Hassan', 'Muhammad Ali Hassan'],
    ['J.Doe', 'John Doe'],
    ['Golden Star Co.Ltd', 'Golden Star Co. Ltd.'],
  ])('knows titles, degrees and initials however they are dotted: %s', (left, right) => {
    expect(score([left], [right])).toBeGreaterThan(0.95)
  })
})
