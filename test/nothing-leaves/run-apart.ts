import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBinaries } from '../../src/platform/database/embedded/binaries.ts'
import { createClient, type TestClient } from '../client.ts'
import { type Judgement, judge } from './judge-deeds.ts'
import { readTraces } from './read-trace.ts'

export const ROOT = realpathSync(join(import.meta.dirname, '../..'))

/** Whether this machine can tell what a process does: strace is there, and may watch. */
export function canTrace(): boolean {
  return spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0
}

export interface ApartOptions {
  readonly command: readonly [string, ...string[]]
  readonly isTraced: boolean
  readonly env?: Readonly<Record<string, string>>
  /** What is asked of the server, which has just begun to listen; `proxied` grows meanwhile. */
  readonly work: (client: TestClient, url: string, proxied: readonly string[]) => Promise<void>
}

export interface Apart {
  /** What HOME holds afterwards, and what the temporary folder held while the server ran and holds afterwards. */
  readonly home: readonly string[]
  readonly temporary: { readonly before: readonly string[]; readonly after: readonly string[] }
  /** What would have gone to other hosts: the requests that a proxy on this machine was given. */
  readonly proxied: readonly string[]
  /** Null where the run was not traced. */
  readonly judgement: Judgement | null
}

/** Runs a server with a fresh HOME, temporary folder and data folder, has it work, stops it, and looks at what is left. */
export async function runApart(options: ApartOptions): Promise<Apart> {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'absah-apart-')))
  const [home, temporary, data, traces] = ['home', 'temporary', 'data', 'traces'].map((name) => join(base, name))
  if (!home || !temporary || !data || !traces) throw new Error('four folders have four names')
  for (const folder of [home, temporary, data, traces]) mkdirSync(folder)
  // Root's PostgreSQL runs as another user, who must get through.
  for (const folder of [base, temporary, data]) chmodSync(folder, 0o755)
  // The first start of an installation completes it: links that the package would make in an install script.
  findBinaries(join(base, 'binaries'))
  const proxy = await openProxy()
  const env = { ...envOf({ home, temporary, data }), https_proxy: proxy.url, http_proxy: proxy.url, ...options.env }
  const child = start(options, { env, traces })
  try {
    const { url, key } = await listening(child)
    await options.work(createClient(url, key), url, proxy.requests)
    const before = readdirSync(temporary)
    await stop(child)
    return {
      home: readdirSync(home),
      temporary: { before, after: readdirSync(temporary) },
      proxied: proxy.requests,
      judgement: options.isTraced ? judgeTraces(traces, [data, join(temporary, 'absah-')]) : null,
    }
  } finally {
    await stop(child)
    proxy.close()
    rmSync(base, { recursive: true, force: true })
  }
}

function envOf(folders: { readonly home: string; readonly temporary: string; readonly data: string }) {
  return {
    PATH: process.env.PATH ?? '',
    HOME: folders.home,
    TMPDIR: folders.temporary,
    ABSAH_DATA: folders.data,
    ABSAH_ACCEPT_SPECIMENS: 'true',
    PORT: '0',
    LOG_LEVEL: 'error',
  }
}

/** Files, sockets, and one file a thread. Without io_uring no file is opened behind strace's back. */
const STRACE = ['-D', '-ff', '-y', '--seccomp-bpf', '-e', 'trace=%file,%network,io_uring_setup']
const NO_RING = ['-e', 'inject=io_uring_setup:error=ENOSYS']

function start({ command, isTraced }: ApartOptions, at: { env: Record<string, string>; traces: string }): ChildProcess {
  const tracer = isTraced ? ['strace', ...STRACE, ...NO_RING, '-o', join(at.traces, 'thread')] : []
  const [program = '', ...args] = [...tracer, ...command]
  return spawn(program, args, { cwd: ROOT, env: at.env, stdio: ['ignore', 'pipe', 'pipe'] })
}

async function listening(child: ChildProcess): Promise<{ url: string; key: string }> {
  let text = ''
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const read = (chunk: unknown) => {
    text += String(chunk)
    const url = /listens on (http:\S+)/.exec(text)?.[1]
    if (url !== undefined) resolve(url)
  }
  child.stdout?.on('data', read)
  child.stderr?.on('data', read)
  child.once('close', () => reject(new Error(`The server ended: ${text}`)))
  const url = await promise
  return { url, key: /chk_live_[0-9A-Za-z]{40}/.exec(text)?.[0] ?? '' }
}

/** Until everything that was started is gone, strace too: it holds the same pipes. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.stdout?.destroyed) return
  child.kill('SIGTERM')
  await once(child, 'close')
}

function judgeTraces(folder: string, own: readonly string[]): Judgement {
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  const installation = [ROOT, realpathSync(join(ROOT, 'node_modules')), process.execPath]
  return judge(readTraces(texts), { installation, own })
}

/** Takes the place of the internet: notes whom somebody wants to reach, and refuses. */
async function openProxy() {
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`)
    response.writeHead(502).end()
  })
  server.on('connect', (request, socket) => {
    requests.push(`${request.method} ${request.url}`)
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server that listens on TCP has an AddressInfo; the other kinds are pipes.
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, requests, close: () => server.close() }
}
