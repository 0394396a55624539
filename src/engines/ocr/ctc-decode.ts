import { doubtIn, missedIn } from './ctc-gaps.ts'
import type { Alphabet, CtcOutput, Run } from './ctc-output.ts'
import { withAllStrokes } from './numeral-strokes.ts'
import type { Glyph } from './ocr.ts'
import { type InkColumns, isWordGap, widestGap } from './word-gaps.ts'

export interface DecodeOptions {
  /** Time steps that hold the line; those after it are padding. Positions are relative to it. Default: all. */
  readonly contentSteps?: number
  /** Where the line picture has ink. Without it, spaces are told by the net alone, which is worse at them. */
  readonly ink?: InkColumns | null
}

export interface DecodedText {
  readonly text: string
  readonly confidence: number
  readonly glyphs: readonly Glyph[]
  /** How sure the least sure letter, digit or gap is, 0–1: low when a character may be wrong or missing. */
  readonly certainty: number
}

const ALTERNATIVES_MAX = 5
const ALTERNATIVE_MIN = 0.0005

/**
 * Reads the net's answer: greedy CTC over the allowed classes, then characters that the greedy way loses, then spaces, which
 * this net is timid about.
 */
export function decodeCtc(output: CtcOutput, alphabet: Alphabet, options: DecodeOptions = {}): DecodedText {
  const contentSteps = options.contentSteps ?? output.steps
  const greedy = greedyRuns(output, alphabet)
  const runs = withMissed(greedy, output, alphabet)
  const chars = new Map(alphabet.classes.map(({ index, char }) => [index, char]))
  const pitch = medianPitch(runs)
  const glyphs: Glyph[] = []
  let previous: Run | null = null
  for (const run of runs) {
    const char = chars.get(run.index) ?? ''
    if (previous !== null && alphabet.spaceIndex !== null) {
      const before = chars.get(previous.index) ?? ''
      const space = spaceBetween(output, alphabet.spaceIndex, [previous, run])
      const gap = widestGap(options.ink ?? null, centreOf(previous) / contentSteps, centreOf(run) / contentSteps)
      if (isWordGap({ space, gap: gap === null ? null : (gap * contentSteps) / pitch, before, after: char })) {
        glyphs.push({
          char: ' ',
          probability: 1,
          alternatives: [],
          at: (previous.last + 1 + run.first) / 2 / contentSteps,
        })
      }
    }
    glyphs.push(glyphOf(output, alphabet, { run, char, contentSteps }))
    previous = run
  }
  const all = withAllStrokes(glyphs, options.ink ?? null)
  return { ...summarise(all), certainty: certaintyOf(all, gapDoubt(greedy, output, alphabet)) }
}

/** The likeliest allowed class at every step; a likelier space counts as blank. */
function greedyRuns(output: CtcOutput, alphabet: Alphabet): Run[] {
  const runs: Run[] = []
  let open: { index: number; probability: number; peak: number; first: number; last: number } | null = null
  for (let step = 0; step < output.steps; step++) {
    const { index, probability } = bestOf(output, alphabet, step)
    if (open !== null && open.index === index) {
      open.last = step
      if (probability > open.probability) Object.assign(open, { probability, peak: step })
      continue
    }
    if (open !== null) runs.push(open)
    open = index === 0 ? null : { index, probability, peak: step, first: step, last: step }
  }
  if (open !== null) runs.push(open)
  return runs
}

function bestOf(output: CtcOutput, alphabet: Alphabet, step: number): { index: number; probability: number } {
  const offset = step * output.classes
  let index = 0
  let probability = output.data[offset] ?? 0
  for (const candidate of alphabet.classes) {
    const value = output.data[offset + candidate.index] ?? 0
    if (value > probability) {
      probability = value
      index = candidate.index
    }
  }
  const isSpace = alphabet.spaceIndex !== null && (output.data[offset + alphabet.spaceIndex] ?? 0) > probability
  return isSpace ? { index: 0, probability } : { index, probability }
}

function withMissed(runs: readonly Run[], output: CtcOutput, alphabet: Alphabet): Run[] {
  const all: Run[] = []
  let previous: Run | null = null
  for (const run of runs) {
    const missed = previous === null ? null : missedIn(output, alphabet, { before: previous, after: run })
    if (missed !== null) all.push(missed)
    all.push(run)
    previous = run
  }
  return all
}

function centreOf(run: Run): number {
  return (run.first + run.last + 1) / 2
}

/** Median distance of neighbouring characters in steps; 3 for a single one. */
function medianPitch(runs: readonly Run[]): number {
  const pitches = runs.slice(1).map((run, index) => run.first - (runs[index]?.first ?? 0))
  return pitches.sort((a, b) => a - b)[pitches.length >> 1] ?? 3
}

/** Highest probability of a space between two characters. */
function spaceBetween(output: CtcOutput, spaceIndex: number, [from, to]: readonly [Run, Run]): number {
  let highest = 0
  for (let step = from.last + 1; step < to.first; step++) {
    highest = Math.max(highest, output.data[step * output.classes + spaceIndex] ?? 0)
  }
  return highest
}

interface Place {
  readonly run: Run
  readonly char: string
  readonly contentSteps: number
}

function glyphOf(output: CtcOutput, alphabet: Alphabet, { run, char, contentSteps }: Place): Glyph {
  const offset = run.peak * output.classes
  const others: { char: string; probability: number }[] = []
  for (const candidate of alphabet.classes) {
    const probability = output.data[offset + candidate.index] ?? 0
    if (candidate.index === run.index || probability < ALTERNATIVE_MIN) continue
    others.push({ char: candidate.char, probability })
  }
  others.sort((a, b) => b.probability - a.probability)
  return {
    char,
    probability: Math.min(1, run.probability),
    alternatives: others.slice(0, ALTERNATIVES_MAX),
    at: Math.min(1, centreOf(run) / contentSteps),
  }
}

function gapDoubt(runs: readonly Run[], output: CtcOutput, alphabet: Alphabet): number {
  let doubt = 0
  let before: Run | null = null
  for (const after of runs) {
    if (before !== null) doubt = Math.max(doubt, doubtIn(output, alphabet, { before, after }))
    before = after
  }
  return doubt
}

/** A gap's doubt weighs double: the net is timid about what it nearly saw. */
function certaintyOf(glyphs: readonly Glyph[], doubt: number): number {
  const solid = glyphs.filter(({ char }) => /[A-Za-z0-9]/.test(char))
  return Math.min(Math.max(0, 1 - 2 * doubt), ...solid.map(({ probability }) => probability))
}

function summarise(glyphs: readonly Glyph[]): Omit<DecodedText, 'certainty'> {
  const letters = glyphs.filter((glyph) => glyph.char !== ' ')
  const sum = letters.reduce((total, glyph) => total + glyph.probability, 0)
  return {
    text: glyphs.map((glyph) => glyph.char).join(''),
    confidence: letters.length === 0 ? 0 : sum / letters.length,
    glyphs,
  }
}
