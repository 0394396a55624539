import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import sharp from 'sharp'
import type { Picture } from '../../documents/documents.ts'

/** One picture of a person of a set that faces are measured on. */
export interface PersonPicture {
  readonly group: string
  readonly person: string
  /** As the set says; empty where it does not. */
  readonly sex: string
  readonly file: string
}

/** Of a set that names no groups: everybody. */
export const ONE_GROUP = 'all'

/** More pictures would take days. */
const PICTURES_MAX = 5_000

const PICTURE_FILE = /\.(png|jpe?g|webp)$/i

/**
 * The pictures of a folder in either layout: `people.csv` with `group,person,sex` and a folder a group, in it a folder a
 * person; or a folder a person, all of one group.
 *
 * @throws Error that says what is missing.
 */
export async function readPeople(folder: string): Promise<readonly PersonPicture[]> {
  const list = path.join(folder, 'people.csv')
  const people = existsSync(list) ? parsePeople(await readFile(list, 'utf8')) : await peopleOf(folder)
  const pictures: PersonPicture[] = []
  for (const { group, person, sex } of people) {
    const own = group === ONE_GROUP ? path.join(folder, person) : path.join(folder, group, person)
    const files = (await filesIn(own)).filter((name) => PICTURE_FILE.test(name))
    pictures.push(...files.map((name) => ({ group, person: `${group}/${person}`, sex, file: path.join(own, name) })))
  }
  if (pictures.length < 2)
    throw new Error(`${folder} holds no pictures: it wants a folder a person, see docs/faces.md.`)
  if (pictures.length > PICTURES_MAX) throw new Error(`${folder} holds more than ${PICTURES_MAX} pictures: take fewer.`)
  return pictures
}

/** A picture file as red, green, blue. */
export async function decodePicture(file: Buffer | string): Promise<Picture> {
  const { data, info } = await sharp(file)
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, data: new Uint8Array(data) }
}

/** One hash over the pixels of all pictures in their order: names a set that is not published. */
export async function hashPixels(pictures: readonly PersonPicture[]): Promise<string> {
  const hash = createHash('sha256')
  for (const { file } of pictures) hash.update((await decodePicture(file)).data)
  return hash.digest('hex')
}

type Person = Pick<PersonPicture, 'group' | 'person' | 'sex'>

function parsePeople(text: string): readonly Person[] {
  const [head = '', ...rows] = text.trim().split(/\r?\n/)
  if (head.trim() !== 'group,person,sex') throw new Error('The first line of people.csv must be: group,person,sex')
  return rows.map((row, index) => {
    const [group = '', person = '', sex = ''] = row.split(',').map((cell) => cell.trim())
    if ([group, person].some((name) => name === '' || /[/\\]|^\.+$/.test(name))) {
      throw new Error(`Line ${index + 2} of people.csv is not a group, a person and a sex: ${row}`)
    }
    return { group, person, sex }
  })
}

async function peopleOf(folder: string): Promise<readonly Person[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const persons = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  return persons.toSorted().map((person) => ({ group: ONE_GROUP, person, sex: '' }))
}

async function filesIn(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) throw new Error(`people.csv names a person whose folder is missing: ${folder}`)
  return (await readdir(folder)).toSorted()
}
