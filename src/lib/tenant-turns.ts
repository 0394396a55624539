import { AsyncLocalStorage } from 'node:async_hooks'

const workingFor = new AsyncLocalStorage<string>()

/**
 * Runs work for a tenant: where it has to wait in a line that all tenants share, it waits in the tenant's own part.
 * Whose work it is goes along with it like a trace id, so that engines and banks need not hand it on.
 */
export function onBehalfOf<Result>(tenant: string, work: () => Result): Result {
  return workingFor.run(tenant, work)
}

/** Whose work this is; what is nobody's has a turn of its own. */
export function tenantNow(): string {
  return workingFor.getStore() ?? ''
}

export interface TakeOptions {
  /** Of one tenant. */
  readonly inHandMax?: number
  readonly weigh?: (tenant: string) => number
}

/**
 * A line in which tenants take turns: whoever has the least in hand comes first, of those with as much the one whose
 * last turn is longest ago. One tenant's own items keep their order.
 */
export class TenantTurns<Item> {
  /** In the order of the last turns. */
  readonly #lines = new Map<string, Item[]>()
  readonly #inHand = new Map<string, number>()
  #length = 0

  get length(): number {
    return this.#length
  }

  /** Tenants that wait or have something in hand, and these. */
  countWith(others: Iterable<string>): number {
    return new Set([...this.#lines.keys(), ...this.#inHand.keys(), ...others]).size
  }

  inHand(tenant: string): number {
    return this.#inHand.get(tenant) ?? 0
  }

  /** Somebody else than this tenant waits. */
  hasOthersThan(tenant: string): boolean {
    return this.#lines.size > (this.#lines.has(tenant) ? 1 : 0)
  }

  /** Counts what was begun without waiting here. */
  begin(tenant: string): void {
    this.#inHand.set(tenant, this.inHand(tenant) + 1)
  }

  push(tenant: string, item: Item): void {
    this.#lineOf(tenant).push(item)
    this.#length += 1
  }

  /** For what was begun and has to be begun again. */
  pushFirst(tenant: string, item: Item): void {
    this.#lineOf(tenant).unshift(item)
    this.#length += 1
  }

  /**
   * The next one, now in hand until `end`; undefined where nobody waits who may have more than he has.
   *
   * @param options `weigh`: how much a tenant has, where that is more than what is in hand here.
   */
  take(options: TakeOptions = {}): Item | undefined {
    const { inHandMax = Number.POSITIVE_INFINITY, weigh = (tenant) => this.inHand(tenant) } = options
    let next: string | undefined
    let least = Number.POSITIVE_INFINITY
    for (const tenant of this.#lines.keys()) {
      if (this.inHand(tenant) >= inHandMax || weigh(tenant) >= least) continue
      least = weigh(tenant)
      next = tenant
    }
    if (next === undefined) return undefined
    const line = this.#lines.get(next) ?? []
    const item = line.shift()
    this.#length -= 1
    this.#lines.delete(next)
    if (line.length > 0) this.#lines.set(next, line)
    this.begin(next)
    return item
  }

  /** What was taken is done. */
  end(tenant: string): void {
    const left = this.inHand(tenant) - 1
    if (left > 0) this.#inHand.set(tenant, left)
    else this.#inHand.delete(tenant)
  }

  remove(tenant: string, item: Item): boolean {
    const at = this.#lines.get(tenant)?.indexOf(item) ?? -1
    if (at < 0) return false
    this.#cut(tenant, at)
    return true
  }

  /**
   * Takes the last item of the longest line out: one more than may wait has just been put in by `newest`, who is the
   * one to go where others have as many.
   */
  giveUpOne(newest: string): Item | undefined {
    let longest = newest
    let most = this.#lines.get(newest)?.length ?? 0
    for (const [tenant, { length }] of this.#lines) {
      if (length <= most) continue
      most = length
      longest = tenant
    }
    return this.#cut(longest, -1)
  }

  /** Everything that waits, out of the line. */
  clear(): Item[] {
    const all = [...this.#lines.values()].flat()
    this.#lines.clear()
    this.#length = 0
    return all
  }

  #lineOf(tenant: string): Item[] {
    const line = this.#lines.get(tenant) ?? []
    this.#lines.set(tenant, line)
    return line
  }

  #cut(tenant: string, at: number): Item | undefined {
    const line = this.#lines.get(tenant) ?? []
    const [item] = line.splice(at, 1)
    if (line.length === 0) this.#lines.delete(tenant)
    this.#length -= 1
    return item
  }
}
