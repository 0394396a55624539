import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** A committed file that a program writes. The same sources give the same text, to the byte. */
export interface GeneratedFile<Sources = unknown> {
  /** Relative to the repository root. */
  readonly path: string
  make(sources: Sources): Promise<string>
}

export interface Made {
  readonly path: string
  readonly text: string
}

/** The text of every file, one after the other: on a busy machine the long ones would let the others' queries time out. */
export async function makeAll<Sources>(
  files: readonly GeneratedFile<Sources>[],
  sources: Sources,
): Promise<readonly Made[]> {
  const made: Made[] = []
  for (const file of files) made.push({ path: file.path, text: await file.make(sources) })
  return made
}

/** Paths below `root` whose text is not the one that was made; a missing file is stale too. */
export function findStale(root: string, made: readonly Made[]): readonly string[] {
  return made.filter((file) => textAt(root, file.path) !== file.text).map((file) => file.path)
}

/** Writes below `root` what was made. */
export function writeAll(root: string, made: readonly Made[]): void {
  for (const file of made) {
    mkdirSync(path.dirname(path.join(root, file.path)), { recursive: true })
    writeFileSync(path.join(root, file.path), file.text)
  }
}

function textAt(root: string, file: string): string | undefined {
  try {
    return readFileSync(path.join(root, file), 'utf8')
  } catch {
    // Absent and unreadable are both stale; writing says which.
    return undefined
  }
}
