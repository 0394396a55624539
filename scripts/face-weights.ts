import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { collectWeights } from './face-weights/collect-weights.ts'
import { toHalf } from './face-weights/half-float.ts'
import { readTflite } from './face-weights/read-tflite.ts'

/**
 * Writes the weights of the net that describes faces, as 16-bit floats, out of the file that it was published in:
 * `node scripts/face-weights.ts MobileFaceNet.tflite`. Where that file is had: docs/faces.md.
 */
const SOURCE_SHA256 = 'd8ba40c0127fb8ca9917e8fddc79bbbda063657bc92a496d34da0bc8a760443b'
const TARGET = new URL('../src/engines/faces/weights/mobile-face-net.f16', import.meta.url)
const MANIFEST = new URL('../src/engines/faces/weights/mobile-face-net.json', import.meta.url)

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const [path] = process.argv.slice(2)
if (path === undefined) throw new Error('Give the file: node scripts/face-weights.ts MobileFaceNet.tflite')
const source = await readFile(path)
if (sha256(source) !== SOURCE_SHA256) throw new Error(`This is another file: its SHA-256 must be ${SOURCE_SHA256}.`)
const tensors = collectWeights(readTflite(source))
const bytes = Buffer.alloc(2 * tensors.reduce((sum, { data }) => sum + data.length, 0))
let at = 0
for (const { data } of tensors) {
  for (const value of data) at = bytes.writeUInt16LE(toHalf(value), at)
}
await writeFile(TARGET, bytes)
const manifest = {
  net: 'mobile-face-net-192',
  sourceSha256: SOURCE_SHA256,
  sha256: sha256(bytes),
  tensors: tensors.map(({ name, shape }) => ({ name, shape })),
}
await writeFile(MANIFEST, `${JSON.stringify(manifest, null, 2)}\n`)
process.stdout.write(`${tensors.length} tensors, ${bytes.length} bytes, SHA-256 ${manifest.sha256}\n`)
