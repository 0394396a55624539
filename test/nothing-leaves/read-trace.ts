import { isAbsolute, normalize, resolve } from 'node:path'

/** What a process and its children did outside themselves, as strace told it. */
export interface Deeds {
  /** Paths that were written, made, renamed, removed or given other rights, or were tried to be. */
  readonly written: ReadonlySet<string>
  /** Paths that were opened for reading or run; also where they were not there. */
  readonly read: ReadonlySet<string>
  /** Unix sockets and `address:port`s that something was sent to or listens on. */
  readonly reached: ReadonlySet<string>
  /** Ports that these processes listen on. */
  readonly ownPorts: ReadonlySet<string>
}

const WRITING =
  /^(creat|mkdir(at)?|mknod(at)?|rename(at2?)?|unlink(at)?|rmdir|truncate|chmod|fchmodat2?|l?chown|fchownat|f?utimes?(at)?|utimensat|l?(set|remove)xattr)$/
/** Calls whose last path is the one that is made. */
const LINKING = /^(link|linkat|symlink|symlinkat)$/
const OPENING = /^(open|openat|openat2)$/
const RUNNING = /^(execve|execveat)$/
const REACHING = /^(connect|bind|sendto|sendmsg|sendmmsg)$/

const CALL = /^(\w+)\((.*)$/
const PATH = /(?:(AT_FDCWD|\d+)<([^>]*)>, )?"((?:[^"\\]|\\.)*)"/g
const MEANT_TO_WRITE = /O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND/
const UNIX = /sun_path=(@?)"((?:[^"\\]|\\.)*)"/g
const INTERNET =
  /sin6?_port=htons\((\d+)\),.*?(?:inet_addr\("([^"]+)"\)|inet_pton\(AF_INET6, "([^"]+)"(?:, &sin6_addr)?\))/g

/**
 * Reads the files of `strace -ff -y`, one for each thread.
 *
 * @param traces what each file says.
 * @throws for a line that names a path nobody can place: what is not understood must not pass.
 */
export function readTraces(traces: readonly string[]): Deeds {
  const deeds = {
    written: new Set<string>(),
    read: new Set<string>(),
    reached: new Set<string>(),
    ownPorts: new Set<string>(),
  }
  for (const trace of traces) readTrace(trace, deeds)
  return deeds
}

type Collected = { readonly [Kind in keyof Deeds]: Set<string> }

function readTrace(trace: string, deeds: Collected): void {
  let folder = /AT_FDCWD<([^>]*)>/.exec(trace)?.[1] ?? /^chdir\("([^"]*)"/m.exec(trace)?.[1] ?? ''
  for (const line of trace.split('\n')) {
    const [, name = '', rest = ''] = CALL.exec(line) ?? []
    folder = /AT_FDCWD<([^>]*)>/.exec(rest)?.[1] ?? folder
    if (name === 'chdir') folder = pathsIn(rest, folder)[0] ?? folder
    else if (/sock|connect|bind|send/.test(name)) readNetworkCall(name, rest, deeds)
    else readFileCall({ name, rest, folder }, deeds)
  }
}

function readNetworkCall(name: string, rest: string, { reached, ownPorts }: Collected): void {
  if (REACHING.test(name)) for (const place of placesIn(rest)) reached.add(place)
  if (name === 'getsockname') for (const place of placesIn(rest)) ownPorts.add(portOf(place))
}

function readFileCall(call: { name: string; rest: string; folder: string }, { written, read }: Collected): void {
  const { name, rest, folder } = call
  const kind = [OPENING, RUNNING, WRITING, LINKING].find((each) => each.test(name))
  // A folder that is there already was not made.
  if (kind === undefined || / = -1 EEXIST/.test(rest)) return
  const paths = pathsIn(rest, folder)
  if (kind === RUNNING) read.add(paths[0] ?? '')
  else if (kind === LINKING) written.add(paths.at(-1) ?? '')
  else for (const path of paths) (kind === WRITING || MEANT_TO_WRITE.test(rest) ? written : read).add(path)
}

/** All paths of a call, made absolute; the texts that are no paths stand behind them in the calls looked at. */
function pathsIn(rest: string, folder: string): string[] {
  return [...rest.matchAll(PATH)].map(([, , base, text = '']) => {
    if (isAbsolute(text)) return normalize(text)
    const from = base ?? folder
    if (from === '') throw new Error(`Where is ${text}? ${rest.slice(0, 200)}`)
    return resolve(from, text)
  })
}

function placesIn(rest: string): string[] {
  const unix = [...rest.matchAll(UNIX)].map(([, abstract, path]) => `unix:${abstract}${path}`)
  const internet = [...rest.matchAll(INTERNET)].map(([, port, four, six]) => `${four ?? `[${six}]`}:${port}`)
  return [...unix, ...internet]
}

export function portOf(place: string): string {
  return place.slice(place.lastIndexOf(':') + 1)
}
