const HANDSHAKE = 22
const CLIENT_HELLO = 1
const RECORD_HEADER_BYTES = 5
const SUPPORTED_VERSIONS = 43
const TLS_13 = 0x0304

/**
 * Whether a client's first bytes offer TLS 1.3 (RFC 8446, 4.2.1). False for what is no whole greeting: the TLS library
 * then says what is wrong with it.
 */
export function offersTls13(greeting: Buffer): boolean {
  try {
    return greeting[0] === HANDSHAKE && greeting[RECORD_HEADER_BYTES] === CLIENT_HELLO && versions(greeting).has(TLS_13)
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

function versions(greeting: Buffer): ReadonlySet<number> {
  const found = new Set<number>()
  // Behind both headers stand the old version (2) and 32 random bytes; then session, ciphers, compression, by length.
  let at = RECORD_HEADER_BYTES + 4 + 2 + 32
  at += 1 + greeting.readUInt8(at)
  at += 2 + greeting.readUInt16BE(at)
  at += 1 + greeting.readUInt8(at)
  const end = at + 2 + greeting.readUInt16BE(at)
  at += 2
  while (at < end) {
    const type = greeting.readUInt16BE(at)
    const length = greeting.readUInt16BE(at + 2)
    if (type === SUPPORTED_VERSIONS) {
      for (let each = at + 5; each < at + 4 + length; each += 2) found.add(greeting.readUInt16BE(each))
    }
    at += 4 + length
  }
  return found
}
