/**
 * What a telephone puts on the clipboard when somebody selects a whole receipt page and copies it: every label and
 * value in one line, with nothing between them (`…Settled AmountDF7…07-06-2026 18:37:39600 Birr`).
 */
export function pastedLine(text: string): string {
  return text.replaceAll('\n', '')
}
