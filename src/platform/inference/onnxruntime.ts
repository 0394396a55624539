import type * as Onnxruntime from 'onnxruntime-node'
import { requireTelemetryOff } from './telemetry-off.ts'

// The only import of onnxruntime. It is no static one: that would load the library before this line is reached.
requireTelemetryOff()
const { InferenceSession, Tensor } = await import('onnxruntime-node')

export { InferenceSession, Tensor }
export type Session = Onnxruntime.InferenceSession
export type SessionOptions = Onnxruntime.InferenceSession.SessionOptions
