/** A text that is one link and nothing else; undefined where it is more, or no link. */
export function readLink(text: string): URL | undefined {
  const bare = text.trim()
  return /^https?:\/\/\S+$/i.test(bare) && URL.canParse(bare) ? new URL(bare) : undefined
}

/** The links in a message, in its order; marks of punctuation at their end are not theirs. */
export function linksIn(text: string): readonly URL[] {
  const found = text.match(/https?:\/\/[^\s<>"']+/gi) ?? []
  return found.flatMap((each) => readLink(each.replace(/[.,;:!?)\]}]+$/, '')) ?? [])
}

/** What the first link in a text names that `read` knows. */
export function firstLink<Named>(text: string, read: (url: URL) => Named | undefined): Named | undefined {
  for (const url of linksIn(text)) {
    const named = read(url)
    if (named !== undefined) return named
  }
  return undefined
}
