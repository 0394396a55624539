import { readdirSync, readFileSync } from 'node:fs'

/** The most that this process and those it started have held each, in MB, added up. Linux; elsewhere this process alone. */
export function peakMemoryMb(): number {
  const own = process.resourceUsage().maxRSS / 1024
  if (process.platform !== 'linux') return Math.round(own)
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return Math.round(own + children.reduce((sum, id) => sum + peakOfChild(id), 0))
}

function peakOfChild(id: string): number {
  try {
    const status = readFileSync(`/proc/${id}/status`, 'latin1')
    if (!status.includes(`\nPPid:\t${process.pid}\n`)) return 0
    return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024
  } catch {
    // It has just ended.
    return 0
  }
}
