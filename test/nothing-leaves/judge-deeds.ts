import { type Deeds, portOf } from './read-trace.ts'

export interface Grounds {
  /** The checkout with its packages, and what the system's Node needs. */
  readonly installation: readonly string[]
  /** The data folder, and the product's own folder under the temporary one: `…/absah-`. */
  readonly own: readonly string[]
}

/** Where the dynamic linker and libc look for the system's libraries, time zones and character sets. */
const LIBRARIES = [
  /^\/(usr\/)?lib(32|64)?(\/|$)/,
  /^\/usr\/local\/lib\//,
  /^\/usr\/share\/(locale|zoneinfo|i18n)(\/|$)/,
]
const LINKER = [/^\/etc\/ld\.so\.(cache|preload|nohwcap)$/, /^\/(usr\/(local\/)?)?s?bin\/[^/]+$/]

/** All else that may be read, and why. */
const READABLE: readonly RegExp[] = [
  // Who am I, and how are names of users and hosts looked up (libc); the resolver is set up before it is asked.
  /^\/etc\/(passwd|group|nsswitch\.conf|resolv\.conf|hosts|host\.conf|gai\.conf|svc\.conf|netsvc\.conf|localtime)$/,
  /^\/etc\/ssl\/openssl\.cnf$/,
  /^\/dev\/(null|zero|urandom|random|srandom|tty|shm\/PostgreSQL\.\d+)$/,
  // How many cores, how much memory; whether a process still lives.
  /^\/proc\/(self|thread-self|\d+)\/(stat|statm|status|cmdline|cgroup|maps|exe|mountinfo|limits|fd|smaps_rollup|oom_score_adj|task\/\d+\/(comm|stat))$/,
  /^\/proc\/(self|\d+)\/(uid_map|gid_map|setgroups)$/,
  /^\/proc\/(cpuinfo|meminfo|stat|version_signature|filesystems|sys\/vm\/(overcommit_memory|nr_hugepages))$/,
  /^\/sys\/(fs\/cgroup|devices\/system\/(cpu|node)|kernel\/mm)(\/|$)/,
  // onnxruntime looks for graphics cards.
  /^\/sys\/(bus\/pci|devices\/pci|class\/drm)/,
]

/** Never, not even tried: what tells one machine from all others. */
const IDENTIFYING = /machine-id|boot_id|\/dmi\/|product_uuid|\/sys\/class\/net|\/proc\/net|\/proc\/self\/net/

const WRITABLE: readonly RegExp[] = [
  /^\/dev\/(null|tty)$/,
  /^\/dev\/shm\/PostgreSQL\.\d+$/,
  // How a process tells the kernel of its user names, and that it is not the one to end when memory is short.
  /^\/proc\/(self|\d+)\/(oom_score_adj|uid_map|gid_map|setgroups|task\/\d+\/comm)$/,
]

const isIn = (path: string, folders: readonly string[]) =>
  folders.some((each) => path === each || path.startsWith(each.endsWith('/') || each.endsWith('-') ? each : `${each}/`))

export interface Judgement {
  /** What must not be, in words. */
  readonly wrong: readonly string[]
  /** What was read beside the installation and the system's libraries. */
  readonly alsoRead: readonly string[]
}

export function judge(deeds: Deeds, { installation, own }: Grounds): Judgement {
  const wrong = [
    ...[...deeds.written]
      .filter((path) => !isIn(path, own) && !WRITABLE.some((each) => each.test(path)))
      .map((path) => `wrote ${path}`),
    ...[...deeds.read].filter((path) => IDENTIFYING.test(path)).map((path) => `read ${path}`),
    ...[...deeds.reached].filter((place) => !isNear(place, deeds, own)).map((place) => `reached ${place}`),
  ]
  const known = [...LIBRARIES, ...LINKER]
  const alsoRead = [...deeds.read].filter(
    (path) => !isIn(path, [...installation, ...own]) && !known.some((each) => each.test(path)),
  )
  const unlisted = alsoRead.filter(
    (path) => !READABLE.some((each) => each.test(path)) && !isAncestor(path, [...installation, ...own]),
  )
  return { wrong: [...new Set([...wrong, ...unlisted.map((path) => `read ${path}`)])], alsoRead }
}

/** PostgreSQL's socket, or a port of this machine that these processes listen on. libc also asks for its name cache. */
function isNear(place: string, deeds: Deeds, own: readonly string[]): boolean {
  if (place.startsWith('unix:'))
    return isIn(place.slice('unix:'.length), own) || /^unix:(\/var)?\/run\/nscd\/socket$/.test(place)
  const isLoopback = /^(127\.[\d.]+|\[::1\]|\[::ffff:127\.[\d.]+\]):/.test(place)
  return isLoopback && (portOf(place) === '0' || deeds.ownPorts.has(portOf(place)))
}

/** Folders on the way to our own, which Node opens to find a package.json or the real name of a file. */
function isAncestor(path: string, folders: readonly string[]): boolean {
  return folders.some((each) => each.startsWith(path === '/' ? '/' : `${path}/`) || isPackageFile(path, each))
}

function isPackageFile(path: string, folder: string): boolean {
  return path.endsWith('/package.json') && folder.startsWith(path.slice(0, -'package.json'.length))
}
