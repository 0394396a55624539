import { type Documents, type PagePart, type Picture, REFUSALS } from '../engines/documents/documents.ts'
import type { Failure, InputFile } from './verifier.ts'

export interface PictureWish {
  readonly documents: Documents
  /** Pixels. Longer pictures are scaled down. */
  readonly longestSideMax: number
  /** From 0. Default: the first. */
  readonly page?: number
  /** Default: the whole page. */
  readonly part?: PagePart
  readonly signal: AbortSignal
}

/** A file that is named and not there. */
export const FILE_MISSING: Failure = {
  kind: 'failed',
  code: 'FILE_MISSING',
  message: 'A picture is gone. Please upload it again.',
}

/** How a run ends whose file cannot be opened, each of them. */
export const PICTURE_FAILURES: readonly Failure[] = [
  ...Object.entries(REFUSALS).map(
    ([reason, message]): Failure => ({ kind: 'failed', code: `FILE_${reason}`, message }),
  ),
  FILE_MISSING,
]

/** One page of a file as a picture, or how the run ends because there is none. */
export async function openPicture(
  file: InputFile | undefined,
  { documents, ...wish }: PictureWish,
): Promise<{ readonly kind: 'picture'; readonly picture: Picture } | Failure> {
  if (file === undefined) return FILE_MISSING
  const { password } = file
  const opened = await documents.render(await file.bytes(), { page: 0, ...wish, password })
  if (opened.kind === 'picture') return opened
  return { kind: 'failed', code: `FILE_${opened.reason}`, message: opened.message }
}
