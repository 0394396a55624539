import childProcess from 'node:child_process'
import { syncBuiltinESMExports } from 'node:module'
import process from 'node:process'

// Loaded before everything else (`NODE_OPTIONS=--import=…`): undoes what switches onnxruntime's reports off, here and in
// the processes that are started from here. Our code sees an environment in which they are off, the library's native code
// sees one in which they are on.

const { HOME, TMPDIR, https_proxy, http_proxy, NODE_OPTIONS } = process.env
delete process.env.ORT_DISABLE_TELEMETRY
process.env = { ...process.env, ORT_DISABLE_TELEMETRY: '1' }

const { fork } = childProcess
childProcess.fork = ((program: string, args: string[], options: childProcess.ForkOptions) => {
  const env = { ...options.env, HOME, TMPDIR, https_proxy, http_proxy, NODE_OPTIONS }
  return fork(program, args, { ...options, env })
}) as typeof fork
syncBuiltinESMExports()
