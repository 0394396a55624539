/** A plain HTTP client for tests: it hides nothing of what the server answers. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: ReturnType<JSON['parse']>
}

export interface TestClient {
  call(method: string, path: string, body?: unknown): Promise<Answer>
  upload(files: readonly UploadedFile[], fields?: readonly (readonly [string, string])[]): Promise<Answer>
  /** The same client, which sends these headers too. */
  with(more: Record<string, string>): TestClient
}

export interface UploadedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export function createClient(url: string, key: string | null, headers: Record<string, string> = {}): TestClient {
  const credential: Record<string, string> = key === null ? {} : { 'x-api-key': key }
  return {
    async call(method, path, body) {
      const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
      const response = await fetch(url + path, {
        method,
        headers: { ...credential, ...json, ...headers },
        body: body === undefined ? null : JSON.stringify(body),
      })
      return read(response)
    },
    async upload(files, fields = [['file_category', 'VERIFICATION_INPUT_FILE']]) {
      const form = new FormData()
      for (const [name, value] of fields) form.append(name, value)
      for (const file of files) form.append('files', new Blob([Uint8Array.from(file.bytes)]), file.name)
      return read(await fetch(`${url}/uploads`, { method: 'POST', headers: { ...credential, ...headers }, body: form }))
    },
    with: (more) => createClient(url, key, { ...headers, ...more }),
  }
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  // The answer to a HEAD request names a type and has no body.
  return { status: response.status, headers: response.headers, body: isJson && text !== '' ? JSON.parse(text) : text }
}
