import { z } from 'zod'
import { preconditionFailed } from '../../../platform/http/http-error.ts'

/** The header of a request that edits what its caller has seen. */
export const IF_MATCH = z.looseObject({
  'if-match': z
    .string()
    .max(1_000)
    .optional()
    .describe('ETag of the answer that is edited; 412 when it is an older one'),
})

/** @param version counts every move and edit of one verification. */
export function etagOf(version: number): string {
  return `"${version}"`
}

/**
 * @param ifMatch the header: `*` or a list of tags. A proxy that compresses may have made ours weak; it is the same one.
 * @throws {HttpError} 412 when the version is none of those the caller has seen.
 */
export function assertMatches(ifMatch: string | undefined, version: number): void {
  if (ifMatch === undefined || ifMatch.trim() === '*') return
  const tags = ifMatch.split(',').map((each) => each.trim().replace(/^W\//, ''))
  if (!tags.includes(etagOf(version))) throw preconditionFailed()
}
