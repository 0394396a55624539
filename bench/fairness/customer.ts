import { setTimeout as pause } from 'node:timers/promises'
import type { HostileFile } from './hostile-files.ts'

const SERVICE_ID = '3fc8b757-57d3-4607-998c-9bfbc4efa6cf'
const POLL_MS = 25
const OPEN = new Set(['IN_QUEUE', 'IN_PROGRESS'])

export type Customer = Awaited<ReturnType<typeof createCustomer>>

/** One organization at the server's door. */
export async function createCustomer(url: string, key: string) {
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${url}${path}`, { ...init, headers: { 'x-api-key': key, ...init.headers } })
    return { status: answer.status, body: (await answer.json()) as Answer }
  }
  const post = async (path: string, body: object) =>
    ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  const folder = await post('/folders', { name: `Fairness ${Date.now()}` })

  /** Whatever is answered: hostile files are refused, and that is an answer. */
  async function upload(
    { name, bytes }: HostileFile,
    signal?: AbortSignal,
  ): Promise<{ status: number; path?: string }> {
    const form = new FormData()
    form.set('file_category', 'VERIFICATION_INPUT_FILE')
    form.set('files', new Blob([new Uint8Array(bytes)]), name)
    const { status, body } = await ask('/uploads', { method: 'POST', body: form, ...(signal ? { signal } : {}) })
    const path = body.files?.[0]?.path
    return path === undefined ? { status } : { status, path }
  }

  async function create(path: string): Promise<string> {
    const files = { ktp_file: [path] }
    const configuration = { verification_type: 'KTP_OCR', fraud_detection: false, files }
    const { status, body } = await post('/verifications', {
      service_id: SERVICE_ID,
      folder_id: folder.body.id,
      configuration,
    })
    if (status !== 201) throw new Error(`A verification was answered ${status}: ${JSON.stringify(body)}`)
    return body.id
  }

  const isOpen = async (id: string) => OPEN.has((await ask(`/verifications/${id}`)).body.status)

  async function untilDone(id: string): Promise<void> {
    while (await isOpen(id)) await pause(POLL_MS)
  }

  return { upload, create, isOpen, untilDone }
}

interface Answer {
  readonly id: string
  readonly status: string
  readonly files?: readonly { readonly path: string }[]
}
