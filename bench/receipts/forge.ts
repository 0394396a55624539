import { type Tally, tryWords, type WordedDocument } from '../../src/banks/free-text.contract.ts'
import { DOCUMENTS } from '../../src/banks/free-text.documents.contract.ts'
import { GENUINE } from '../../src/banks/genuine.contract.ts'
import { banks } from '../../src/banks/index.ts'
import { evidenceOfText, identify } from '../../src/features/receipts/identify.ts'

type Print = (line: string) => void

export interface ForgeFigures {
  /** Tries that made a receipt say what its bank did not. */
  readonly forged_success: number
  /** Share of what people really send that names its payment. */
  readonly genuine_found: number
}

interface Row {
  readonly way: string
  readonly bank: string
  readonly tries: number
  readonly passed: number
  readonly unreadable: number
}

/** What a payer could make of a receipt with his own words and with a number of another bank, and what honest people get. */
export function benchForging(print: Print): ForgeFigures {
  const rows = [...writtenWords(), ...foreignNumbers()]
  print('way | bank | tries | passed | unreadable')
  for (const { way, bank, tries, passed, unreadable } of rows) {
    print(`${way} | ${bank} | ${tries} | ${passed} | ${unreadable}`)
  }
  const found = GENUINE.filter(isNamed)
  for (const [bank, sent] of Object.entries(Object.groupBy(GENUINE, (each) => each.bank))) {
    print(`genuine, ${bank}: ${sent?.filter(isNamed).length} of ${sent?.length}`)
  }
  return {
    forged_success: rows.reduce((sum, { passed }) => sum + passed, 0),
    genuine_found: Math.round((found.length / GENUINE.length) * 1000) / 1000,
  }
}

/** Every label of a bank's own table, in everybody's words, with each row left out in turn. */
function writtenWords(): readonly Row[] {
  return Object.entries(Object.groupBy(DOCUMENTS, ({ bank }: WordedDocument) => bank.code)).map(([bank, documents]) => {
    const tallies = (documents ?? []).map(tryWords)
    const sum = (of: (tally: Tally) => number) => tallies.reduce((all, tally) => all + of(tally), 0)
    return {
      way: 'words that look like rows',
      bank,
      tries: sum(({ tries }) => tries),
      passed: sum(({ changed }) => changed.length),
      unreadable: sum(({ unreadable }) => unreadable),
    }
  })
}

/** What names a payment of one bank, sent without naming it: no other bank may be sure that it is its own. */
function foreignNumbers(): readonly Row[] {
  return banks.map(({ code }) => {
    const sent = GENUINE.filter(({ bank }) => bank === code)
    const taken = sent.filter((each) => {
      const identified = identify(evidenceOf(each), banks)
      return identified.kind === 'named' && identified.clue.certainty === 'sure' && identified.bank.code !== code
    })
    return { way: 'a number of another bank', bank: code, tries: sent.length, passed: taken.length, unreadable: 0 }
  })
}

type Sent = (typeof GENUINE)[number]

function evidenceOf({ kind, text }: Sent) {
  return kind === 'text' ? evidenceOfText(text) : [{ kind, text }]
}

function isNamed(sent: Sent): boolean {
  const { hint, bank, reference, token } = sent
  const identified = identify(evidenceOf(sent), hint === null ? banks : banks.filter(({ code }) => code === hint))
  if (identified.kind !== 'named' || identified.bank.code !== bank) return false
  const { clue } = identified
  return (reference === undefined || clue.reference === reference) && (token === undefined || clue.token === token)
}
