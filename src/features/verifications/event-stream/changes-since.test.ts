import { expect, it } from 'vitest'
import { CHANGES_MAX, changesSince } from './changes-since.ts'
import type { Change } from './store.ts'

/** Those of one transaction share their moment. */
function changesOf(count: number, perMoment: number): readonly Change[] {
  return Array.from({ length: count }, (_, index) => ({
    verificationId: String(index),
    sequence: 1,
    organizationId: 'o',
    mode: 'live',
    groupId: 'g',
    atMicros: String(1_000 + Math.floor(index / perMoment)),
  }))
}

const listOf = (all: readonly Change[]) => (after: bigint) =>
  Promise.resolve(all.filter(({ atMicros }) => BigInt(atMicros) > after).slice(0, CHANGES_MAX))

it.each([1, 7, 999])('leaves none out where more happened than one question answers (%i at a moment)', async (each) => {
  const all = changesOf(2 * CHANGES_MAX + 1_234, each)
  const heard = new Set<string>()
  for await (const { verificationId } of changesSince(listOf(all), 0n)) heard.add(verificationId)

  expect(heard.size).toBe(all.length)
})

it('ends where one moment fills a question', async () => {
  let count = 0
  for await (const _ of changesSince(listOf(changesOf(CHANGES_MAX + 10, CHANGES_MAX + 10)), 0n)) count += 1

  expect(count).toBeGreaterThanOrEqual(CHANGES_MAX)
})
