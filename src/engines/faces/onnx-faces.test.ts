import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { childrenOf } from '../../../test/reader-processes.ts'
import { faceDistance } from './faces.ts'
import { createOnnxFaces } from './onnx-faces.ts'

/** Pictures of persons are never part of the repository; where a set lies beside it, it is used. */
const SET = fileURLToPath(new URL('../../../../shared/data/faces', import.meta.url))

const faces = createOnnxFaces()
afterAll(() => faces.close())

test('an empty picture shows nobody', async () => {
  const [width, height] = [300, 200]
  expect(await faces.find({ width, height, data: new Uint8Array(width * height * 3).fill(128) })).toEqual([])
})

test.runIf(process.platform === 'linux')('the nets stay loaded, also after the longest search', async () => {
  const picture = { width: 300, height: 200, data: new Uint8Array(300 * 200 * 3).fill(128) }
  const ofOthers = new Set(childrenOf(process.pid, 'face-process'))
  const own = createOnnxFaces()
  const ownProcesses = () => childrenOf(process.pid, 'face-process').filter((id) => !ofOthers.has(id))
  try {
    await own.find(picture)
    const before = ownProcesses()
    await own.find(picture)

    expect(before).toHaveLength(1)
    expect(ownProcesses()).toEqual(before)
  } finally {
    await own.close()
  }
})

test('a picture with too few bytes is refused before a process sees it', async () => {
  await expect(faces.find({ width: 10, height: 10, data: new Uint8Array(10) })).rejects.toThrow(RangeError)
})

test('an aborted search rejects with the reason', async () => {
  const picture = { width: 1, height: 1, data: new Uint8Array(3) }
  const gone = new Error('gone')
  await expect(faces.find(picture, { signal: AbortSignal.abort(gone) })).rejects.toBe(gone)
})

describe.skipIf(!existsSync(SET))('with pictures of persons at hand (skipped without)', () => {
  async function first(person: string, index: number, degrees = 0) {
    const folder = path.join(SET, person)
    const { data, info } = await sharp(path.join(folder, readdirSync(folder).toSorted()[index] ?? ''))
      .rotate(degrees)
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
    const [face] = await faces.find({ width: info.width, height: info.height, data: new Uint8Array(data) })
    return face?.descriptor ?? []
  }

  test('two pictures of one person are nearer than pictures of two', async () => {
    const [one = '', two = ''] = readdirSync(SET).toSorted()
    const [a, again, other] = [await first(one, 0), await first(one, 1), await first(two, 0)]
    expect(a).toHaveLength(192)
    expect(Math.hypot(...a)).toBeCloseTo(1, 5)
    expect(faceDistance(a, again)).toBeLessThan(faceDistance(a, other))
  })

  test.each([90, 180, 270])('a picture turned by %i° is described as it is upright', async (degrees) => {
    const [one = ''] = readdirSync(SET).toSorted()

    const [upright, turned] = [await first(one, 0), await first(one, 0, degrees)]

    expect(turned).toHaveLength(192)
    expect(faceDistance(upright, turned)).toBeLessThan(0.1)
  })
})
