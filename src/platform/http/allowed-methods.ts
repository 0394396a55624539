import type { FastifyInstance } from 'fastify'

/** The methods that an address takes, in alphabetical order; empty where nothing has that address. */
export type AllowedMethods = (path: string) => readonly string[]

/** Remembers every route that is registered from now on. */
export function collectMethods(app: FastifyInstance): AllowedMethods {
  const methodsOf = new Map<string, Set<string>>()
  app.addHook('onRoute', ({ method, url }) => {
    const known = methodsOf.get(url) ?? new Set()
    for (const each of [method].flat()) known.add(each)
    methodsOf.set(url, known)
  })
  return (path) => {
    const found = [...methodsOf].filter(([url]) => matches(url, path))
    return [...new Set(found.flatMap(([, methods]) => [...methods]))].sort()
  }
}

/** A pattern's `:name` stands for one part of a path, a `*` for all of the rest. */
function matches(url: string, path: string): boolean {
  const [patterns, parts] = [partsOf(url), partsOf(path)]
  const isOpen = patterns.at(-1) === '*'
  const isLong = isOpen ? parts.length >= patterns.length - 1 : parts.length === patterns.length
  return isLong && patterns.every((each, index) => each === '*' || each.startsWith(':') || each === parts[index])
}

const partsOf = (path: string) => path.replace(/\/$/, '').split('/')
