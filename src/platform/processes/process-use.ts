import { readFileSync } from 'node:fs'

const PAGE_BYTES = 4096
/** Of Linux, whatever the machine (USER_HZ). */
const TICKS_PER_SECOND = 100
/** Of the fields behind the name in /proc/PID/stat (proc(5)): 14 and 15 are the first two of these. */
const USER_TICKS_AT = 11

/** Resident memory of another process; null where the system does not tell (no /proc) or the process is gone. */
export function memoryBytesOf(processId: number | undefined): number | null {
  const pages = Number(readProc(processId, 'statm')?.split(' ')[1] ?? Number.NaN)
  return Number.isFinite(pages) ? pages * PAGE_BYTES : null
}

/** Processor time that another process has used, all its threads; null as above. */
export function processorMsOf(processId: number | undefined): number | null {
  const stat = readProc(processId, 'stat')
  // The name is in brackets and may hold blanks and brackets itself.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')
  const ticks = Number(fields?.[USER_TICKS_AT] ?? Number.NaN) + Number(fields?.[USER_TICKS_AT + 1] ?? Number.NaN)
  return Number.isFinite(ticks) ? (ticks * 1000) / TICKS_PER_SECOND : null
}

function readProc(processId: number | undefined, file: 'stat' | 'statm'): string | null {
  if (processId === undefined || process.platform !== 'linux') return null
  try {
    return readFileSync(`/proc/${processId}/${file}`, 'latin1')
  } catch {
    return null
  }
}
