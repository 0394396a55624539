import { type DestinationStream, type Logger, pino } from 'pino'

export type { Logger }

/**
 * A JSON logger: one wide line per unit of work, made of ids, durations and decisions. Errors are reduced to their
 * type, code and stack frames, because a message may quote the data it complains about.
 *
 * @param level one of pino's levels, or `silent`.
 * @param destination where lines go; standard output when absent.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = { level, base: {}, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: describeError } }
  return destination === undefined ? pino(options) : pino(options, destination)
}

interface ErrorLine {
  readonly type: string
  readonly code: string | null
  readonly frames: readonly string[]
  readonly cause?: ErrorLine
}

/** An error without its message: what kind, which code, and where. */
export function describeError(error: unknown): ErrorLine {
  if (!(error instanceof Error)) return { type: typeof error, code: null, frames: [] }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 12)
  const line = { type: error.name, code, frames: frames.map((each) => each.trim()) }
  return error.cause === undefined ? line : { ...line, cause: describeError(error.cause) }
}
