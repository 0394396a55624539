import process from 'node:process'

// Loaded before everything else (`NODE_OPTIONS=--import=…`): undoes what switches onnxruntime's reports off. Our code sees
// an environment in which they are off, the library's native code sees one in which they are on.

delete process.env.ORT_DISABLE_TELEMETRY
process.env = { ...process.env, ORT_DISABLE_TELEMETRY: '1' }
