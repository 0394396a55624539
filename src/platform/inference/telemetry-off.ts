import { isMainThread } from 'node:worker_threads'

/** onnxruntime reads it when it is loaded: with `1` it keeps no record of its use and sends none to its maker. */
const SWITCH = 'ORT_DISABLE_TELEMETRY'

/**
 * Tells onnxruntime, wherever this process loads it later, to send nothing. Called before a thread that reads is started:
 * what a thread sets is its own copy, which native code does not see.
 */
export function switchTelemetryOff(): void {
  if (isMainThread) process.env[SWITCH] = '1'
}

/** @throws where onnxruntime would send what it counts to its maker. */
export function requireTelemetryOff(): void {
  if (process.env[SWITCH] === '1') return
  throw new Error(
    `onnxruntime is not loaded, because it would report its use to its maker: set ${SWITCH}=1 for this process ` +
      '(bin/absah does), or call switchTelemetryOff() in its main thread first.',
  )
}

/** For a process that is started with an environment of its own. */
export const TELEMETRY_OFF: Readonly<Record<string, string>> = { [SWITCH]: '1' }
