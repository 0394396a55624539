import { createHash } from 'node:crypto'
import { OWN_LIMITS } from '../../src/lib/face-limits/face-limits.ts'
import type { Findings, SeenPerson } from '../../src/verifiers/verifier.ts'
import { type Behaviour, found } from '../test-verifier.ts'

/** A person who does not exist, as a run might see him: the same for the same words. */
export interface Sighting {
  /** null: not read. */
  readonly number: string | null
  /** Whose face; null: none that is fit. */
  readonly face: string | null
  /** Which picture of it. Default: the same. */
  readonly picture?: string
  /** How far, by the cosine, the face of this picture lies from that of others; negative: to the other side. Default 0. */
  readonly away?: number
}

/** As many as the net has that Absah brings. */
const DESCRIPTOR_LENGTH = 192

export function seenIn({ number, face, picture = 'one', away = 0 }: Sighting): SeenPerson {
  if (face === null) return { number, face: null }
  const own = unit(gaussians(`face ${face}`, DESCRIPTOR_LENGTH))
  const aside = gaussians('aside', DESCRIPTOR_LENGTH)
  const along = aside.reduce((sum, value, at) => sum + value * (own[at] ?? 0), 0)
  const across = unit(aside.map((value, at) => value - along * (own[at] ?? 0)))
  const cosine = 1 - Math.abs(away)
  const sine = Math.sign(away) * Math.sqrt(1 - cosine * cosine)
  const descriptor = own.map((value, at) => cosine * value + sine * (across[at] ?? 0))
  return { number, face: { net: OWN_LIMITS.net, descriptor, pictureHash: bytesOf(`picture ${face} ${picture}`, 8) } }
}

/** What the test service finds when its note says whom it sees. */
export const seeAsNoted: Behaviour = async ({ configuration: { note } }) => ({ ...found(), ...seenBy(note) })

function seenBy(note: string | undefined): Partial<Findings> {
  return note === undefined ? {} : { seen: seenIn(readNote(note)) }
}

/** `noteOf` and back: a note has room for 50 characters. */
export function noteOf({ number, face, picture = 'one', away = 0 }: Sighting): string {
  return [number ?? '', face ?? '', picture, String(away)].join('|')
}

function readNote(note: string): Sighting {
  const [number = '', face = '', picture = '', away = '0'] = note.split('|')
  return { number: number === '' ? null : number, face: face === '' ? null : face, picture, away: Number(away) }
}

function unit(values: readonly number[]): number[] {
  const length = Math.hypot(...values)
  return values.map((value) => value / length)
}

function bytesOf(words: string, count: number): Uint8Array {
  return createHash('sha256').update(words).digest().subarray(0, count)
}

/** Numbers of a normal distribution (Box–Muller) that are the same for the same words. */
function gaussians(words: string, count: number): number[] {
  return Array.from({ length: count }, (_, at) => {
    const bytes = createHash('sha256').update(`${words} ${at}`).digest()
    const [one, two] = [(bytes.readUInt32LE(0) + 1) / 2 ** 32, bytes.readUInt32LE(4) / 2 ** 32]
    return Math.sqrt(-2 * Math.log(one)) * Math.cos(2 * Math.PI * two)
  })
}
