import { describe, expect, it } from 'vitest'
import { evidenceOfText, identify } from '../features/receipts/identify.ts'
import { GENUINE } from './genuine.contract.ts'
import { banks } from './index.ts'

describe('what people really send', () => {
  it('is of every bank', () => {
    expect([...new Set(GENUINE.map(({ bank }) => bank))].sort()).toEqual(banks.map(({ code }) => code).sort())
  })
  it.each(GENUINE)('names its payment: $name, $bank, $text', ({ kind, text, hint, bank, reference, token }) => {
    const evidence = kind === 'text' ? evidenceOfText(text) : [{ kind, text }]
    const identified = identify(evidence, hint === null ? banks : banks.filter(({ code }) => code === hint))
    expect(identified.kind === 'named' && { bank: identified.bank.code, ...identified.clue }).toMatchObject({
      bank,
      ...(reference === undefined ? {} : { reference }),
      ...(token === undefined ? {} : { token }),
    })
  })
  it.each(GENUINE.filter(({ hint }) => hint !== null))('is surely of no other bank: $name, $text', (sent) => {
    const { kind, text, bank } = sent
    const evidence = kind === 'text' ? evidenceOfText(text) : [{ kind, text }]
    const identified = identify(evidence, banks)
    const isOther = identified.kind === 'named' && identified.bank.code !== bank && identified.clue.certainty === 'sure'
    expect(isOther).toBe(false)
  })
})
