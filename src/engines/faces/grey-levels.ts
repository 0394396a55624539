/** Share of each side of an aligned face that hair and background take: only what lies within counts. */
const MARGIN = 0.2

/** A face as dark or as flat as this is stretched to the grey levels of a well-lit one. */
const DIM = { brightness: 60, deviation: 20 } as const
const LIT = { brightness: 120, deviation: 45 } as const

/** A stretched face gains at most this much: what is left of more has too few grey levels. */
const GAIN_MAX = 6

/** How much a print is blurred, in pixels of the square: its noise and screen go, what tells people apart stays. */
const SOFTENING = 0.8

/** Brightness and its spread within a face, in grey levels. */
export function greyLevels(
  square: Float32Array,
  side: number,
): { readonly brightness: number; readonly deviation: number } {
  const from = Math.round(side * MARGIN)
  let sum = 0
  let squares = 0
  const pixels = (side - 2 * from) ** 2
  for (let y = from; y < side - from; y++) {
    for (let x = from; x < side - from; x++) {
      const value = greyAt(square, (y * side + x) * 3)
      sum += value
      squares += value * value
    }
  }
  const mean = sum / pixels
  return { brightness: mean, deviation: Math.sqrt(Math.max(0, squares / pixels - mean * mean)) }
}

export function greyAt(square: Float32Array, at: number): number {
  return 0.299 * (square[at] ?? 0) + 0.587 * (square[at + 1] ?? 0) + 0.114 * (square[at + 2] ?? 0)
}

/** A face that lies in shadow or fog with the grey levels of a well-lit one; others as they are. */
export function stretch(square: Float32Array, side: number): Float32Array {
  const { brightness, deviation } = greyLevels(square, side)
  if (brightness >= DIM.brightness && deviation >= DIM.deviation) return square
  const gain = Math.min(GAIN_MAX, LIT.deviation / Math.max(1, deviation))
  return square.map((value) => Math.min(255, Math.max(0, (value - brightness) * gain + LIT.brightness)))
}

/** A Gaussian blur in both directions; the border is repeated. */
export function soften(square: Float32Array, side: number, sigma = SOFTENING): Float32Array {
  const reach = Math.ceil(sigma * 3)
  const weights = Array.from({ length: 2 * reach + 1 }, (_, at) => Math.exp(-((at - reach) ** 2) / (2 * sigma * sigma)))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const kernel = weights.map((weight) => weight / total)
  return blurred(blurred(square, { side, kernel, isDown: false }), { side, kernel, isDown: true })
}

interface Blur {
  readonly side: number
  readonly kernel: readonly number[]
  readonly isDown: boolean
}

function blurred(square: Float32Array, { side, kernel, isDown }: Blur): Float32Array {
  const reach = (kernel.length - 1) / 2
  const within = (value: number) => Math.min(side - 1, Math.max(0, value))
  const result = new Float32Array(square.length)
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      for (const [at, weight] of kernel.entries()) {
        const from = isDown ? within(y + at - reach) * side + x : y * side + within(x + at - reach)
        for (let channel = 0; channel < 3; channel++) {
          const to = (y * side + x) * 3 + channel
          result[to] = (result[to] ?? 0) + weight * (square[from * 3 + channel] ?? 0)
        }
      }
    }
  }
  return result
}
