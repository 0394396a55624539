import { createHash, type X509Certificate } from 'node:crypto'
import type { TLSSocket } from 'node:tls'

/** What a server showed in the TLS handshake. Names are its own claim, in printable characters. */
export interface ShownCertificate {
  readonly subject: string
  readonly issuer: string
  readonly validFrom: Date
  readonly validTo: Date
  /** Base64 of the SHA-256 of its public key (RFC 7469, section 2.4). */
  readonly pin: string
  /** The code of why it does not verify, e.g. `CERT_HAS_EXPIRED`; null where it does. */
  readonly problem: string | null
}

const NAME_LENGTH_MAX = 200

/** Null where the server showed none. */
export function readCertificate(secure: TLSSocket): ShownCertificate | null {
  const certificate = secure.getPeerX509Certificate()
  if (certificate === undefined) return null
  return {
    subject: printable(certificate.subject),
    issuer: printable(certificate.issuer),
    validFrom: certificate.validFromDate,
    validTo: certificate.validToDate,
    pin: pinOf(certificate),
    // Typed as an error, but it is the error's code.
    problem: secure.authorized ? null : String(secure.authorizationError),
  }
}

function pinOf({ publicKey }: X509Certificate): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64')
}

/** A name of several lines as one; what could steer a terminal becomes a question mark. */
function printable(name: string | undefined): string {
  const line = (name ?? '').trim().replaceAll('\n', ', ')
  return line.replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, '?').slice(0, NAME_LENGTH_MAX)
}
