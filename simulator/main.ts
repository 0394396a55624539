import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { PICTURE_QUALITIES, type PictureQuality } from './artefacts/draw-picture.ts'
import { writeArtefacts } from './artefacts/write-artefacts.ts'
import { type Fault, isFault } from './faults.ts'
import { openControl } from './open-control.ts'
import { platformSettings } from './platform-settings.ts'
import type { SimulatedReceipt } from './receipts.ts'
import { listReceipts, type SimulatorOptions, startSimulator } from './start-simulator.ts'

interface Options extends SimulatorOptions {
  readonly list: boolean
  readonly json: boolean
  readonly artefacts?: string
  readonly quality: PictureQuality
  readonly caFile?: string
  readonly controlPort: number
  readonly fault: readonly Switch[]
}

interface Switch {
  readonly bank: string
  readonly lookup: string | undefined
  readonly fault: Fault
}

await new Command('absah simulate')
  .description('Play the banks on this machine: every service with its own format, fictional payments, and faults.')
  .option('--list', 'print sample payments and end', false)
  .option('--json', 'print as JSON', false)
  .option('--artefacts <folder>', 'write a picture and the texts of each plain payment there, and end')
  .addOption(new Option('--quality <quality>', 'of the pictures').choices(PICTURE_QUALITIES).default('screenshot'))
  .option('--seed <text>', 'the same seed makes the same payments', 'absah')
  .option('--receipts-per-bank <count>', 'plain payments per bank', wholeNumber(1, 100_000), 12)
  .option('--until <date>', 'YYYY-MM-DD or a whole time: no payment is later', moment)
  .option('--slow-ms <milliseconds>', 'how long the fault slow waits', wholeNumber(0, 600_000), 25_000)
  .option('--first-port <port>', 'the first of as many ports in a row as there are services', wholeNumber(1, 65_000))
  .option(
    '--control-port <port>',
    'where faults are switched over HTTP; any free one by default',
    wholeNumber(0, 65_535),
    0,
  )
  .option('--ca-file <path>', 'where to write the certificate that a server must trust')
  .option('--fault <bank[.lookup]=fault>', 'begin with a fault; may be given more than once', addSwitch, [])
  .showHelpAfterError()
  .action((options: Options) => {
    if (options.artefacts !== undefined) return write(options, options.artefacts)
    return options.list ? list(options) : run(options)
  })
  .parseAsync()

function list({ json, ...options }: Options): void {
  const { receipts } = listReceipts(options)
  print(json ? JSON.stringify(receipts, null, 2) : receipts.map(lineOf).join('\n'))
}

async function write({ quality, ...options }: Options, folder: string): Promise<void> {
  const receipts = listReceipts(options).receipts.filter(({ fault }) => fault === null)
  await writeArtefacts(receipts, { folder, quality, ...(options.seed === undefined ? {} : { seed: options.seed }) })
  print(`${receipts.length} receipts are in ${folder}.`)
}

/** One line for a payment: what a shop would be told, and what is true. */
function lineOf({ bank, reference, account, amountMinor, date, shareUrl, fault, status }: SimulatedReceipt): string {
  const remark = fault ?? (status === 'completed' ? '' : status)
  const cells = [
    bank.padEnd(9),
    reference.padEnd(17),
    (account ?? '-').padEnd(14),
    `${(amountMinor / 100).toFixed(2)} ETB`,
  ]
  return [...cells, date, shareUrl ?? '-', remark].join('  ').trimEnd()
}

async function run(options: Options): Promise<void> {
  const simulator = await startSimulator(options)
  for (const { bank, lookup, fault } of options.fault) simulator.setFault(bank, fault, lookup)
  const control = await openControl(simulator, options.controlPort)
  const ownFolder = await mkdtemp(join(tmpdir(), 'absah-simulator-'))
  const caFile = options.caFile ?? join(ownFolder, 'ca.pem')
  const settings = await platformSettings(simulator, caFile)
  if (options.json) print(JSON.stringify({ settings, control: control.origin }))
  else {
    print('# Give these settings to a server and it asks this simulator in place of the banks:')
    for (const [name, value] of Object.entries(settings)) print(`export ${name}='${value}'`)
    print(`# Faults: curl -X PUT ${control.origin}/banks/cbe/fault -d '{"fault":"reset"}'`)
    print(`# Receipts: curl ${control.origin}/receipts, or bin/absah simulate --list`)
  }
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve).once('SIGTERM', resolve)
  })
  await Promise.all([control.close(), simulator.close(), rm(ownFolder, { recursive: true })])
}

function wholeNumber(min: number, max: number) {
  return (text: string): number => {
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= min && value <= max) return value
    throw new InvalidArgumentError(`Give a whole number from ${min} to ${max}.`)
  }
}

function moment(text: string): Date {
  const at = new Date(text)
  if (Number.isNaN(at.getTime())) throw new InvalidArgumentError('Write the date as 2026-10-31.')
  return at
}

function addSwitch(text: string, before: readonly Switch[]): readonly Switch[] {
  const { bank, lookup, fault } = /^(?<bank>[a-z]+)(\.(?<lookup>[a-z]+))?=(?<fault>\w+)$/.exec(text)?.groups ?? {}
  if (bank === undefined || fault === undefined || !isFault(fault)) {
    throw new InvalidArgumentError('Write it as dashen=bad_gateway or cbe.token=fail_first.')
  }
  return [...before, { bank, lookup, fault }]
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}
