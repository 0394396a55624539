/**
 * What the code on a telebirr receipt holds: base64 of entries of tag, length (two decimal digits each) and value. Tag
 * 81 carries the invoice number as hexadecimal ASCII behind its length, tag 63 a CRC over everything before its value.
 */
export function telebirrQr(invoice: string): string {
  const hex = Buffer.from(invoice, 'ascii').toString('hex').toUpperCase()
  const counted = invoice.length.toString(16).toUpperCase().padStart(4, '0') + hex
  const signed = `${entry('80', '000206010291020131')}${entry('81', counted)}6304`
  return Buffer.from(signed + crc16(signed), 'ascii').toString('base64')
}

function entry(tag: string, value: string): string {
  return tag + String(value.length).padStart(2, '0') + value
}

/** CRC-16/CCITT-FALSE: polynomial 0x1021, begins with 0xFFFF; four hexadecimal digits. */
function crc16(text: string): string {
  let crc = 0xffff
  for (const byte of Buffer.from(text, 'ascii')) {
    crc ^= byte << 8
    for (let bit = 0; bit < 8; bit++) crc = crc & 0x8000 ? ((crc << 1) ^ 0x1021) & 0xffff : (crc << 1) & 0xffff
  }
  return crc.toString(16).toUpperCase().padStart(4, '0')
}
