/** A text that is one link and nothing else; undefined where it is more, or no link. */
export function readLink(text: string): URL | undefined {
  const bare = text.trim()
  return /^https?:\/\/\S+$/i.test(bare) ? (URL.parse(bare) ?? undefined) : undefined
}

/** The links in a message, in its order; marks of punctuation at their end are not theirs. */
export function linksIn(text: string): readonly URL[] {
  const found = text.match(/https?:\/\/[^\s<>"']+/gi) ?? []
  return found.flatMap((each) => readLink(withoutEndMarks(each)) ?? [])
}

const END_MARKS = new Set('.,;:!?)]}')

/** By hand, since a pattern tied to the end would begin anew at each of many marks in the middle. */
function withoutEndMarks(text: string): string {
  let end = text.length
  while (END_MARKS.has(text.charAt(end - 1))) end -= 1
  return text.slice(0, end)
}

/** What the first link in a text names that `read` knows. */
export function firstLink<Named>(text: string, read: (url: URL) => Named | undefined): Named | undefined {
  for (const url of linksIn(text)) {
    const named = read(url)
    if (named !== undefined) return named
  }
  return undefined
}
