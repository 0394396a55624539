import { statSync } from 'node:fs'
import { join, resolve } from 'node:path'

const WRITABLE_BY_OTHERS = 0o022

/**
 * Where compiled program text is kept between two starts, which halves what a start costs: in the data folder, where there is
 * one. Whoever can write there could change what runs, so it must be ours alone.
 */
export function compileCacheFolder(dataDir = 'data'): string | null {
  const folder = resolve(dataDir)
  const found = statSync(folder, { throwIfNoEntry: false })
  const isOurs = found?.isDirectory() === true && found.uid === process.getuid?.()
  return isOurs && (found.mode & WRITABLE_BY_OTHERS) === 0 ? join(folder, 'cache') : null
}
