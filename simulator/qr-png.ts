import { crc32, deflateSync } from 'node:zlib'
import encodeQR from 'qr'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const QUIET_MODULES = 4

/** The squares of a QR code row by row, true where dark, with the white border that readers need. */
export function qrModules(text: string): readonly (readonly boolean[])[] {
  return encodeQR(text, 'raw', { ecc: 'medium', border: QUIET_MODULES })
}

/** A QR code as a grey PNG, `pixelsPerModule` wide per square. */
export function qrPng(text: string, pixelsPerModule = 4): Buffer {
  const data = qrModules(text)
  const side = data.length * pixelsPerModule
  const rows = data.map((modules) => {
    const row = Buffer.alloc(side + 1, 0xff)
    // The first byte of a row names its filter: none.
    row[0] = 0
    modules.forEach((isDark, index) => {
      if (isDark) row.fill(0, 1 + index * pixelsPerModule, 1 + (index + 1) * pixelsPerModule)
    })
    return row
  })
  const raw = rows.flatMap((row) => Array.from({ length: pixelsPerModule }, () => row))
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  // Eight bits of grey.
  header[8] = 8
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(raw))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
