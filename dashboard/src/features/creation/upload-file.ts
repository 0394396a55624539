import { ApiError, OfflineError } from '../../api/api-error.ts'
import { placeHeaders } from '../../api/place.ts'
import { accessHeaders, renewSession } from '../../api/session.ts'

export interface Upload {
  readonly file: File
  /** 0–1 of the bytes that were sent. */
  readonly onProgress: (share: number) => void
}

/** Sends a file and answers its path. By `XMLHttpRequest`, because `fetch` tells nothing of what was sent. */
export async function uploadFile(upload: Upload): Promise<string> {
  const first = await send(upload)
  const answer = first.status === 401 && (await renewSession()) === 'renewed' ? await send(upload) : first
  if (answer.status !== 201) throw ApiError.of(answer.status, answer.body)
  return answer.body.files[0].path
}

interface Answer {
  readonly status: number
  readonly body: ReturnType<JSON['parse']>
}

function send({ file, onProgress }: Upload): Promise<Answer> {
  const form = new FormData()
  form.append('file_category', 'VERIFICATION_INPUT_FILE')
  form.append('files', file, file.name)
  const request = new XMLHttpRequest()
  request.open('POST', '/uploads')
  for (const [name, value] of Object.entries({ ...placeHeaders(), ...accessHeaders() })) {
    request.setRequestHeader(name, value)
  }
  request.responseType = 'json'
  return new Promise((resolve, reject) => {
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total))
    request.addEventListener('load', () => resolve({ status: request.status, body: request.response }))
    request.addEventListener('error', () => reject(new OfflineError(new Error('upload'))))
    request.send(form)
  })
}
