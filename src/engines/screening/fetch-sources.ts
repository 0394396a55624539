import { z } from 'zod'
import type { Outbound } from '../../platform/outbound/fetch-public.ts'
import { downloadChanged, downloadList } from './download-list.ts'
import { DamagedListError, type OpenedSource, type SourceValidator } from './list-importer.ts'

export interface FetchedSources {
  readonly sources: readonly OpenedSource[]
  /** As the publisher names the version; null: it does not. */
  readonly version: string | null
}

/** What is known of a list that is there already. */
export interface KnownSources {
  readonly validators: readonly (SourceValidator | null)[]
  readonly version: string | null
}

/**
 * Fetches a list from its addresses, or what has changed of it. Null: nothing has. The `index.json` of an OpenSanctions
 * dataset stands for the newest version of its entities, and for what has changed since the version that is known.
 *
 * @throws {DamagedListError} when something cannot be fetched whole.
 */
export async function fetchSources(
  outbound: Outbound,
  urls: readonly string[],
  known: KnownSources | null,
): Promise<FetchedSources | null> {
  const [url = ''] = urls
  if (urls.length === 1 && isDatasetIndex(url)) return fetchDataset(outbound, url, known?.version ?? null)
  const sources: OpenedSource[] = []
  try {
    for (const [at, each] of urls.entries()) {
      // As soon as one file is new all of them are needed.
      const validator = sources.length > 0 ? null : (known?.validators[at] ?? null)
      const source = await downloadChanged(outbound, each, validator)
      if (source === null) continue
      if (sources.length === 0)
        for (const before of urls.slice(0, at)) sources.push(await downloadList(outbound, before))
      sources.push(source)
    }
    return sources.length > 0 ? { sources, version: null } : null
  } catch (error) {
    await closeAll(sources)
    throw error
  }
}

export const isDatasetIndex = (url: string): boolean => /^https?:\/\/[^?#]*\/index\.json$/i.test(url)

const Index = z.looseObject({
  version: z.string().min(1),
  delta_url: z.string().nullish(),
  resources: z.array(z.looseObject({ name: z.string(), url: z.string() })),
})
const Deltas = z.looseObject({ versions: z.record(z.string(), z.string()) })

const JSON_BYTES_MAX = 16 * 1024 ** 2
/** With more the whole list is sooner there. */
const DELTAS_MAX = 60

async function fetchDataset(
  outbound: Outbound,
  url: string,
  knownVersion: string | null,
): Promise<FetchedSources | null> {
  const { version, delta_url: deltaUrl, resources } = await fetchJson(outbound, url, Index)
  if (version === knownVersion) return null
  if (knownVersion !== null && deltaUrl != null && knownVersion < version) {
    const deltas = await fetchDeltas(outbound, deltaUrl, { from: knownVersion, to: version })
    if (deltas !== null) return { sources: deltas, version }
  }
  const entities = resources.find(({ name }) => name === 'entities.ftm.json')
  if (entities === undefined) throw new DamagedListError(null, `${url} names no entities.ftm.json.`)
  return { sources: [await downloadList(outbound, new URL(entities.url, url).href)], version }
}

/** In their order. Null: there are none, or they begin too late. */
async function fetchDeltas(
  outbound: Outbound,
  url: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly OpenedSource[] | null> {
  const sources: OpenedSource[] = []
  try {
    const { versions } = await fetchJson(outbound, url, Deltas)
    const sorted = Object.keys(versions).toSorted()
    const [oldest] = sorted
    const wanted = sorted.filter((version) => version > from && version <= to)
    if (oldest === undefined || from < oldest || wanted.at(-1) !== to || wanted.length > DELTAS_MAX) return null
    for (const version of wanted) {
      sources.push(await downloadList(outbound, new URL(versions[version] ?? '', url).href))
    }
    return sources
  } catch (error) {
    await closeAll(sources)
    // A delta that is no longer there costs time, and nothing else.
    if (error instanceof DamagedListError) return null
    throw error
  }
}

async function fetchJson<T>(outbound: Outbound, url: string, schema: z.ZodType<T>): Promise<T> {
  const source = await downloadList(outbound, url)
  try {
    const pieces: Uint8Array[] = []
    let size = 0
    for await (const piece of source.open()) {
      size += piece.length
      if (size > JSON_BYTES_MAX) throw new DamagedListError(null, `${url} is larger than 16 MB.`)
      pieces.push(piece)
    }
    return schema.parse(JSON.parse(Buffer.concat(pieces).toString('utf8')))
  } catch (error) {
    if (error instanceof DamagedListError) throw error
    throw new DamagedListError(null, `${url} is not what the index of a dataset should be.`)
  } finally {
    await source.close()
  }
}

export async function closeAll(sources: readonly OpenedSource[]): Promise<void> {
  await Promise.all(sources.map((source) => source.close()))
}
