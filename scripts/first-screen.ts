import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { z } from 'zod'

const ROOT = path.join(import.meta.dirname, '..')
/** What a first visit may load before it shows something, by gzip: seconds on a slow telephone. */
const BYTES_MAX = 200 * 1024
/** What a reviewer who is signed in sees first. */
const FIRST = ['index.html', 'src/pages/home-page.tsx']

const Manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    imports: z.array(z.string()).default([]),
    css: z.array(z.string()).default([]),
  }),
)
type Manifest = z.infer<typeof Manifest>

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'absah-dashboard-'))
  try {
    await promisify(execFile)(process.execPath, [path.join(ROOT, 'dashboard/build.ts'), folder])
    const manifest = Manifest.parse(JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')))
    const files = ['index.html', ...filesOf(manifest)]
    const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(path.join(folder, file))).length, 0)
    process.stdout.write(`The first screen is ${Math.ceil(bytes / 1024)} KiB in ${files.length} files\n`)
    if (bytes <= BYTES_MAX) return
    process.stdout.write(`At most ${BYTES_MAX / 1024}: load what it does not show with import()\n`)
    process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Scripts and styles that {@link FIRST} need. */
function filesOf(manifest: Manifest): readonly string[] {
  const chunks = new Set<string>()
  const waiting = [...FIRST]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (chunks.has(name)) continue
    chunks.add(name)
    const chunk = manifest[name]
    if (chunk === undefined) throw new Error(`The built dashboard has no ${name}`)
    waiting.push(...chunk.imports)
  }
  const files = [...chunks].flatMap((name) => [manifest[name]?.file ?? '', ...(manifest[name]?.css ?? [])])
  return [...new Set(files)]
}

await main()
