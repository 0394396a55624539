import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { createVerification } from '../clients/typescript/src/create-verification.ts'
import { uploadFiles } from '../clients/typescript/src/upload-files.ts'
import { waitForVerification } from '../clients/typescript/src/wait-for-verification.ts'
import { folderNamed, openServer } from '../src/cli/open-server.ts'
import { renderReport } from '../src/cli/report.ts'
import { withTemporaryPlatform } from '../src/cli/temporary-platform.ts'
import { demoReceipts } from './demo-receipts.ts'

/** The whole way of a card, as a newcomer sees it: started, uploaded, read, told. */

const SPECIMEN = new URL('../specimens/ktp.jpg', import.meta.url)
const KTP_VERIFICATION = '3fc8b757-57d3-4607-998c-9bfbc4efa6cf'
const RECEIVE_MS_MAX = 30_000
const startedAt = performance.now()

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

function step(text: string): void {
  say(`[${((performance.now() - startedAt) / 1000).toFixed(1).padStart(5)} s] ${text}`)
}

interface ReceivedEvent {
  readonly status: string
  readonly isSigned: boolean
}

/** Our own webhook receiver: checks each signature, as every receiver should before it believes a body. */
async function openReceiver(secret: string) {
  const events: ReceivedEvent[] = []
  const server = createServer(async (request, response) => {
    const body = await readBody(request)
    const event: { status?: string } = JSON.parse(body)
    const isSigned = isSignedBy(secret, request, body)
    events.push({ status: event.status ?? '', isSigned })
    step(`Webhook received: ${event.status}, signature ${isSigned ? 'valid' : 'NOT VALID'}`)
    response.writeHead(204).end()
    server.emit('told')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server that listens on TCP has an AddressInfo; the other kinds are pipes.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/webhooks`,
    events,
    async until(status: string) {
      const limit = AbortSignal.timeout(RECEIVE_MS_MAX)
      while (!events.some((event) => event.status === status)) await once(server, 'told', { signal: limit })
    },
    close: () => server.close(),
  }
}

/** Asks the reference library of the Standard Webhooks, not our own code. */
function isSignedBy(secret: string, request: IncomingMessage, body: string): boolean {
  const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature']
  const headers = Object.fromEntries(names.map((name) => [name, request.headers[name]?.toString() ?? '']))
  try {
    new Webhook(secret, { format: 'raw' }).verify(body, headers)
    return true
  } catch {
    return false
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

async function demo(): Promise<boolean> {
  const secret = randomBytes(24).toString('base64url')
  const receiver = await openReceiver(secret)
  step('Starting the platform in a temporary folder (database included)…')
  const settings = { ABSAH_WEBHOOK_ALLOW: '127.0.0.1/32:*', ABSAH_ACCEPT_SPECIMENS: 'true' }
  try {
    return await withTemporaryPlatform(settings, async ({ url, first }) => {
      step(
        `Listening on ${url}, with an organization and a key (${first.liveKey.slice(0, 9)}…${first.liveKey.slice(-4)})`,
      )
      const absah = openServer({ url, key: first.liveKey })
      const folderId = await folderNamed(absah, 'Demo')
      const bytes = Uint8Array.from(await readFile(SPECIMEN))
      const { files } = await uploadFiles(absah, [{ name: 'ktp.jpg', bytes }])
      const path = files[0]?.path ?? ''
      step(`Uploaded the specimen card: ${path}`)
      const askedAt = performance.now()
      const { id } = await createVerification(absah, {
        service_id: KTP_VERIFICATION,
        folder_id: folderId,
        configuration: { verification_type: 'KTP_OCR', files: { ktp_file: [path] } },
        webhook_url: receiver.url,
        webhook_metadata: { webhook_secret: secret },
      })
      step(`Created verification ${id}`)
      const settled = await waitForVerification(absah, id, { intervalMs: 100 })
      const tookMs = Math.round(performance.now() - askedAt)
      await receiver.until(settled.status)
      say(`\n${renderReport(settled)}\n`)
      say(`Reading took ${settled.execution_time} s; from the request to the result ${tookMs / 1000} s.`)
      return settled.output_status === 'VERIFIED' && receiver.events.every((event) => event.isSigned)
    })
  } finally {
    receiver.close()
  }
}

async function demoCard(): Promise<number> {
  const isGood = await demo()
  step(
    isGood
      ? 'Done: the card was read and verified, and every webhook was signed.'
      : 'The demo did not end as it should.',
  )
  say('\nNext: npm start keeps a server running; it prints a key and a first request. Its reference is at /docs.')
  say('Payments: npm run demo -- receipts')
  return isGood ? 0 : 1
}

process.exitCode = process.argv[2] === 'receipts' ? await demoReceipts() : await demoCard()
