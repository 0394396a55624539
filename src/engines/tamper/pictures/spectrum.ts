/** Side of the square that is looked at: a power of two. */
export const SPECTRUM_SIDE = 256

/**
 * How strong each frequency is in a square of levels: `[down * SIDE + across]`, the middle of the picture's levels at 0.
 * The square fades out to its rim (Hann), so that the rim adds no frequencies.
 */
export function powerOf(levels: Float32Array): Float32Array {
  const side = SPECTRUM_SIDE
  const real = new Float64Array(side * side)
  const imaginary = new Float64Array(side * side)
  const average = levels.reduce((sum, level) => sum + level, 0) / levels.length
  for (let at = 0; at < real.length; at++) {
    const fade = FADE[at % side] ?? 0
    real[at] = ((levels[at] ?? 0) - average) * fade * (FADE[Math.floor(at / side)] ?? 0)
  }
  for (let row = 0; row < side; row++) transform(real, imaginary, { from: row * side, step: 1 })
  for (let column = 0; column < side; column++) transform(real, imaginary, { from: column, step: side })
  return Float32Array.from(real, (value, at) => value * value + (imaginary[at] ?? 0) ** 2)
}

const FADE = Float64Array.from(
  { length: SPECTRUM_SIDE },
  (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / SPECTRUM_SIDE),
)

/** Where a value goes before the transform: its bits in reverse. */
const PLACES = Uint16Array.from({ length: SPECTRUM_SIDE }, (_, at) => {
  let place = 0
  for (let bit = 1; bit < SPECTRUM_SIDE; bit <<= 1) place = (place << 1) | ((at & bit) === 0 ? 0 : 1)
  return place
})

interface Vector {
  readonly from: number
  readonly step: number
}

/** Fast Fourier transform in place (Cooley and Tukey 1965, radix 2). */
function transform(real: Float64Array, imaginary: Float64Array, { from, step }: Vector): void {
  for (let at = 0; at < SPECTRUM_SIDE; at++) {
    const other = PLACES[at] ?? 0
    if (other <= at) continue
    swap(real, from + at * step, from + other * step)
    swap(imaginary, from + at * step, from + other * step)
  }
  for (let size = 2; size <= SPECTRUM_SIDE; size *= 2) {
    for (let half = 0; half < size / 2; half++) {
      const angle = (-2 * Math.PI * half) / size
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
      for (let start = 0; start < SPECTRUM_SIDE; start += size) {
        const a = from + (start + half) * step
        const b = a + (size / 2) * step
        const turnedReal = (real[b] ?? 0) * cos - (imaginary[b] ?? 0) * sin
        const turnedImaginary = (real[b] ?? 0) * sin + (imaginary[b] ?? 0) * cos
        real[b] = (real[a] ?? 0) - turnedReal
        imaginary[b] = (imaginary[a] ?? 0) - turnedImaginary
        real[a] = (real[a] ?? 0) + turnedReal
        imaginary[a] = (imaginary[a] ?? 0) + turnedImaginary
      }
    }
  }
}

function swap(values: Float64Array, a: number, b: number): void {
  const kept = values[a] ?? 0
  values[a] = values[b] ?? 0
  values[b] = kept
}
