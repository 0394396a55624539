/** What a kind of paper prints, as data: its rows from top to bottom. `Row` are the names of the rows. */
export interface FormLayout<Row extends string> {
  readonly rows: readonly FormRow<Row>[]
  /** So few rows that values of several lines spread their labels: the least step between two is that of a line. */
  readonly isSparse?: boolean
}

/** A printed row: a label, and a value beside or under it. */
export interface FormRow<Row extends string> {
  readonly name: Row
  /** Spellings of its label in capital letters, without spaces or signs. */
  readonly labels: readonly string[]
  /** How like a label must be, 0–1 (1 = letter by letter). Short labels need more. Default `LABEL_MIN`. */
  readonly labelMin?: number
  readonly shape: RowShape
  /** How well a further line of text fits as continuation of the value, 0–1. Left out: the value has one line. */
  readonly continues?: number
  /**
   * Where it stands. `columns`: label and value in the columns of the others (default). `wide`: the label does, the value is
   * of another size and begins elsewhere. `aside`: on the row of another value, right of it.
   */
  readonly stands?: 'columns' | 'wide' | 'aside'
  /** The value tells itself by its shape, also where its label was not read. The header ends above it. */
  readonly isTelling?: boolean
}

/** What a value looks like before anything is made of it. */
export type RowShape =
  /** Words of a list. `fitMin`: the least that any text fits, where the list is not closed. */
  | { readonly kind: 'terms'; readonly terms: readonly string[]; readonly fitMin?: number }
  /** A number of at least so many digits. */
  | { readonly kind: 'digits'; readonly min: number }
  /** A date, or one of some words. */
  | { readonly kind: 'date'; readonly terms: readonly string[] }
  /** A place and behind it a date. */
  | { readonly kind: 'place_and_date' }
  /** Text of this form, in capitals. */
  | { readonly kind: 'pattern'; readonly pattern: RegExp }
  /** Words without digits. */
  | { readonly kind: 'words' }
  | { readonly kind: 'text' }
  /** Nothing that could be told from another value. */
  | { readonly kind: 'none' }

/** How like the label of a row must be where the row says nothing else. */
export const LABEL_MIN = 0.62

export function isAside<Row extends string>(layout: FormLayout<Row>, row: Row): boolean {
  return rowOf(layout, row)?.stands === 'aside'
}

/** Whether label and value stand in the two columns that most rows share. */
export function isInColumns<Row extends string>(layout: FormLayout<Row>, row: Row): boolean {
  return (rowOf(layout, row)?.stands ?? 'columns') === 'columns'
}

export function rowOf<Row extends string>({ rows }: FormLayout<Row>, name: Row): FormRow<Row> | undefined {
  return rows.find((row) => row.name === name)
}
