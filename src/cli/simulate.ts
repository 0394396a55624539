import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'

/**
 * The simulator is a program of its own beside the server, which must not contain it: it is started as a process, with
 * what follows `simulate` on the command line.
 */
export function addSimulateCommand(program: Command): void {
  program.command('simulate', 'play the banks on this machine, with fictional payments and faults', {
    executableFile: fileURLToPath(new URL('../../simulator/main.ts', import.meta.url)),
  })
}
