import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** One process for good: a number may be given out again, a number with its start may not. */
export interface ProcessMark {
  readonly pid: number
  /** The system's own words for when it started; only ever compared. */
  readonly startedAt: string
}

/** The mark of a living process, or null (zombies are dead). */
export function markOf(pid: number): ProcessMark | null {
  const startedAt = process.platform === 'linux' ? startOnLinux(pid) : ask(pid, 'lstart=')
  return startedAt === null ? null : { pid, startedAt }
}

export function isAlive(mark: ProcessMark): boolean {
  return markOf(mark.pid)?.startedAt === mark.startedAt
}

/** The arguments a process was started with, or null when it is gone or hidden. */
export function commandLineOf(pid: number): string | null {
  if (process.platform !== 'linux') return ask(pid, 'command=')
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return null
  }
}

/** proc(5): the name in parentheses may hold anything; field 3 after it is the state, field 22 the start in ticks. */
function startOnLinux(pid: number): string | null {
  let stat: string
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return null
  }
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, start] = [fields[0], fields[19]]
  return start === undefined || state === 'Z' || state === 'X' ? null : start
}

function ask(pid: number, column: string): string | null {
  try {
    const answer = execFileSync('/bin/ps', ['-ww', '-o', column, '-p', String(pid)], { timeout: 5_000 })
    return answer.toString().trim() || null
  } catch {
    return null
  }
}
