import sharp from 'sharp'
import type { Picture } from '../../src/engines/documents/documents.ts'
import { loadPlainFaceApi } from './plain-face-api.ts'
import { type Person, scorePairs } from './score-pairs.ts'

interface Portrait extends Person {
  readonly picture: Picture
}

/** The pictures of all portraits as one print left them. */
export interface PrintedSet {
  readonly name: string
  readonly pictures: readonly Picture[]
}

/**
 * Plain face-api over the same pairs as ours. Its detectors pass over faces that fill the picture, so the clean pictures
 * are measured as they are and with a margin around them, and the printed ones with the margin.
 */
export async function scorePlain(portraits: readonly Portrait[], prints: readonly PrintedSet[]) {
  const { describe, compare } = await loadPlainFaceApi()
  const describeAll = async (pictures: readonly Picture[]) => {
    const described: (Float32Array | null)[] = []
    for (const each of pictures) described.push(await describe(each))
    return described
  }
  const withMargins = (pictures: readonly Picture[]) => Promise.all(pictures.map((each) => addMargin(each)))
  const pictures = portraits.map(({ picture }) => picture)
  const asIs = await describeAll(pictures)
  const wider = await withMargins(pictures)
  const startedAt = process.cpuUsage()
  const clean = await describeAll(wider)
  const used = process.cpuUsage(startedAt)
  const byPrint: Record<string, ReturnType<typeof scorePairs>> = {}
  for (const { name, pictures: printed } of prints) {
    const right = await describeAll(await withMargins(printed))
    byPrint[name] = scorePairs(portraits, { left: clean, right, isOneSet: false }, compare)
  }
  return {
    name: 'face-api 1.7.15 on tfjs-wasm: tiny detector, SSD on a miss, distance 0.6',
    ms_per_face: (used.user + used.system) / 1000 / Math.max(1, portraits.length),
    ...scorePairs(portraits, { left: asIs, right: asIs, isOneSet: true }, compare),
    with_margin: scorePairs(portraits, { left: clean, right: clean, isOneSet: true }, compare),
    by_print: byPrint,
  }
}

async function addMargin({ data, width, height }: Picture): Promise<Picture> {
  const side = Math.round(Math.max(width, height) * 0.4)
  const margins = { top: side, bottom: side, left: side, right: side }
  const wider = await sharp(data, { raw: { width, height, channels: 3 } })
    .extend({ ...margins, background: '#888888' })
    .raw()
    .toBuffer()
  return { data: new Uint8Array(wider), width: width + 2 * side, height: height + 2 * side }
}
