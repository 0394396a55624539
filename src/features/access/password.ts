import { hash } from '@node-rs/argon2'

/** argon2id, 19 MiB, two passes, one lane: the first choice of OWASP's password storage sheet. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
}
