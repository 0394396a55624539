import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Picture } from '../../src/engines/documents/documents.ts'

/** What face-api's own examples call one person. */
const MATCH_DISTANCE = 0.6
const MODELS = path.join(import.meta.dirname, '../../node_modules/@vladmandic/face-api/model')
const NETS = [
  ['tinyFaceDetector', 'tiny_face_detector_model'],
  ['ssdMobilenetv1', 'ssd_mobilenetv1_model'],
  ['faceLandmark68Net', 'face_landmark_68_model'],
  ['faceRecognitionNet', 'face_recognition_model'],
] as const

/** Compares pictures as face-api does out of the box: one look by each of its detectors, a distance of 0.6. */
export interface PlainFaceApi {
  /** Null: no face was found. */
  describe(picture: Picture): Promise<Float32Array | null>
  isMatch(a: Float32Array | null, b: Float32Array | null): boolean
}

/** face-api 1.7.15 with the tfjs it is bundled with, on WebAssembly: its tiny detector, and SSD where that finds none. */
export async function loadPlainFaceApi(): Promise<PlainFaceApi> {
  const faceApi = await importBundle()
  const { env, nets, tf, euclideanDistance } = faceApi
  class Unused {}
  const kinds = ['Canvas', 'CanvasRenderingContext2D', 'Image', 'ImageData', 'Video']
  // Pixels are handed over as tensors: of a browser it needs nothing but the names.
  Reflect.apply(env.setEnv, env, [{ ...Object.fromEntries(kinds.map((kind) => [kind, Unused])), fetch, readFile }])
  await startWebAssembly(tf)
  for (const [net, name] of NETS) {
    const manifest = JSON.parse(await readFile(path.join(MODELS, `${name}-weights_manifest.json`), 'utf8'))
    const [{ paths, weights }] = manifest
    const bytes = Uint8Array.from(
      Buffer.concat(await Promise.all(paths.map((each: string) => readFile(path.join(MODELS, each))))),
    )
    nets[net].loadFromWeightMap(tf.io.decodeWeights(bytes.buffer, weights))
  }
  const detectors = [new faceApi.TinyFaceDetectorOptions(), new faceApi.SsdMobilenetv1Options()]
  return {
    async describe({ data, width, height }) {
      const pixels = tf.tensor3d(data, [height, width, 3], 'int32')
      try {
        for (const detector of detectors) {
          const found = await faceApi.detectSingleFace(pixels, detector).withFaceLandmarks().withFaceDescriptor()
          if (found) return found.descriptor
        }
        return null
      } finally {
        pixels.dispose()
      }
    },
    isMatch: (a, b) => a !== null && b !== null && euclideanDistance(a, b) <= MATCH_DISTANCE,
  }
}

/** The bundle is made for browsers and looks for one while it loads. */
async function importBundle() {
  Object.assign(globalThis, { window: { document: {} } })
  const faceApi = await import('@vladmandic/face-api/dist/face-api.esm.js')
  Reflect.deleteProperty(globalThis, 'window')
  return faceApi
}

/** The bundle brings the backend but not its binary, which it asks for with `fetch`; that knows no `file:` in Node. */
async function startWebAssembly(tf: object): Promise<void> {
  const binaries = path.dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))
  const call = (name: string, ...args: unknown[]) => Reflect.apply(Reflect.get(tf, name), tf, args)
  const byNetwork = globalThis.fetch
  Object.assign(globalThis, {
    __dirname: binaries,
    fetch: async (url: string) =>
      new Response(await readFile(url), { headers: { 'content-type': 'application/wasm' } }),
  })
  call('setWasmPaths', `${binaries}/`, true)
  const started: unknown = await call('setBackend', 'wasm')
  globalThis.fetch = byNetwork
  Reflect.deleteProperty(globalThis, '__dirname')
  if (started !== true) throw new Error('The WebAssembly backend of tfjs did not start.')
}
