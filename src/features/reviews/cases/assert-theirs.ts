import { HttpError } from '../../../platform/http/http-error.ts'
import type { Actor } from '../../access/act.ts'

/**
 * Lets whoever made something change it, or an owner.
 *
 * @throws {HttpError} 403 for anybody else: with whose it is, and who may.
 */
export function assertTheirs(
  { caller: { credential } }: Actor,
  made: { readonly userId: string; readonly userName: string },
  { kind, act }: { readonly kind: string; readonly act: string },
): void {
  const isOwner = credential.kind === 'user' && credential.role !== 'GROUP_USER'
  if (made.userId === credential.id || isOwner) return
  throw new HttpError({
    status: 403,
    code: 'FORBIDDEN',
    message: `This is a ${kind} of ${made.userName}: they may ${act} it, or an owner`,
  })
}
