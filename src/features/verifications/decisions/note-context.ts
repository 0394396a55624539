/** What the note of a decision is sealed under. */
export function noteContext(decisionId: string): string {
  return `verification.decision_note:${decisionId}`
}
