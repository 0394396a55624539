import { readdirSync, readFileSync } from 'node:fs'

/** Processes that a process started and that run this program (Linux). */
export function childrenOf(parentId: number, program: string): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((id) => id > 0)
    .filter((id) => readProc(id, 'status').includes(`\nPPid:\t${parentId}\n`))
    .filter((id) => readProc(id, 'cmdline').includes(program))
}

function readProc(id: number, file: string): string {
  try {
    return readFileSync(`/proc/${id}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
