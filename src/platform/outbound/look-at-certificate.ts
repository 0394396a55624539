import type { ShownCertificate } from './certificate.ts'
import { type Blocked, checkTarget } from './check-target.ts'
import { BlockedError, dialPublic } from './dial-public.ts'
import { allowanceOf, type ListedOptions, type ListedTarget } from './fetch-listed.ts'
import { readFailure, type Unreachable } from './unreachable.ts'

export type Look = { readonly kind: 'shown'; readonly certificate: ShownCertificate } | Blocked | Unreachable

/**
 * Shakes hands with a listed server over https to see its certificate, whatever that is worth, and hangs up: nothing is
 * sent. A server that leaves single connections hanging is tried as often as a question would be.
 */
export async function lookAtCertificate(target: ListedTarget, options: ListedOptions = {}): Promise<Look> {
  const tries = target.hedge === null ? 1 : target.hedge.connections * target.hedge.rounds
  let look = await lookOnce(target, options)
  for (let left = tries - 1; left > 0 && look.kind === 'unreachable'; left -= 1) look = await lookOnce(target, options)
  return look
}

function lookOnce(target: ListedTarget, { lookup, ca }: ListedOptions): Promise<Look> {
  const allow = allowanceOf(target)
  const checked = checkTarget(target.origin, allow)
  if (checked.kind === 'blocked') return Promise.resolve(checked)
  const { hostname, host, protocol, port } = checked.url
  const { promise, resolve } = Promise.withResolvers<Look>()
  const dial = dialPublic({
    ...{ allow, lookup, ca },
    tls: {
      isOnly12: target.tls === 'only_1.2',
      pin: null,
      handshakeMs: target.hedge?.handshakeMs ?? null,
      look: (certificate) => resolve({ kind: 'shown', certificate }),
    },
  })
  dial({ hostname, host, protocol, port }, (error, socket) => {
    socket?.destroy()
    resolve(error instanceof BlockedError ? error.blocked : readFailure(error))
  })
  return promise
}
