import { Agent, request } from 'undici'

export interface Answer {
  readonly status: number
  readonly body: ReturnType<JSON['parse']>
  readonly tookMs: number
}

/** A shop that asks the receipt API. */
export interface Shop {
  verify(question: unknown, path?: string): Promise<Answer>
  /** What a picture or a PDF says, without asking a bank. */
  parse(file: Uint8Array, bank?: string): Promise<Answer>
}

export function createShop(url: string, key: string): Shop {
  const authorization = `Bearer ${key}`
  return {
    async verify(question, path = '/api/v1/verify') {
      const startedAt = performance.now()
      const { statusCode, body } = await request(url + path, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify(question),
      })
      return { status: statusCode, body: await body.json(), tookMs: performance.now() - startedAt }
    },
    async parse(file, bank) {
      const startedAt = performance.now()
      const form = new FormData()
      form.append('receipt_file', new Blob([Uint8Array.from(file)]), 'receipt.png')
      if (bank !== undefined) form.append('bank', bank)
      const response = await fetch(`${url}/api/v1/verify/parse-receipt`, {
        method: 'POST',
        headers: { authorization },
        body: form,
      })
      return { status: response.status, body: await response.json(), tookMs: performance.now() - startedAt }
    },
  }
}

/** Milliseconds that a bank's own server takes for one page, over a connection that is kept. */
export function createDirect(ca: string): { get(url: string): Promise<number>; close(): Promise<void> } {
  const agent = new Agent({ connect: { ca } })
  return {
    async get(url) {
      const startedAt = performance.now()
      const { body } = await request(url, { dispatcher: agent })
      await body.arrayBuffer()
      return performance.now() - startedAt
    },
    close: () => agent.close(),
  }
}
