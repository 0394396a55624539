export interface GateOptions {
  /** Tries at one receiver that this process makes at once. */
  readonly atOnceMax: number
  /** How long one more waits for its turn. */
  readonly patienceMs: number
}

/** Keeps one receiver from taking all hands of a process. */
export interface ReceiverGate {
  /** Answers false when no turn came in time: the receiver is slow now. True: `leave` must follow. */
  enter(receiverId: string): Promise<boolean>
  leave(receiverId: string): void
}

interface Place {
  count: number
  /** Those who wait, the longest first. */
  readonly waiting: Set<() => void>
}

export function createReceiverGate({ atOnceMax, patienceMs }: GateOptions): ReceiverGate {
  const places = new Map<string, Place>()
  return {
    async enter(receiverId) {
      const place = places.get(receiverId) ?? { count: 0, waiting: new Set() }
      places.set(receiverId, place)
      if (place.count < atOnceMax) {
        place.count += 1
        return true
      }
      return waitIn(place, patienceMs)
    },
    leave(receiverId) {
      const place = places.get(receiverId)
      if (place === undefined) return
      const [next] = place.waiting
      // The turn goes over to who waits.
      if (next !== undefined) return next()
      place.count -= 1
      if (place.count === 0) places.delete(receiverId)
    },
  }
}

function waitIn(place: Place, patienceMs: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const end = (isTurn: boolean) => {
    clearTimeout(timer)
    place.waiting.delete(take)
    resolve(isTurn)
  }
  const take = () => end(true)
  const timer = setTimeout(() => end(false), patienceMs)
  place.waiting.add(take)
  return promise
}
