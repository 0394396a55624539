/** A list of unsigned 32-bit numbers that grows by doubling: a million names do not fit a list of objects. */
export interface NumberList {
  readonly length: number
  push(value: number): void
  /** The numbers so far, without room to spare. */
  finish(): Uint32Array
}

export function createNumberList(): NumberList {
  let room = new Uint32Array(1024)
  let length = 0
  return {
    get length() {
      return length
    },
    push(value) {
      if (length === room.length) {
        const larger = new Uint32Array(room.length * 2)
        larger.set(room)
        room = larger
      }
      room[length] = value
      length += 1
    },
    finish: () => room.slice(0, length),
  }
}
