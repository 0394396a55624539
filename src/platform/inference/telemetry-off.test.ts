import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { TELEMETRY_OFF } from './telemetry-off.ts'

const DOOR = new URL('./onnxruntime.ts', import.meta.url).href
const SWITCH = new URL('./telemetry-off.ts', import.meta.url).href

/** What a process of its own says. */
function run(program: string, env: Readonly<Record<string, string>>): string {
  const args = ['--no-warnings', '--input-type=module', '--eval', program]
  const { stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' })
  return stdout + stderr
}

const LOAD = `import(${JSON.stringify(DOOR)}).then(({ Tensor }) => console.log(typeof Tensor), ({ message }) => console.log(message))`
const IN_THREAD = `
  import { Worker } from 'node:worker_threads'
  new Worker(new URL('data:text/javascript,' + encodeURIComponent(${JSON.stringify(LOAD)})))`

describe('onnxruntime', () => {
  it.each([
    { name: 'a process', program: LOAD },
    { name: 'a thread', program: IN_THREAD },
  ])('is not loaded by $name that lets it report to its maker', ({ program }) => {
    expect(run(program, {})).toMatch(/^onnxruntime is not loaded.*ORT_DISABLE_TELEMETRY=1/)
    expect(run(program, { ORT_DISABLE_TELEMETRY: '0' })).toMatch(/^onnxruntime is not loaded/)
  })

  it.each([
    { name: 'that was started with the switch', program: LOAD, env: TELEMETRY_OFF },
    { name: 'whose main thread sets it before', program: switching(IN_THREAD), env: {} },
  ])('is loaded by a process $name', ({ program, env }) => {
    expect(run(program, env)).toBe('function\n')
  })

  it('is not loaded by a thread that sets the switch for itself, which native code does not see', () => {
    const inThread = `import(${JSON.stringify(SWITCH)}).then(({ switchTelemetryOff }) => switchTelemetryOff()).then(() => ${LOAD})`
    const program = IN_THREAD.replace(JSON.stringify(LOAD), () => JSON.stringify(inThread))

    expect(run(program, {})).toMatch(/^onnxruntime is not loaded/)
  })
})

function switching(program: string): string {
  return `import { switchTelemetryOff } from ${JSON.stringify(SWITCH)}\nswitchTelemetryOff()\n${program}`
}
