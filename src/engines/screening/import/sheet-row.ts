/** A row that says something. Lines are the rows of the sheet, from 1. */
export interface SheetRow {
  /** Counts the sheets of a file. */
  readonly sheet: number
  readonly line: number
  readonly cells: readonly string[]
}

/** Opens a part by its name; undefined where there is none. */
export type OpenPart = (name: string) => AsyncIterable<Uint8Array> | undefined
