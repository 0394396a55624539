/** `{"items":[…],"total":n}` as text, piece by piece: no more than one item is held. */
export async function* jsonList(items: AsyncIterable<unknown>): AsyncGenerator<string> {
  yield '{"items":['
  let total = 0
  for await (const item of items) {
    yield `${total === 0 ? '\n' : ',\n'}${JSON.stringify(item)}`
    total += 1
  }
  yield `\n],"total":${total}}\n`
}
