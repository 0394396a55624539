import { createHash } from 'node:crypto'
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
  /** How far the face of this picture lies from that of others. Default 0. */
  readonly away?: number
}

/** About what two strangers differ by, coordinate by coordinate, is 0.82 in all. */
const SPREAD = 0.82 / Math.sqrt(2 * 128)

export function seenIn({ number, face, picture = 'one', away = 0 }: Sighting): SeenPerson {
  if (face === null) return { number, face: null }
  const descriptor = gaussians(`face ${face}`, 128).map((each) => each * SPREAD)
  descriptor[0] = (descriptor[0] ?? 0) + away
  return { number, face: { descriptor, pictureHash: bytesOf(`picture ${face} ${picture}`, 8) } }
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
