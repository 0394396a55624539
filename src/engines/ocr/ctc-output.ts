/** What the recogniser answers: for each time step a probability for every class, class 0 = blank. */
export interface CtcOutput {
  readonly steps: number
  readonly classes: number
  /** steps * classes values, one step after another. */
  readonly data: Float32Array
}

/** Which classes may be answered. Class numbers fit the net's last layer. */
export interface Alphabet {
  readonly classes: readonly { readonly index: number; readonly char: string }[]
  /** Class of the space, or null when spaces may not be answered. */
  readonly spaceIndex: number | null
}

/** Consecutive steps that answer the same class. */
export interface Run {
  readonly index: number
  readonly probability: number
  /** The step at which the class is likeliest. */
  readonly peak: number
  readonly first: number
  readonly last: number
}
