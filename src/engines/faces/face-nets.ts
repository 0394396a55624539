import { readFile } from 'node:fs/promises'
import { InferenceSession, type Session, type SessionOptions, Tensor } from '../../platform/inference/onnxruntime.ts'
import { type DescribingNet, OWN_NET } from './describing-net.ts'
import { type Detection, ssdDetections, tinyDetections } from './detections.ts'
import { LANDMARK_SIDE, landmarkNet } from './nets/landmark-net.ts'
import { mobileFaceNet } from './nets/mobile-face-net.ts'
import { readOwnWeights } from './nets/read-own-weights.ts'
import { type NetName, readWeights } from './nets/read-weights.ts'
import { SSD_SIDE, ssdNet } from './nets/ssd-net.ts'
import { tinyDetectorNet } from './nets/tiny-detector-net.ts'
import { toPlanes } from './sample.ts'

/** What the nets subtract from red, green, blue: means of the pictures they were trained on. */
const TINY_MEANS = [117.001, 114.697, 97.404] as const
const LANDMARK_MEANS = [122.782, 117.001, 104.298] as const
const SSD_MEANS = [127.5, 127.5, 127.5] as const

/** Side of the square that the small detector looks at. */
export const TINY_SIDE = 416

const OPTIONS: SessionOptions = {
  executionProviders: ['cpu'],
  graphOptimizationLevel: 'all',
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
}

/** The net that describes, and the ONNX file it is in; without a file it is the one that Absah brings. */
export interface FaceModel {
  readonly net: DescribingNet
  readonly file: string | null
}

/** The four nets for use by one thread, each taking a square of pixels in 0–255. */
export interface FaceNets {
  /** What `describe` must be given. */
  readonly describing: DescribingNet
  detectTiny(square: Float32Array, scoreMin: number): Promise<readonly Detection[]>
  detectSsd(square: Float32Array, scoreMin: number): Promise<readonly Detection[]>
  /** 68 points, x and y in turn, in 0–1 of the square. */
  landmarks(square: Float32Array): Promise<Float32Array>
  /** Of length 1 where the net is compared by the cosine. */
  describe(square: Float32Array): Promise<Float32Array>
}

/**
 * Builds the detectors and the landmarks from the weights of `@vladmandic/face-api`, and the describing net from ours or
 * from a file; the larger detector only when it is first asked.
 */
export async function loadFaceNets(model: FaceModel = { net: OWN_NET, file: null }): Promise<FaceNets> {
  const load = async (name: NetName, build: (weights: Awaited<ReturnType<typeof readWeights>>) => Uint8Array) =>
    InferenceSession.create(build(await readWeights(name)), OPTIONS)
  const [tiny, landmark, describing] = await Promise.all([
    load('tiny_face_detector', (weights) => tinyDetectorNet(weights, TINY_SIDE)),
    load('face_landmark_68', landmarkNet),
    InferenceSession.create(
      model.file === null ? mobileFaceNet(await readOwnWeights()) : await readFile(model.file),
      OPTIONS,
    ),
  ])
  let ssd: Promise<{ session: Session; anchors: Float32Array }> | null = null
  return {
    describing: model.net,
    async detectTiny(square, scoreMin) {
      const [answer] = await run(tiny, toPlanes(square, TINY_MEANS, 255), TINY_SIDE)
      return tinyDetections(answer ?? new Float32Array(), scoreMin)
    },
    async detectSsd(square, scoreMin) {
      ssd ??= loadSsd()
      const { session, anchors } = await ssd
      const [codes, scores] = await run(session, toPlanes(square, SSD_MEANS, 127.5), SSD_SIDE)
      return ssdDetections(
        { codes: codes ?? new Float32Array(), scores: scores ?? new Float32Array(), anchors },
        scoreMin,
      )
    },
    landmarks: async (square) =>
      (await run(landmark, toPlanes(square, LANDMARK_MEANS, 255), LANDMARK_SIDE))[0] ?? new Float32Array(),
    describe: (square) => describeWith(describing, model.net, square),
  }
}

async function describeWith(
  session: Session,
  { side, channels, means, divisor, metric }: DescribingNet,
  square: Float32Array,
): Promise<Float32Array> {
  const planes = toPlanes(channels === 'rgb' ? square : swapped(square), means, divisor)
  const [answer = new Float32Array()] = await run(session, planes, side)
  const length = Math.hypot(...answer)
  return metric === 'cosine' && length > 0 ? answer.map((value) => value / length) : answer
}

/** Blue first. */
function swapped(square: Float32Array): Float32Array {
  return square.map((_, at) => square[at + 2 - 2 * (at % 3)] ?? 0)
}

async function loadSsd() {
  const weights = await readWeights('ssd_mobilenetv1')
  const anchors = weights.get('Output/extra_dim')?.data ?? new Float32Array()
  return { session: await InferenceSession.create(ssdNet(weights), OPTIONS), anchors }
}

async function run(session: Session, planes: Float32Array, side: number): Promise<Float32Array[]> {
  const [input = 'input'] = session.inputNames
  const results = await session.run({ [input]: new Tensor('float32', planes, [1, 3, side, side]) })
  return session.outputNames.map((name) => {
    const data = results[name]?.data
    if (!(data instanceof Float32Array)) throw new TypeError('A net answered with something else than floats.')
    return data
  })
}
