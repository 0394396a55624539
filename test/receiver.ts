import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'

export interface ReceivedEvent {
  readonly body: ReturnType<JSON['parse']>
  /** As they arrived. */
  readonly raw: { readonly headers: Readonly<Record<string, string>>; readonly body: string }
  /** Asks the reference library of the Standard Webhooks. */
  isSignedWith(secret: string): boolean
}

export interface Receiver {
  readonly url: string
  /** Waits until what has arrived satisfies `isEnough`, and answers it in the order it came. */
  until(isEnough: (events: readonly ReceivedEvent[]) => boolean): Promise<readonly ReceivedEvent[]>
  close(): Promise<void>
}

/** A webhook receiver on the loopback address that answers everything alike: with 204, or with 200 and these words. */
export async function openReceiver(words: string | null = null): Promise<Receiver> {
  const events: ReceivedEvent[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const text = Buffer.concat(chunks).toString('utf8')
    const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature']
    const headers = Object.fromEntries(names.map((name) => [name, String(request.headers[name])]))
    events.push({
      body: JSON.parse(text),
      raw: { headers, body: text },
      isSignedWith: (secret) => isSigned(secret, text, headers),
    })
    response.writeHead(words === null ? 204 : 200).end(words ?? undefined)
    server.emit('told')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hook`,
    async until(isEnough) {
      while (!isEnough(events)) await once(server, 'told')
      return [...events]
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function isSigned(secret: string, text: string, headers: Record<string, string>): boolean {
  try {
    new Webhook(secret).verify(text, headers)
    return true
  } catch {
    return false
  }
}
