/**
 * What has to be closed, kept as it is opened. It is closed last in, first out: what was opened later may still use what
 * was opened before.
 */
export class Closers {
  readonly #closers: (() => Promise<unknown>)[] = []

  /** Keeps the closer for later. */
  add(close: () => Promise<unknown>): void {
    this.#closers.push(close)
  }

  /**
   * Closes everything once, one after the other. One that fails does not keep the others open.
   *
   * @throws the one failure, or an AggregateError of several.
   */
  async close(): Promise<void> {
    const failures: unknown[] = []
    for (const close of this.#closers.splice(0).reverse()) {
      try {
        await close()
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length === 1) throw failures[0]
    if (failures.length > 1) throw new AggregateError(failures, 'Several parts could not be closed')
  }
}
