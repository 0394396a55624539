/** What the text of a note is sealed under. */
export function noteTextContext(noteId: string): string {
  return `case.note:${noteId}`
}
