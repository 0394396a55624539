const ENTRY = /^(\d{2})(\d{2})/
const INVOICE_TAG = '81'
const CRC_TAG = '63'

/**
 * The invoice number in the QR code of a telebirr receipt: base64 of an ASCII text of entries (two digits of tag, two of
 * length, value), in which 81 holds the number as hex and 63, the last, the CRC of all before its value. Undefined where
 * the entries do not fill the text, the CRC is another, or there is no number. Anybody can make such a code.
 */
export function readTelebirrQr(text: string): string | undefined {
  if (!/^[A-Za-z0-9+/]{20,400}={0,2}$/.test(text)) return undefined
  const decoded = Buffer.from(text, 'base64').toString('latin1')
  const entries = entriesOf(decoded)
  const crc = entries?.get(CRC_TAG)
  if (entries === undefined || crc === undefined || !decoded.endsWith(`${CRC_TAG}04${crc}`)) return undefined
  const isWhole = Number.parseInt(crc, 16) === crc16(decoded.slice(0, -crc.length))
  return isWhole ? unhex(entries.get(INVOICE_TAG) ?? '') : undefined
}

function entriesOf(text: string): ReadonlyMap<string, string> | undefined {
  const entries = new Map<string, string>()
  let rest = text
  while (rest !== '') {
    const [head, tag, length] = ENTRY.exec(rest) ?? []
    if (head === undefined || tag === undefined || rest.length < 4 + Number(length)) return undefined
    entries.set(tag, rest.slice(4, 4 + Number(length)))
    rest = rest.slice(4 + Number(length))
  }
  return entries
}

/** Four hex digits that count the characters, then two hex digits for each. */
function unhex(value: string): string | undefined {
  const [, count = '', digits = ''] = /^([0-9A-F]{4})((?:[0-9A-F]{2})+)$/i.exec(value) ?? []
  const text = Buffer.from(digits, 'hex').toString('latin1')
  return text !== '' && text.length === Number.parseInt(count, 16) ? text : undefined
}

/** CRC-16/CCITT-FALSE: polynomial 0x1021, first value 0xFFFF, nothing reflected. */
function crc16(text: string): number {
  let crc = 0xffff
  for (const byte of Buffer.from(text, 'latin1')) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit += 1) crc = ((crc << 1) ^ (crc & 0x8000 ? 0x1021 : 0)) & 0xffff
  }
  return crc
}
