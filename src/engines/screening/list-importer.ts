import type { ListEntry, ListTopic } from './screening.ts'

/** One file of a list, read once from its beginning. Some lists come in several. */
export interface ListSource {
  /** File name, in small letters, for importers that take several files. */
  readonly name: string
  open(): AsyncIterable<Uint8Array>
  /** What its server said to ask by whether it has changed; absent for a file. */
  readonly validator?: SourceValidator
}

/** Null: the server named none. */
export interface SourceValidator {
  readonly etag: string | null
  readonly lastModified: string | null
}

/** A source that holds on to something until it is closed. */
export interface OpenedSource extends ListSource {
  close(): Promise<void>
}

/** Opens the sources one by one, works with them, and closes them whatever happened. */
export async function withSources<Place, T>(
  places: readonly Place[],
  open: (place: Place) => Promise<OpenedSource>,
  work: (sources: readonly ListSource[]) => Promise<T>,
): Promise<T> {
  const sources: OpenedSource[] = []
  try {
    for (const place of places) sources.push(await open(place))
    return await work(sources)
  } finally {
    await Promise.all(sources.map((each) => each.close()))
  }
}

/** Reads one format of list. It bounds what it keeps in memory and stops at the first damage. */
export interface ListImporter {
  /** As in `lists import FORMAT`. */
  readonly format: string
  readonly title: string
  /** What the publisher allows, shown at import. */
  readonly licence: string
  readonly topics: readonly ListTopic[]
  /** False: written from the published description, and never run on a real file by us. */
  readonly isProven: boolean
  /**
   * @param report is told of what names nobody and so cannot be screened.
   * @throws DamagedListError with the line and the reason.
   */
  read(sources: readonly ListSource[], report?: ReportPassedOver): AsyncIterable<ListEntry>
  /** Whether the sources hold what has changed in a list, not a list. Absent: no source of the format does. */
  isChanges?(sources: readonly ListSource[]): Promise<boolean>
  /** In the order they happened; of several with one id the last counts. @throws as `read` does. */
  readChanges?(sources: readonly ListSource[]): AsyncIterable<ListChange>
}

export type ListChange =
  | { readonly kind: 'put'; readonly entry: ListEntry }
  | { readonly kind: 'remove'; readonly id: string }

/** Something in a list that was passed over, for a person to look at. */
export type ReportPassedOver = (passedOver: { readonly line: number; readonly reason: string }) => void

/** The file is not what it should be; nothing of it may be used. `line` is counted from 1, null where the whole is meant. */
export class DamagedListError extends Error {
  override readonly name = 'DamagedListError'
  readonly line: number | null

  constructor(line: number | null, reason: string) {
    super(line === null ? reason : `Line ${line}: ${reason}`)
    this.line = line
  }
}
