import { readFileSync } from 'node:fs'

const PAGE_BYTES = 4096

/** Resident memory of another process; null where the system does not tell (no /proc) or the process is gone. */
export function memoryBytesOf(processId: number | undefined): number | null {
  if (processId === undefined || process.platform !== 'linux') return null
  try {
    const pages = Number(readFileSync(`/proc/${processId}/statm`, 'latin1').split(' ')[1])
    return Number.isFinite(pages) ? pages * PAGE_BYTES : null
  } catch {
    return null
  }
}
