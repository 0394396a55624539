import { v7 } from 'uuid'

/** A new UUID (version 7): sorted by time of making, so that new rows lie together in their indexes. */
export function newId(): string {
  return v7()
}
