/**
 * A pasted text with one line break for each run of white space that has one, and one space for each that has none: no
 * pattern has to try a long run in every way it can be shared out.
 */
export function tidySpaces(text: string): string {
  return text.replace(/\s+/g, (run) => (run.includes('\n') ? '\n' : ' '))
}
