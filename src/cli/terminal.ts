import { createInterface } from 'node:readline/promises'
import type { Readable, Writable } from 'node:stream'

/** Where a command reads and writes, and the environment it was given. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly out: Writable & { readonly isTTY?: boolean }
  readonly err: Writable & { readonly isTTY?: boolean }
  readonly in: Readable & { readonly isTTY?: boolean }
}

/** One line on standard output. */
export function print(terminal: Terminal, line = ''): void {
  terminal.out.write(`${line}\n`)
}

/** Asks a person; null where none sits at the terminal. Nothing but a typed yes is one. */
export async function confirm(terminal: Terminal, question: string): Promise<boolean | null> {
  if (terminal.in.isTTY !== true) return null
  const asking = createInterface({ input: terminal.in, output: terminal.out })
  const gone = new Promise<string>((resolve) => asking.once('close', () => resolve('')))
  try {
    return /^(y|yes)$/i.test((await Promise.race([asking.question(`${question} [y/N] `), gone])).trim())
  } finally {
    asking.close()
  }
}

/** Progress goes to standard error: rewritten in place on a terminal, one plain line a step in a pipe. */
export function createProgress(terminal: Terminal): { step(text: string): void; done(): void } {
  const isTerminal = terminal.err.isTTY === true
  let last = ''
  return {
    step(text) {
      if (text === last) return
      last = text
      terminal.err.write(isTerminal ? `\r\u001b[2K${text}` : `${text}\n`)
    },
    done() {
      if (isTerminal && last !== '') terminal.err.write('\r\u001b[2K')
    },
  }
}

/** Columns aligned under their headings; cells are cut to `widthMax` characters. */
export function renderTable(headings: readonly string[], rows: readonly (readonly string[])[], widthMax = 44): string {
  const cut = (text: string) => (text.length > widthMax ? `${text.slice(0, widthMax - 1)}…` : text)
  const cells = [headings, ...rows].map((row) => row.map(cut))
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  const lines = cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  lines.splice(1, 0, widths.map((width) => '─'.repeat(width)).join('  '))
  return lines.join('\n')
}
