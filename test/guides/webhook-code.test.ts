import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signatureOf } from '../../src/features/webhooks/signature.ts'

/** The code that the guide prints for receivers, run as a program that was copied from it. */

const GUIDE = readFileSync(fileURLToPath(new URL('../../docs/guides/webhooks.md', import.meta.url)), 'utf8')
const codeIn = (language: string) => new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(GUIDE)?.[1] ?? ''
const hasPython = spawnSync('python3', ['--version']).status === 0

interface Request {
  readonly secret: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

const BODY = '{"event":"verification.status_changed","name":"é"}'
const RAW = 'your-signing-secret'
const ENCODED = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'

function signed(secret: string, changes: Readonly<Record<string, string>> = {}): Request {
  const seconds = Math.floor(Date.now() / 1000)
  const signature = signatureOf({ secret, id: 'msg_1', timestamp: seconds, body: BODY })
  const headers = { 'webhook-id': 'msg_1', 'webhook-timestamp': String(seconds), 'webhook-signature': signature }
  return { secret, headers: { ...headers, ...changes }, body: BODY }
}

const GOOD = [
  signed(RAW),
  signed(ENCODED),
  signed(RAW, { 'webhook-signature': `v1,AAAA ${signed(RAW).headers['webhook-signature']}` }),
]
const BAD = [
  signed(RAW, { 'webhook-signature': 'v1,é' }),
  signed(RAW, { 'webhook-signature': '' }),
  signed(RAW, { 'webhook-timestamp': '²' }),
  signed(RAW, { 'webhook-timestamp': '٣' }),
  signed(RAW, { 'webhook-timestamp': '9'.repeat(5_000) }),
  signed(RAW, { 'webhook-timestamp': '1614265330' }),
  signed(RAW, { 'webhook-id': 'msg_2' }),
  { ...signed(RAW), body: `${BODY} ` },
  { ...signed(RAW), secret: 'another-secret-of-mine' },
  { ...signed(RAW), headers: {} },
]

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'absah-webhook-code-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Asks a program about each request, in a process of its own. */
function ask(command: string, file: string, code: string): boolean[] {
  writeFileSync(join(folder, file), code)
  const ran = spawnSync(command, [join(folder, file)], { input: JSON.stringify([...GOOD, ...BAD]), encoding: 'utf8' })
  expect(ran.stderr).toBe('')
  return JSON.parse(ran.stdout)
}

const EXPECTED = [...GOOD.map(() => true), ...BAD.map(() => false)]

describe('the code of the webhooks guide takes what was signed, and refuses the rest without raising', () => {
  it('in Node', () => {
    const use = `
      import { readFileSync } from 'node:fs'
      const requests = JSON.parse(readFileSync(0, 'utf8'))
      console.log(JSON.stringify(requests.map((each) => isWebhookSigned({ ...each, body: Buffer.from(each.body) }))))`

    expect(ask(process.execPath, 'receiver.mjs', `${codeIn('js')}${use}`)).toEqual(EXPECTED)
  })

  it.skipIf(!hasPython)('in Python (needs python3)', () => {
    const use = `
import json, sys
requests = json.loads(sys.stdin.buffer.read())
print(json.dumps([verify_webhook(each["secret"], each["headers"], each["body"].encode()) for each in requests]))`

    expect(ask('python3', 'receiver.py', `${codeIn('python')}${use}`)).toEqual(EXPECTED)
  })
})
