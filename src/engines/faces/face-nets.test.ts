import { beforeAll, describe, expect, test } from 'vitest'
import { type FaceNets, loadFaceNets, TINY_SIDE } from './face-nets.ts'
import { RECOGNITION_SIDE } from './nets/recognition-net.ts'

/** Bytes by formula (a linear congruential generator): the same picture anywhere, and nobody's face. */
function noise(side: number, seed: number): Float32Array {
  let state = seed
  return Float32Array.from({ length: side * side * 3 }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state >>> 24
  })
}

/** What face-api 1.7.15 on TensorFlow.js 4.22 (its own bundle, cpu backend) answered for `noise(150, 1)`. */
const FACE_API_DESCRIPTOR = [
  -0.067469, 0.091674, 0.036658, -0.004567, -0.127195, -0.051607, -0.032186, -0.085636, 0.111711, -0.054535, 0.161575,
  -0.044513, -0.224816, -0.061902, -0.048918, 0.105431, -0.129648, -0.042385, -0.061371, -0.148292, 0.018197, 0.035335,
  -0.012551, -0.011794, -0.074726, -0.212583, -0.059784, -0.083014, 0.076377, -0.081709, 0.005572, 0.047702, -0.243874,
  -0.041187, -0.039499, 0.064539, 0.002962, -0.049529, 0.181161, 0.010657, -0.089082, 0.08681, 0.03441, 0.202603,
  0.196071, -0.005389, -0.01431, -0.083887, 0.119319, -0.223957, 0.010504, 0.194938, 0.092709, 0.068214, 0.017407,
  -0.108155, 0.012061, 0.092626, -0.147284, 0.067439, 0.083793, -0.056098, -0.058804, -0.095515, 0.191063, 0.061615,
  -0.069566, -0.093083, 0.176541, -0.172082, -0.065429, 0.066772, -0.089892, -0.116915, -0.289563, 0.126953, 0.404929,
  0.212621, -0.139077, 0.047038, -0.134021, -0.033799, 0.020118, 0.034072, -0.062545, -0.05435, -0.053435, 0.070956,
  0.191305, -0.018727, 0.014553, 0.228563, 0.03666, 0.052982, -0.060078, -0.02463, -0.074788, -0.072387, -0.055079,
  -0.034113, 0.058522, -0.168639, 0.05426, 0.156178, -0.219167, 0.129199, -0.028288, -0.039971, 0.019116, 0.050535,
  -0.004961, 0.03416, 0.164166, -0.210599, 0.257519, 0.145531, 0.001079, 0.108294, 0.043056, 0.151078, -0.058182,
  -0.046676, -0.102105, -0.124413, -0.024775, -0.015599, 0.041064, 0.078335,
]

describe('nets built from the weights of face-api', () => {
  let nets: FaceNets
  beforeAll(async () => {
    nets = await loadFaceNets()
  })

  test('describe as face-api itself does, to 1e-4', async () => {
    const descriptor = await nets.describe(noise(RECOGNITION_SIDE, 1))
    const differences = FACE_API_DESCRIPTOR.map((value, at) => Math.abs(value - (descriptor[at] ?? 9)))
    expect(descriptor).toHaveLength(128)
    expect(Math.max(...differences)).toBeLessThan(1e-4)
  })

  test('find no face in noise nor in nothing', async () => {
    expect(await nets.detectTiny(noise(TINY_SIDE, 2), 0.5)).toEqual([])
    expect(await nets.detectTiny(new Float32Array(TINY_SIDE * TINY_SIDE * 3), 0.5)).toEqual([])
  })
})
