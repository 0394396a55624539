import { execFileSync } from 'node:child_process'
import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/**
 * Packs the TypeScript client as npm would publish it, into `absah-client.tgz` or the file that is named. No
 * install script of anybody runs: the package is built here.
 */
const ROOT = path.join(import.meta.dirname, '..')
const CLIENT = path.join(ROOT, 'clients/typescript')
const TARGET = path.resolve(process.argv[2] ?? 'absah-client.tgz')

rmSync(path.join(CLIENT, 'dist'), { recursive: true, force: true })
const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc')
execFileSync(process.execPath, [tsc, '--project', path.join(CLIENT, 'tsconfig.json')], { stdio: 'inherit' })
const folder = mkdtempSync(path.join(tmpdir(), 'absah-pack-'))
try {
  const args = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder]
  const name = execFileSync('npm', args, { cwd: CLIENT, encoding: 'utf8' }).trim()
  renameSync(path.join(folder, name), TARGET)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.stdout.write(`${TARGET}\n`)
