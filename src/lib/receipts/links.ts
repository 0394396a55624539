/** A host, with its scheme left out, and what follows it. */
const BARE = /^(?:[\w-]{1,63}\.){1,6}[a-z]{2,10}(?::\d{1,5})?[/?]\S*$/i

/** A text that is one link and nothing else, also without its `https://`; undefined where it is more, or no link. */
export function readLink(text: string): URL | undefined {
  const bare = text.trim()
  if (/^https?:\/\/\S+$/i.test(bare)) return URL.parse(bare) ?? undefined
  return BARE.test(bare) ? (URL.parse(`https://${bare}`) ?? undefined) : undefined
}

const LINK =
  /https?:\/\/[^\s<>"']{1,1000}|(?<![\w.@/-])(?:[\w-]{1,63}\.){1,6}[a-z]{2,10}(?::\d{1,5})?[/?][^\s<>"']{1,1000}/gi
const LINKS_MAX = 20

/** The links in a message as they stand, in its order; marks of punctuation at their end are not theirs. */
export function linkTextsIn(text: string): readonly string[] {
  const found: string[] = []
  for (const match of text.matchAll(LINK)) {
    if (found.length >= LINKS_MAX) break
    found.push(withoutEndMarks(match[0]))
  }
  return found
}

/** The same, as links. */
export function linksIn(text: string): readonly URL[] {
  return linkTextsIn(text).flatMap((each) => readLink(each) ?? [])
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
