import { join } from 'node:path'
import type { Config } from '../config.ts'
import { deriveKey } from '../platform/encryption/derive-key.ts'
import { loadOrCreateMasterKey } from '../platform/encryption/master-key.ts'

/** As it was given, or out of the data folder. */
export async function openMasterKey(config: Config): Promise<Uint8Array> {
  return config.masterKey ?? (await loadOrCreateMasterKey(join(config.dataDir, 'master.key')))
}

/** Under which attempts to sign in are counted. */
export function attemptKeyOf(masterKey: Uint8Array): Uint8Array {
  return deriveKey(masterKey, 'login-attempts:1')
}
