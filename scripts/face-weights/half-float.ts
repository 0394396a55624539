const float = new Float32Array(1)
const bits = new Uint32Array(float.buffer)

/** The bits of the nearest 16-bit float (IEEE 754 binary16), ties to even. @throws RangeError beyond its range. */
export function toHalf(value: number): number {
  float[0] = value
  const all = bits[0] ?? 0
  const sign = (all >>> 16) & 0x8000
  const magnitude = all & 0x7fffffff
  if (magnitude >= 0x477ff000) throw new RangeError(`${value} does not fit a 16-bit float.`)
  // Below 2^-14 the numbers lie evenly, 2^-24 apart.
  if (magnitude < 0x38800000) return sign | roundEven(Math.abs(value) * 2 ** 24)
  const half = (magnitude - 0x38000000) >>> 13
  const rest = magnitude & 0x1fff
  const isUp = rest > 0x1000 || (rest === 0x1000 && (half & 1) === 1)
  return sign | (half + (isUp ? 1 : 0))
}

function roundEven(value: number): number {
  const down = Math.floor(value)
  const rest = value - down
  return rest > 0.5 || (rest === 0.5 && down % 2 === 1) ? down + 1 : down
}
