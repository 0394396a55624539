import sharp from 'sharp'
import type { Picture } from '../../src/engines/documents/documents.ts'
import type { Face } from '../../src/engines/faces/faces.ts'
import { loadPlainFaceApi, type PlainFaceApi } from './plain-face-api.ts'
import { type Person, scorePairs } from './score-pairs.ts'

interface Portrait extends Person {
  readonly picture: Picture
}

/** Pictures of each person, and in all: with the backend at hand each takes seconds, twice. */
const PICTURES_OF_PERSON = 2
const PICTURES_MAX = 16

type Described = Person & { readonly descriptor: Float32Array | null }

/**
 * Plain face-api and ours over the same clean pairs, of some pictures of each person. Its detector passes over faces
 * that fill the picture, so it is measured a second time with a margin around them.
 *
 * @param found what ours found in the portraits.
 */
export async function scorePlain(portraits: readonly Portrait[], found: readonly (Face | null)[]) {
  const chosen = choose(portraits)
  const plain = await loadPlainFaceApi()
  const asIs: Described[] = []
  const withMargin: Described[] = []
  for (const at of chosen) {
    const portrait = portraits[at]
    if (portrait === undefined) continue
    const { person, picture } = portrait
    asIs.push({ person, descriptor: await plain.describe(picture) })
    withMargin.push({ person, descriptor: await plain.describe(await addMargin(picture)) })
  }
  const ours = chosen.map((at) => found[at] ?? null)
  const same = scorePairs(asIs, { left: ours, right: ours, isOneSet: true })
  return {
    name: 'face-api 1.7.15: detectSingleFace, distance 0.6',
    pictures: asIs.length,
    ...score(plain, asIs),
    with_margin: score(plain, withMargin),
    ours_on_the_same_pairs: { accuracy: same.accuracy, missed_faces: same.missed_faces },
  }
}

function score(plain: PlainFaceApi, people: readonly Described[]) {
  const pairs = people.flatMap((a, at) =>
    people.slice(at + 1).map((b) => ({
      isGenuine: a.person === b.person,
      isMatch: a.descriptor !== null && b.descriptor !== null && plain.isMatch(a.descriptor, b.descriptor),
    })),
  )
  const genuine = pairs.filter(({ isGenuine }) => isGenuine)
  const strangers = pairs.filter(({ isGenuine }) => !isGenuine)
  const share = (part: number, whole: number) => part / Math.max(1, whole)
  return {
    pairs: pairs.length,
    genuine_pairs: genuine.length,
    accuracy: share(pairs.filter(({ isGenuine, isMatch }) => isGenuine === isMatch).length, pairs.length),
    false_match: share(strangers.filter(({ isMatch }) => isMatch).length, strangers.length),
    false_non_match: share(genuine.filter(({ isMatch }) => !isMatch).length, genuine.length),
    missed_faces: people.filter(({ descriptor }) => descriptor === null).length,
  }
}

async function addMargin({ data, width, height }: Picture): Promise<Picture> {
  const side = Math.round(Math.max(width, height) * 0.4)
  const margins = { top: side, bottom: side, left: side, right: side }
  const wider = await sharp(data, { raw: { width, height, channels: 3 } })
    .extend({ ...margins, background: '#888888' })
    .raw()
    .toBuffer()
  return { data: new Uint8Array(wider), width: width + 2 * side, height: height + 2 * side }
}

function choose(portraits: readonly Person[]): readonly number[] {
  const taken = new Map<string, number>()
  const chosen: number[] = []
  for (const [at, { person }] of portraits.entries()) {
    const count = taken.get(person) ?? 0
    if (count >= PICTURES_OF_PERSON || chosen.length >= PICTURES_MAX) continue
    taken.set(person, count + 1)
    chosen.push(at)
  }
  return chosen
}
