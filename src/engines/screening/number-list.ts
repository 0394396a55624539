/** A list of unsigned 32-bit numbers that grows by doubling: a million names do not fit a list of objects. */
export interface NumberList {
  readonly length: number
  push(value: number): void
  /** The numbers so far, without room to spare. The list is done with then. */
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
        room = new Uint32Array(room.buffer.transfer(room.byteLength * 2))
      }
      room[length] = value
      length += 1
    },
    finish: () => new Uint32Array(room.buffer.transfer(length * room.BYTES_PER_ELEMENT)),
  }
}
