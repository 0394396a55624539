import { setImmediate as breathe } from 'node:timers/promises'
import { PERSON_BYTES, type PersonsFace } from './enrolled-face.ts'
import { type FaceHit, type HitLimits, inOrder, kindOf, SAME_PICTURE_BITS_MAX } from './face-hit.ts'

/** Faces whose memory is taken at once: 205 kB with descriptors of 192 numbers. */
const BLOCK_FACES = 256

/** Blocks after which other work gets its turn: some milliseconds. */
const BLOCKS_AT_ONCE = 64

/** Hits of one search; more of them tell nothing more. */
const HITS_MAX = 100

const PERSON_WORDS = PERSON_BYTES / 4

/** Of a face as it is kept in memory. */
type IndexedFace = Omit<PersonsFace, 'net'>

interface Block {
  /** NaN in the place of one that was forgotten. */
  readonly descriptors: Float32Array
  readonly hashes: Uint32Array
  readonly persons: Uint32Array
  readonly numbers: Float64Array
}

/** Opened faces of one organization in one mode, all of one net, in memory, each under its number. */
export class FaceIndex {
  readonly #limits: HitLimits
  /** Numbers of a descriptor: as many as the first has; one of another length is not taken in. */
  #length = 0
  readonly #blocks: Block[] = []
  #size = 0
  #forgotten = 0

  constructor(limits: HitLimits) {
    this.#limits = limits
  }

  /** Faces that were added, those that were forgotten among them. */
  get size(): number {
    return this.#size
  }

  /** Faces that are looked at. */
  get count(): number {
    return this.#size - this.#forgotten
  }

  /** Faces that memory is taken for. */
  get capacity(): number {
    return this.#blocks.length * BLOCK_FACES
  }

  add(number: number, { descriptor, pictureHash, person }: IndexedFace): void {
    if (this.#size === 0) this.#length = descriptor.length
    if (descriptor.length !== this.#length) return
    const at = this.#size % BLOCK_FACES
    if (at === 0) this.#blocks.push(newBlock(this.#length))
    const block = this.#blocks.at(-1)
    if (block === undefined) return
    block.descriptors.set(descriptor, at * this.#length)
    block.hashes.set(wordsOf(pictureHash), at * 2)
    block.persons.set(wordsOf(person), at * PERSON_WORDS)
    block.numbers[at] = number
    this.#size += 1
  }

  /** Overwrites the faces whose numbers are not among these. */
  forgetAllBut(numbers: ReadonlySet<number>): void {
    for (const block of this.#blocks) {
      for (const [at, number] of block.numbers.entries()) {
        if (number === 0 || numbers.has(number)) continue
        block.descriptors.fill(Number.NaN, at * this.#length, (at + 1) * this.#length)
        block.hashes.fill(0, at * 2, at * 2 + 2)
        block.persons.fill(0, at * PERSON_WORDS, (at + 1) * PERSON_WORDS)
        block.numbers[at] = 0
        this.#forgotten += 1
      }
    }
  }

  /** The faces of other persons that are too much like this one, the most alike first. */
  async search(face: IndexedFace): Promise<readonly FaceHit[]> {
    if (face.descriptor.length !== this.#length) return []
    const asked = {
      descriptor: Float32Array.from(face.descriptor),
      hash: wordsOf(face.pictureHash),
      person: wordsOf(face.person),
      limits: this.#limits,
    }
    const hits: FaceHit[] = []
    for (const [index, block] of this.#blocks.entries()) {
      if (index % BLOCKS_AT_ONCE === BLOCKS_AT_ONCE - 1) await breathe()
      for (let at = 0; at < BLOCK_FACES; at++) {
        const hit = hitAt(block, at, asked)
        if (hit !== null) hits.push(hit)
      }
    }
    return inOrder(hits).slice(0, HITS_MAX)
  }
}

interface Asked {
  readonly descriptor: Float32Array
  readonly hash: Uint32Array
  readonly person: Uint32Array
  readonly limits: HitLimits
}

function hitAt(block: Block, at: number, { descriptor, hash, person, limits }: Asked): FaceHit | null {
  const number = block.numbers[at] ?? 0
  if (number === 0) return null
  const [low = 0, high = 0] = hash
  const bits = onesIn(low ^ (block.hashes[at * 2] ?? 0)) + onesIn(high ^ (block.hashes[at * 2 + 1] ?? 0))
  const distanceMax = (bits <= SAME_PICTURE_BITS_MAX ? limits.high : limits.similar).distance
  const isCosine = limits.metric === 'cosine'
  // Descriptors of the cosine have the length 1: half of their squared distance is 1 − cosine.
  const squaresMax = isCosine ? 2 * distanceMax : distanceMax * distanceMax
  const squares = squaresWithin(block.descriptors, at * descriptor.length, { descriptor, squaresMax })
  const distance = isCosine ? squares / 2 : Math.sqrt(squares)
  const kind = kindOf(bits, distance, limits)
  if (kind === null || person.every((word, index) => word === block.persons[at * PERSON_WORDS + index])) return null
  return { number, kind, distance }
}

/** Infinity as soon as it is known to be more. */
function squaresWithin(
  descriptors: Float32Array,
  from: number,
  { descriptor, squaresMax }: { readonly descriptor: Float32Array; readonly squaresMax: number },
): number {
  let sum = 0
  for (let at = 0; at < descriptor.length; at += 16) {
    for (let next = at; next < Math.min(at + 16, descriptor.length); next++) {
      const difference = (descriptors[from + next] ?? 0) - (descriptor[next] ?? 0)
      sum += difference * difference
    }
    if (sum > squaresMax) return Number.POSITIVE_INFINITY
  }
  return sum
}

/** Bits that are set, all 32 at once (Hacker’s Delight, 5–2). */
function onesIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

function wordsOf(bytes: Uint8Array): Uint32Array {
  const words = new Uint32Array(bytes.length / 4)
  new Uint8Array(words.buffer).set(bytes)
  return words
}

function newBlock(length: number): Block {
  return {
    descriptors: new Float32Array(BLOCK_FACES * length),
    hashes: new Uint32Array(BLOCK_FACES * 2),
    persons: new Uint32Array(BLOCK_FACES * PERSON_WORDS),
    numbers: new Float64Array(BLOCK_FACES),
  }
}
