/** Left, top, right, bottom in 0–1 of the page. */
export type TableBox = readonly [left: number, top: number, right: number, bottom: number]

/** Text with its place: a cell of a text layer, or a line that OCR read. */
export interface PlacedText {
  readonly text: string
  readonly box: TableBox
}

export interface TableLine {
  readonly direction: 'horizontal' | 'vertical'
  readonly box: TableBox
}

/** What is known of a table before it is seen. */
export interface TableLayout<Role extends string> {
  /** Words of the headings by what the column means, in any case; several words are looked for one behind the other. */
  readonly headings: Readonly<Record<Role, readonly string[]>>
  /** Columns without which it is not the table. */
  readonly needed: readonly Role[]
  /** A line whose text in one of these columns is like that begins a row, a date for instance; others continue the row above. */
  readonly anchors: Readonly<Partial<Record<Role, RegExp>>>
}

export interface TableRow<Role extends string> {
  /** By column; a column without text is absent. Lines of one cell are joined by a blank. */
  readonly cells: Readonly<Partial<Record<Role, PlacedText>>>
  readonly box: TableBox
  /** Lines of print: more than one where it was continued. */
  readonly lines: number
}

export interface Table<Role extends string> {
  readonly columns: readonly { readonly role: Role; readonly left: number; readonly right: number }[]
  readonly header: TableBox
  readonly rows: readonly TableRow<Role>[]
  /** Text below the header that belongs to no row: before the first anchor, or too far from a row. */
  readonly loose: readonly PlacedText[]
}

export interface TablePage {
  readonly texts: readonly PlacedText[]
  /** Empty where nobody looked for them, as in a picture. */
  readonly lines: readonly TableLine[]
}
