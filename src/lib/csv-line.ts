/** What a spreadsheet would take for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/

/**
 * One line after RFC 4180. A text that a spreadsheet would calculate gets an apostrophe in front, which shows it as it
 * is; null is an empty field.
 */
export function csvLine(fields: readonly (string | null)[]): string {
  return `${fields.map(csvField).join(',')}\r\n`
}

function csvField(field: string | null): string {
  if (field === null) return ''
  const inert = FORMULA.test(field) ? `'${field}` : field
  return `"${inert.replaceAll('"', '""')}"`
}
