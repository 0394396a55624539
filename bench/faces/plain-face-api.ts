import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Picture } from '../../src/engines/documents/documents.ts'

/** What face-api's own examples call one person. */
const MATCH_DISTANCE = 0.6
const MODELS = path.join(import.meta.dirname, '../../node_modules/@vladmandic/face-api/model')
const NETS = [
  ['ssdMobilenetv1', 'ssd_mobilenetv1_model'],
  ['faceLandmark68Net', 'face_landmark_68_model'],
  ['faceRecognitionNet', 'face_recognition_model'],
] as const

/** Compares pictures as face-api does out of the box: its default detector, one look, a distance of 0.6. */
export interface PlainFaceApi {
  /** Null: no face was found. */
  describe(picture: Picture): Promise<Float32Array | null>
  isMatch(a: Float32Array, b: Float32Array): boolean
}

/** face-api with the tfjs it is bundled with, on its JavaScript backend: some seconds a picture. */
export async function loadPlainFaceApi(): Promise<PlainFaceApi> {
  // The bundle is made for browsers and looks for one while it loads.
  Object.assign(globalThis, { window: { document: {} } })
  const faceApi = await import('@vladmandic/face-api/dist/face-api.esm.js')
  Reflect.deleteProperty(globalThis, 'window')
  const { env, nets, tf } = faceApi
  class Unused {}
  const kinds = ['Canvas', 'CanvasRenderingContext2D', 'Image', 'ImageData', 'Video']
  // Pixels are handed over as tensors: of a browser it needs nothing but the names.
  Reflect.apply(env.setEnv, env, [{ ...Object.fromEntries(kinds.map((kind) => [kind, Unused])), fetch, readFile }])
  // Its types leave out what chooses the backend.
  await Reflect.apply(Reflect.get(tf, 'setBackend'), tf, ['cpu'])
  for (const [net, name] of NETS) {
    const manifest = JSON.parse(await readFile(path.join(MODELS, `${name}-weights_manifest.json`), 'utf8'))
    const [{ paths, weights }] = manifest
    const bytes = Uint8Array.from(
      Buffer.concat(await Promise.all(paths.map((each: string) => readFile(path.join(MODELS, each))))),
    )
    nets[net].loadFromWeightMap(tf.io.decodeWeights(bytes.buffer, weights))
  }
  return {
    async describe({ data, width, height }) {
      const pixels = tf.tensor3d(data, [height, width, 3], 'int32')
      const found = await faceApi.detectSingleFace(pixels).withFaceLandmarks().withFaceDescriptor()
      pixels.dispose()
      return found?.descriptor ?? null
    },
    isMatch: (a, b) => faceApi.euclideanDistance(a, b) <= MATCH_DISTANCE,
  }
}
