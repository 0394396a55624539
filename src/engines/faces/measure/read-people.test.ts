import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readPeople } from './read-people.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'absah-people-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function put(...places: readonly string[]): Promise<void> {
  for (const place of places) {
    await mkdir(join(folder, place, '..'), { recursive: true })
    await writeFile(join(folder, place), '')
  }
}

test('a folder a group and a folder a person, as people.csv lists them', async () => {
  await put('north/siti/2.jpg', 'north/siti/1.png', 'south/siti/1.jpeg', 'south/budi/1.webp', 'north/unlisted/1.jpg')
  await writeFile(join(folder, 'people.csv'), 'group,person,sex\nnorth,siti,F\nsouth,siti,F\r\nsouth,budi,M\n')

  const people = await readPeople(folder)

  expect(people.map(({ file }) => file.slice(folder.length + 1))).toEqual([
    ...['north/siti/1.png', 'north/siti/2.jpg', 'south/siti/1.jpeg', 'south/budi/1.webp'],
  ])
  expect(people.map(({ person, sex }) => `${person} ${sex}`)).toEqual([
    ...['north/siti F', 'north/siti F', 'south/siti F', 'south/budi M'],
  ])
})

test('a folder a person, all of one group', async () => {
  await put('siti/1.jpg', 'budi/1.jpg', 'budi/notes.txt', 'readme.md')

  expect(await readPeople(folder)).toMatchObject([
    { group: 'all', person: 'all/budi', sex: '' },
    { group: 'all', person: 'all/siti', sex: '' },
  ])
})

test('what is missing or leads outside is told of', async () => {
  await expect(readPeople(folder)).rejects.toThrow('holds no pictures')
  await put('north/siti/1.jpg')
  const list = (text: string) => writeFile(join(folder, 'people.csv'), text)
  await list('who,where\n')
  await expect(readPeople(folder)).rejects.toThrow('must be: group,person,sex')
  await list('group,person,sex\n..,siti,F\n')
  await expect(readPeople(folder)).rejects.toThrow('Line 2')
  await list('group,person,sex\nnorth,budi,M\n')
  await expect(readPeople(folder)).rejects.toThrow('whose folder is missing')
})
