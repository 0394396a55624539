/** Text of an answer; what is no UTF-8 becomes the replacement character. */
export function textOf(body: Uint8Array): string {
  return new TextDecoder().decode(body)
}

/** The value of a JSON answer; undefined where it is none. */
export function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(body))
  } catch {
    return undefined
  }
}

/** By the bytes: some services send an error page under the content type of a PDF, and the other way round. */
export function isPdf(body: Uint8Array): boolean {
  return textOf(body.subarray(0, 1024)).includes('%PDF-')
}
