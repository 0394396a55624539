import { PassThrough, Writable } from 'node:stream'
import { runProgram } from '../src/cli/program.ts'

/** A command as a person gives it, in this process. Answers what it says; rejects with what it ends with. */
export async function absah(args: readonly string[], settings: Record<string, string>): Promise<string> {
  let text = ''
  const sink = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk)
      done()
    },
  })
  const terminal = { env: settings, out: sink, err: sink, in: new PassThrough() }
  await runProgram(terminal, args)
  return text
}
