/** One example: what was measured, and whether there was an edit. */
export interface Example {
  readonly inputs: Float64Array
  readonly isEdited: boolean
  readonly weight: number
}

export interface Fitted {
  readonly weights: Float64Array
  readonly bias: number
}

const ROUNDS = 1500

/**
 * Logistic regression whose weights are never below 0: a deviation never speaks for a picture. Projected gradient with
 * momentum (Beck and Teboulle 2009, FISTA) and a ridge on the weights.
 */
export function fitLogistic(examples: readonly Example[], ridge: number): Fitted {
  const size = examples[0]?.inputs.length ?? 0
  let current = new Float64Array(size + 1)
  current[size] = -4
  let ahead = current
  const step = 1 / (0.25 * largestCurvature(examples, size) + 2 * ridge)
  for (let round = 0, pace = 1; round < ROUNDS; round++) {
    const gradient = gradientAt(ahead, examples, ridge)
    const next = ahead.map((value, at) => {
      const moved = value - step * (gradient[at] ?? 0)
      return at === size ? moved : Math.max(0, moved)
    })
    const nextPace = (1 + Math.sqrt(1 + 4 * pace * pace)) / 2
    const before = current
    ahead = next.map((value, at) => value + ((pace - 1) / nextPace) * (value - (before[at] ?? 0)))
    current = next
    pace = nextPace
  }
  return { weights: current.slice(0, size), bias: current[size] ?? 0 }
}

function gradientAt(at: Float64Array, examples: readonly Example[], ridge: number): Float64Array {
  const size = at.length - 1
  const gradient = new Float64Array(size + 1)
  for (const { inputs, isEdited, weight } of examples) {
    let sum = at[size] ?? 0
    for (let index = 0; index < size; index++) sum += (at[index] ?? 0) * (inputs[index] ?? 0)
    const error = weight * (1 / (1 + Math.exp(-sum)) - (isEdited ? 1 : 0))
    for (let index = 0; index < size; index++) gradient[index] = (gradient[index] ?? 0) + error * (inputs[index] ?? 0)
    gradient[size] = (gradient[size] ?? 0) + error
  }
  for (let index = 0; index < size; index++) gradient[index] = (gradient[index] ?? 0) + 2 * ridge * (at[index] ?? 0)
  return gradient
}

/** By the power method. */
function largestCurvature(examples: readonly Example[], size: number): number {
  let vector = new Float64Array(size + 1).fill(1 / Math.sqrt(size + 1))
  let length = 1
  for (let round = 0; round < 20; round++) {
    const next = new Float64Array(size + 1)
    for (const { inputs, weight } of examples) {
      let sum = vector[size] ?? 0
      for (let index = 0; index < size; index++) sum += (vector[index] ?? 0) * (inputs[index] ?? 0)
      for (let index = 0; index < size; index++) next[index] = (next[index] ?? 0) + weight * sum * (inputs[index] ?? 0)
      next[size] = (next[size] ?? 0) + weight * sum
    }
    length = Math.hypot(...next)
    vector = next.map((value) => value / length)
  }
  return length * 1.05
}
