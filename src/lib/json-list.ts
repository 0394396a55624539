/**
 * `{"items":[…],"total":n}` as text, piece by piece: no more than one item is in memory.
 *
 * @param write one item as JSON, in pieces.
 */
export async function* jsonList<Item>(
  items: AsyncIterable<Item>,
  write: (item: Item) => AsyncIterable<string> | Iterable<string> = (item) => [JSON.stringify(item)],
): AsyncGenerator<string> {
  yield '{"items":['
  let total = 0
  for await (const item of items) {
    yield total === 0 ? '\n' : ',\n'
    yield* write(item)
    total += 1
  }
  yield `\n],"total":${total}}\n`
}
