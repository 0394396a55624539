import { PASSWORD_LENGTH_MAX, PASSWORD_LENGTH_MIN } from '../features/access/password.ts'
import { weaknessOf } from '../features/access/password-weakness.ts'
import type { Terminal } from './terminal.ts'

/** A password for the user of this e-mail address, from standard input. */
export async function readNewPassword(terminal: Terminal, email: string): Promise<string> {
  let text = ''
  for await (const chunk of terminal.in) {
    text += String(chunk)
    if (text.length > PASSWORD_LENGTH_MAX + 2) break
  }
  const password = text.replace(/\r?\n$/, '')
  if (password.length < PASSWORD_LENGTH_MIN || password.length > PASSWORD_LENGTH_MAX) {
    throw new Error(`the password must have ${PASSWORD_LENGTH_MIN} to ${PASSWORD_LENGTH_MAX} characters.`)
  }
  const weakness = weaknessOf(password, email)
  if (weakness !== null) throw new Error(`the password cannot be used. ${weakness}.`)
  return password
}
