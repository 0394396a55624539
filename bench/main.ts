import { parseArgs } from 'node:util'
import { switchTelemetryOff } from '../src/platform/inference/telemetry-off.ts'

switchTelemetryOff()

/** A measured area: prints its tables as it goes, answers its figures for `--json`. */
type Bench = (options: BenchOptions, print: (line: string) => void) => Promise<object>

interface BenchOptions {
  readonly dir: string | undefined
  readonly pairs: string | undefined
  readonly lists: string | undefined
  readonly positives: readonly string[] | undefined
  readonly negatives: readonly string[] | undefined
  readonly parts: readonly string[] | undefined
  readonly writeLimits: boolean
  readonly baseline: boolean
  readonly rows: number | undefined
}

/** Every area there is. Add one here. */
const AREAS: Readonly<Record<string, () => Promise<Bench>>> = {
  ktp: async () => {
    const { benchKtp } = await import('./ktp/bench-ktp.ts')
    return ({ dir }, print) => benchKtp(dir, print)
  },
  npwp: async () => {
    const { benchNpwp } = await import('./npwp/bench-npwp.ts')
    return ({ dir }, print) => benchNpwp(dir, print)
  },
  faces: async () => {
    const { benchFaces } = await import('./faces/bench-faces.ts')
    return benchFaces
  },
  documents: async () => {
    const { benchDocuments } = await import('./documents/bench-documents.ts')
    return (_options, print) => benchDocuments(print)
  },
  pipeline: async () => {
    const { benchPipeline } = await import('./pipeline/pipeline.ts')
    return (_options, print) => benchPipeline(print)
  },
  dashboard: async () => {
    const { benchDashboard } = await import('./dashboard/bench-dashboard.ts')
    return ({ rows }, print) => benchDashboard(rows, print)
  },
  exports: async () => {
    const { benchExports } = await import('./exports/bench-exports.ts')
    return (_options, print) => benchExports(print)
  },
  fairness: async () => {
    const { benchFairness } = await import('./fairness/bench-fairness.ts')
    return (_options, print) => benchFairness(print)
  },
  lists: async () => {
    const { benchLists } = await import('./lists/bench-lists.ts')
    return ({ rows }, print) => benchLists(rows, print)
  },
  limits: async () => {
    const { benchLimits } = await import('./limits/bench-limits.ts')
    return (_options, print) => benchLimits(print)
  },
  receipts: async () => {
    const { benchReceipts } = await import('./receipts/bench-receipts.ts')
    return (_options, print) => benchReceipts(print)
  },
  forging: async () => {
    const { benchForging } = await import('./receipts/forge.ts')
    return async (_options, print) => benchForging(print)
  },
  screening: async () => {
    const { benchScreening } = await import('./screening/bench-screening.ts')
    return benchScreening
  },
  tamper: async () => {
    const { benchTamper } = await import('./tamper/bench-tamper.ts')
    return ({ dir }, print) => benchTamper(dir, print)
  },
  webhooks: async () => {
    const { benchWebhooks } = await import('./webhooks/bench-webhooks.ts')
    return (_options, print) => benchWebhooks(print)
  },
}

const USAGE = `npm run bench -- AREA [--dir D] [--pairs F] [--lists D] [--positives F…] [--negatives F…] [--part P…] [--write-limits] [--baseline] [--rows N] [--json]\nAREA: ${Object.keys(AREAS).join(', ')}`

/** Options that take several words. */
const REPEATED = ['--positives', '--negatives', '--part']

const { positionals, values } = parseArgs({
  args: repeatNames(process.argv.slice(2)),
  allowPositionals: true,
  options: {
    dir: { type: 'string' },
    pairs: { type: 'string' },
    lists: { type: 'string' },
    positives: { type: 'string', multiple: true },
    negatives: { type: 'string', multiple: true },
    part: { type: 'string', multiple: true },
    'write-limits': { type: 'boolean', default: false },
    baseline: { type: 'boolean', default: false },
    rows: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
})
const open = AREAS[positionals[0] ?? '']
if (open === undefined) {
  process.stderr.write(`${USAGE}\n`)
  process.exitCode = 2
} else {
  const bench = await open()
  const print = (line: string) => process.stdout.write(`${line}\n`)
  const figures = await bench(
    {
      dir: values.dir,
      pairs: values.pairs,
      lists: values.lists,
      positives: values.positives,
      negatives: values.negatives,
      parts: values.part,
      writeLimits: values['write-limits'],
      baseline: values.baseline,
      rows: values.rows === undefined ? undefined : Number(values.rows),
    },
    print,
  )
  if (values.json) print(JSON.stringify(figures))
}

/** `--positives A B` means `--positives A --positives B`. */
function repeatNames(args: readonly string[]): string[] {
  let list: string | null = null
  return args.flatMap((arg) => {
    if (arg.startsWith('--')) list = REPEATED.includes(arg) ? arg : null
    else if (list !== null) return [list, arg]
    return arg === list ? [] : [arg]
  })
}
