import { Agent, request } from 'node:https'
import type { SecureVersion } from 'node:tls'

export interface Ask {
  readonly origin: string
  readonly path: string
  /** PEM of who is trusted beside nobody else. */
  readonly ca: string
  readonly headers?: Readonly<Record<string, string>>
  readonly maxVersion?: SecureVersion
  /** An agent that keeps connections; by default each request has its own. */
  readonly agent?: Agent
}

export interface Answered {
  readonly status: number
  readonly type: string
  /** By small-letter name. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
  readonly text: string
}

/** One GET over TLS, with the certificate checked. Rejects with the socket's error. */
export function askBank({ origin, path, ca, headers = {}, maxVersion, agent }: Ask): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const range = maxVersion === undefined ? {} : { maxVersion }
    const sent = request(
      `${origin}${path}`,
      { ca, headers, agent: agent ?? new Agent({ keepAlive: false }), ...range },
      (response) => {
        const chunks: Buffer[] = []
        response.on('error', reject)
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          const body = Buffer.concat(chunks)
          resolve({
            status: response.statusCode ?? 0,
            type: response.headers['content-type'] ?? '',
            headers: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)])),
            body,
            text: body.toString('utf8'),
          })
        })
      },
    )
    sent.on('error', reject)
    sent.end()
  })
}
