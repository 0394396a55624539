import { expect, it } from 'vitest'
import { createListedLikeness } from './listed-likeness.ts'
import { createNameIndex } from './name-index.ts'
import { type NameToken, readName } from './read-name.ts'

/** A list in which words are in so many names each. */
function likenessIn(list: Readonly<Record<string, number>>, asked: string, listed: string): number {
  const builder = createNameIndex()
  const names = Object.entries(list).flatMap(([word, count]) => Array.from({ length: count }, () => `${word} Rekaan`))
  for (const [owner, name] of names.entries()) builder.add(owner, readName(name))
  const index = builder.finish()
  const [token] = readName(asked) as [NameToken]
  const likenessOf = createListedLikeness(index, token)
  let found = 0
  index.vocabulary.near(token, (id, likeness) => {
    if (index.vocabulary.token(id).text === listed) found = likenessOf(id, likeness)
  })
  return found
}

it('two words that many on a list have are two words, however alike', () => {
  const many = { arif: 9, atif: 9 }
  expect(likenessIn(many, 'Arif', 'atif')).toBeLessThan(likenessIn({ atif: 9 }, 'Arif', 'atif'))
  expect(likenessIn({ arif: 9, atif: 1 }, 'Arif', 'atif')).toBe(likenessIn({ atif: 1 }, 'Arif', 'atif'))
})

it('of which only vowels differ are spellings of one', () => {
  expect(likenessIn({ omar: 9, umer: 9 }, 'Omar', 'umer')).toBe(likenessIn({ umer: 9 }, 'Omar', 'umer'))
})

it.each([
  ['Iskandar', 'eskandari'],
  ['Amin', 'amina'],
  ['Wali', 'ali'],
])('but not where the longer has one more at its end, or one of them begins with one: %s, %s', (asked, listed) => {
  const known = { [asked]: 9, [listed]: 1 }
  expect(likenessIn(known, asked, listed)).toBeLessThan(likenessIn({ [listed]: 1 }, asked, listed))
})

it.each([
  ['Issene', 'hissene'],
  ['Rahman', 'rahmane'],
  ['Farmacia', 'farmacias'],
  ['Yamil', 'jamil'],
])('a letter that is mute or stands for another makes no other word: %s, %s', (asked, listed) => {
  expect(likenessIn({ [asked]: 9, [listed]: 1 }, asked, listed)).toBe(likenessIn({ [listed]: 1 }, asked, listed))
})
