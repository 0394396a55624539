import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { createDocuments } from '../../src/engines/documents/create-documents.ts'
import { createPaddleOcr } from '../../src/engines/ocr/paddle-ocr.ts'
import { npwp } from '../../src/verifiers/npwp/index.ts'
import type { Field, Findings } from '../../src/verifiers/verifier.ts'
import { describeMachine } from '../numbers.ts'

const Truth = z.array(
  z.object({
    file: z.string(),
    /** `other`: no tax card. */
    kind: z.string(),
    condition: z.string().nullish(),
    isHeldOut: z.boolean().default(false),
    fields: z.record(z.string(), z.string().nullable()).nullish(),
  }),
)

type Entry = z.infer<typeof Truth>[number]

interface Read {
  readonly entry: Entry
  readonly fields: Readonly<Record<string, Field>>
  readonly isCard: boolean
  readonly seconds: number
}

export interface NpwpFigures {
  readonly tuned: Rates
  readonly held_out: Rates
  /** Held out alone. */
  readonly by_kind: Readonly<Record<string, Rates>>
  readonly by_condition: Readonly<Record<string, Rates>>
  /** Pictures of something else, and those of them that were taken for a tax card. */
  readonly others: number
  readonly others_taken: number
}

interface Rates {
  readonly cards: number
  readonly number_exact: number
  readonly name_exact: number
  /** Every value that is printed. */
  readonly whole: number
  readonly is_card: number
  /** Of the values at 0.95 or more. */
  readonly wrong_at_95: number
  /** Of the right values, those at 0.95 or more. */
  readonly share_at_95: number
  readonly seconds_per_card: number
}

/** Reads a set of tax cards with known truth (`test/specimens/draw/main.ts npwp`), and prints how well. */
export async function benchNpwp(dir: string | undefined, print: (line: string) => void): Promise<NpwpFigures> {
  if (dir === undefined) throw new Error('Pass --dir with a folder that has a truth.json: see test/specimens/README.md')
  const entries = Truth.parse(JSON.parse(readFileSync(path.join(dir, 'truth.json'), 'utf8')))
  print(`data: ${dir}, ${entries.length} pictures; ${describeMachine()}; one reader`)
  const results = await readAll(dir, entries)
  const cards = results.filter(({ entry }) => entry.kind !== 'other')
  const others = results.filter(({ entry }) => entry.kind === 'other')
  const unseen = cards.filter(({ entry }) => entry.isHeldOut)
  const figures: NpwpFigures = {
    tuned: rate(cards.filter(({ entry }) => !entry.isHeldOut)),
    held_out: rate(unseen),
    by_kind: rateBy(unseen, ({ kind }) => kind),
    by_condition: rateBy(unseen, ({ condition }) => condition ?? 'unknown'),
    others: others.length,
    others_taken: others.filter(({ isCard }) => isCard).length,
  }
  printTables(figures, print)
  for (const miss of cards.flatMap(missesOf)) print(miss)
  return figures
}

async function readAll(dir: string, entries: readonly Entry[]): Promise<readonly Read[]> {
  const ocr = createPaddleOcr({ processes: 1 })
  const documents = createDocuments({ processesMax: 1 })
  const verifier = npwp({ ocr, documents, acceptSpecimens: true })
  const where = { verificationId: 'bench', organizationId: 'bench', groupId: 'bench', mode: 'live' } as const
  const results: Read[] = []
  try {
    for (const entry of entries) {
      const bytes = await readFile(path.join(dir, entry.file))
      const file = { id: entry.file, pageCount: 1, password: undefined, bytes: async () => bytes }
      const startedAt = performance.now()
      const found = await verifier.verify(
        { configuration: { user_consent: true, files: { npwp_file: [entry.file] } }, files: { npwp_file: [file] } },
        { ...where, signal: new AbortController().signal },
      )
      const seconds = (performance.now() - startedAt) / 1000
      const fields = found.kind === 'found' ? found.fields : {}
      results.push({ entry, fields, isCard: found.kind === 'found' && isCard(found), seconds })
    }
  } finally {
    await Promise.all([ocr.close(), documents.close()])
  }
  return results
}

function isCard({ checks }: Findings): boolean {
  return checks.some(({ code, result }) => code === 'DOCUMENT_IS_NPWP' && result === 'PASS')
}

/** The values that are printed, each with what was read. */
function valuesOf({ entry, fields }: Read) {
  return Object.entries(entry.fields ?? {}).flatMap(([name, wanted]) =>
    wanted === null
      ? []
      : [{ name, wanted, read: fields[name]?.value ?? null, confidence: fields[name]?.confidence ?? 0 }],
  )
}

function rate(results: readonly Read[]): Rates {
  const share = (count: number, of: number) => Number((count / Math.max(1, of)).toFixed(4))
  const isRight = (read: Read, name: string) =>
    valuesOf(read).every((each) => each.name !== name || each.read === each.wanted)
  const values = results.flatMap(valuesOf)
  const sure = values.filter(({ read, confidence }) => read !== null && confidence >= 0.95)
  const right = values.filter(({ read, wanted }) => read === wanted)
  const count = (test: (read: Read) => boolean) => share(results.filter(test).length, results.length)
  return {
    cards: results.length,
    number_exact: count((read) => isRight(read, 'npwp')),
    name_exact: count((read) => isRight(read, 'name')),
    whole: count((read) => valuesOf(read).every(({ read: value, wanted }) => value === wanted)),
    is_card: count((read) => read.isCard),
    wrong_at_95: share(sure.filter(({ read, wanted }) => read !== wanted).length, sure.length),
    share_at_95: share(right.filter(({ confidence }) => confidence >= 0.95).length, right.length),
    seconds_per_card: share(
      results.reduce((sum, { seconds }) => sum + seconds, 0),
      results.length,
    ),
  }
}

function rateBy(results: readonly Read[], key: (entry: Entry) => string): Readonly<Record<string, Rates>> {
  const groups = Map.groupBy(results, ({ entry }) => key(entry))
  return Object.fromEntries([...groups].map(([name, own]) => [name, rate(own)]))
}

function printTables(
  { tuned, held_out, by_kind, by_condition, ...others }: NpwpFigures,
  print: (line: string) => void,
) {
  print(['set', 'cards', 'number', 'name', 'whole', 'card', 'wrong≥.95', 'share≥.95', 'seconds'].join('\t'))
  const rows = { tuned, held_out, ...by_kind, ...by_condition }
  for (const [name, rates] of Object.entries(rows)) print([name, ...Object.values(rates)].join('\t'))
  print(`no tax cards: ${others.others_taken} of ${others.others} taken for one`)
}

function missesOf(read: Read): readonly string[] {
  return valuesOf(read)
    .filter(({ read: value, wanted }) => value !== wanted)
    .map(({ name, wanted, read: value, confidence }) => {
      const heldOut = read.entry.isHeldOut ? ' (held out)' : ''
      return `${read.entry.file}${heldOut} ${name}: read ${JSON.stringify(value)} at ${confidence.toFixed(2)}, printed ${JSON.stringify(wanted)}`
    })
}
