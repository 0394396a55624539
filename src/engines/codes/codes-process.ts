import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { serveTasks } from '../../platform/processes/serve-tasks.ts'
import type { Picture } from '../documents/documents.ts'

const CODES_MAX = 10
const BYTES_PER_PIXEL = 4

// Given the bytes, the library asks no server for them.
const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasm).buffer } })

serveTasks<null, Picture, readonly string[]>(async () => readCodes)

/** The library looks at smaller and inverted copies by itself. */
async function readCodes(picture: Picture): Promise<readonly string[]> {
  const found = await readBarcodes(
    { data: withAlpha(picture), width: picture.width, height: picture.height, colorSpace: 'srgb' },
    {
      formats: ['QRCode'],
      tryHarder: true,
      tryInvert: true,
      tryRotate: true,
      tryDownscale: true,
      maxNumberOfSymbols: CODES_MAX,
    },
  )
  return [...new Set(found.filter((each) => each.isValid).map((each) => each.text))]
}

function withAlpha({ data, width, height }: Picture): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(width * height * BYTES_PER_PIXEL).fill(255)
  for (let from = 0, to = 0; from < data.length; from += 3, to += BYTES_PER_PIXEL) {
    rgba[to] = data[from] ?? 0
    rgba[to + 1] = data[from + 1] ?? 0
    rgba[to + 2] = data[from + 2] ?? 0
  }
  return rgba
}
