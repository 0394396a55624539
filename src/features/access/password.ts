import { hash, verify } from '@node-rs/argon2'

export const PASSWORD_LENGTH_MIN = 12
/** Longer ones would only make hashing dearer. */
export const PASSWORD_LENGTH_MAX = 200

/** argon2id, 19 MiB, two passes, one lane: the first choice of OWASP's password storage sheet. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
}

let decoy: Promise<string> | null = null

/**
 * Whether the password is the one that was hashed. Without a hash, because there is no such user, it takes as long and
 * says no.
 */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  if (passwordHash !== null) return verify(passwordHash, password)
  decoy ??= hashPassword('nobody has this password')
  await verify(await decoy, password)
  return false
}
