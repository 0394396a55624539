import { parseArgs } from 'node:util'

/** A measured area: prints its tables as it goes, answers its figures for `--json`. */
type Bench = (dir: string | undefined, print: (line: string) => void) => Promise<object>

/** Every area there is. Add one here. */
const AREAS: Readonly<Record<string, () => Promise<Bench>>> = {
  ktp: async () => {
    const { benchKtp } = await import('./ktp/bench-ktp.ts')
    return (dir, print) => benchKtp(dir, print)
  },
  pipeline: async () => {
    const { benchPipeline } = await import('./pipeline/pipeline.ts')
    return (_dir, print) => benchPipeline(print)
  },
}

const USAGE = `npm run bench -- AREA [--dir D] [--json]\nAREA: ${Object.keys(AREAS).join(', ')}`

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { dir: { type: 'string' }, json: { type: 'boolean', default: false } },
})
const open = AREAS[positionals[0] ?? '']
if (open === undefined) {
  process.stderr.write(`${USAGE}\n`)
  process.exitCode = 2
} else {
  const bench = await open()
  const print = (line: string) => process.stdout.write(`${line}\n`)
  const figures = await bench(values.dir, print)
  if (values.json) print(JSON.stringify(figures))
}
