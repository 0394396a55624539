import { randomUUID } from 'node:crypto'
import { access } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { type Command, Option } from 'commander'
import type { components } from '../../clients/typescript/src/schema.ts'
import { type NameRow, readNames } from '../compose/read-names.ts'
import { createScreeningClient, type ScreenedName, type ScreeningClient } from './screening-client.ts'
import { createProgress, print, type Terminal } from './terminal.ts'

/** Of AML_SCREENING, which is what a batch asks. */
type AmlOutput = components['schemas']['AmlScreeningOutput']

interface ScreenOptions {
  readonly url: string
  readonly key?: string
  readonly folder: string
}

/** Entries that one request takes. */
const BATCH_MAX = 1_000
const POLL_MS = 500
const COLUMNS =
  'name,customer_reference,status,output_status,is_sanctioned,is_sanction_possible,is_pep,matches,verification_id'

export function addScreenCommand(command: Command, terminal: Terminal): void {
  command
    .option('--url <address>', 'the server', 'http://127.0.0.1:8080')
    .addOption(new Option('--key <key>', 'API key of that server').env('ABSAH_API_KEY'))
    .option('--folder <name>', 'where the verifications are kept', 'Command line')
    .action((file: string, options: ScreenOptions) => screen(terminal, file, options))
}

/** Screens the names of a file and prints a table of what was found, in the same order. */
async function screen(terminal: Terminal, file: string, { url, key, folder }: ScreenOptions): Promise<void> {
  if (key === undefined) throw new Error('give the API key of the server with --key or in ABSAH_API_KEY.')
  await access(file).catch(() => {
    throw new Error(`${file} cannot be read. Check the path.`)
  })
  // All of it is read first: a damaged line is told before anything is paid.
  const rows: NameRow[] = []
  for await (const row of readNames(file)) rows.push(row)
  if (rows.length === 0) throw new Error(`${file} has no rows below its header.`)
  const progress = createProgress(terminal)
  const client = createScreeningClient({ url, key })
  const folderId = await client.folderNamed(folder)
  print(terminal, COLUMNS)
  for (let from = 0; from < rows.length; from += BATCH_MAX) {
    const batch = { folderId, entries: rows.slice(from, from + BATCH_MAX), key: randomUUID() }
    for await (const found of screenBatch(client, batch, progress.step)) print(terminal, lineOf(found))
  }
  progress.done()
}

interface Batch {
  readonly folderId: string
  readonly entries: readonly NameRow[]
  readonly key: string
}

async function* screenBatch(
  client: ScreeningClient,
  batch: Batch,
  step: (text: string) => void,
): AsyncIterable<ScreenedName> {
  const id = await client.sendBatch(batch)
  for (;;) {
    const { open, total } = await client.progressOf(id)
    step(`Batch ${id}: ${total - open} of ${total}`)
    if (open === 0) break
    await delay(POLL_MS)
  }
  yield* client.resultsOf(id)
}

function lineOf({ input_config, status, output_status, output, id }: ScreenedName): string {
  const { is_sanctioned, is_sanction_possible, is_pep, matches = [] } = output as AmlOutput
  const cells = [
    ...[input_config.name, input_config.customer_reference, status, output_status],
    ...[is_sanctioned, is_sanction_possible, is_pep, matches.map(({ match_id }) => match_id).join(';'), id],
  ]
  return cells.map((cell) => cellOf(String(cell ?? ''))).join(',')
}

/** A cell that a spreadsheet would take for a formula is given as text. */
function cellOf(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
