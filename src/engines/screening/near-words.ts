/** How alike words of an index are to those of one question. Void once the next question begins. */
export interface NearWords {
  /** Ids of listed words that are like any of the question. */
  readonly ids: readonly number[]
  /** Whether the listed word is like any. */
  has(id: number): boolean
  /** Likeness of a listed word to the question's word at this place; 0: it is not alike. */
  likeness(id: number, at: number): number
}

export interface NearWordsTable extends NearWords {
  /** Forgets the question before. @param length words of the next one */
  begin(length: number): void
  set(id: number, at: number, likeness: number): void
}

/** A flat table, for the words of a name are looked up in it thousands of times a question. @param size words of the index */
export function createNearWords(size: number): NearWordsTable {
  /** By the id of a word, the number of its row, from 1; 0: it has none. */
  const rowOf = new Uint32Array(size)
  let rows = new Float32Array(1024)
  let ids: number[] = []
  let width = 0
  return {
    get ids() {
      return ids
    },
    begin(length) {
      for (const id of ids) rowOf[id] = 0
      rows.fill(0, 0, ids.length * width)
      ids = []
      width = length
    },
    set(id, at, likeness) {
      if (rowOf[id] === 0) {
        ids.push(id)
        rowOf[id] = ids.length
        if (ids.length * width > rows.length) rows = enlarged(rows)
      }
      rows[((rowOf[id] ?? 0) - 1) * width + at] = likeness
    },
    has: (id) => rowOf[id] !== 0,
    likeness(id, at) {
      const row = rowOf[id] ?? 0
      return row === 0 ? 0 : (rows[(row - 1) * width + at] ?? 0)
    },
  }
}

function enlarged(rows: Float32Array): Float32Array<ArrayBuffer> {
  const larger = new Float32Array(rows.length * 2)
  larger.set(rows)
  return larger
}
