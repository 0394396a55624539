/** Texts by number, as bytes outside the heap. */
export interface TextStore {
  add(text: string): number
  get(index: number): string
}

const CHUNK_BYTES = 4 * 1024 * 1024

/** Keeps texts of up to 4 MB in chunks of bytes: what is looked at once in a thousand questions stays out of the way. */
export function createTextStore(): TextStore {
  const chunks: Buffer[] = []
  let used = CHUNK_BYTES
  const places: number[] = []
  return {
    add(text) {
      const bytes = Buffer.from(text)
      if (bytes.length > CHUNK_BYTES) throw new RangeError('A text of more than 4 MB is not kept.')
      if (used + bytes.length > CHUNK_BYTES) {
        chunks.push(Buffer.allocUnsafeSlow(CHUNK_BYTES))
        used = 0
      }
      const at = (chunks.length - 1) * CHUNK_BYTES + used
      chunks.at(-1)?.set(bytes, used)
      used += bytes.length
      places.push(at, bytes.length)
      return places.length / 2 - 1
    },
    get(index) {
      const at = places[index * 2] ?? 0
      const length = places[index * 2 + 1] ?? 0
      const from = at % CHUNK_BYTES
      return chunks[Math.floor(at / CHUNK_BYTES)]?.toString('utf8', from, from + length) ?? ''
    },
  }
}
