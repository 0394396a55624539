import type { Absah } from './create-absah.ts'
import type { paths } from './schema.ts'
import type { Verification } from './verification.ts'

export type NewVerification = paths['/verifications']['post']['requestBody']['content']['application/json']

/** Creates a verification for real; a dry run is asked for with `absah.POST` itself. */
export async function createVerification(absah: Absah, body: NewVerification): Promise<Verification> {
  const { data } = await absah.POST('/verifications', { body })
  if (data === undefined || !('id' in data)) throw new Error('The server answered no verification')
  return data
}
