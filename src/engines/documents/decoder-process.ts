import sharp from 'sharp'
import { serveTasks, type TaskTeller } from '../../platform/processes/serve-tasks.ts'
import { decode } from './decode.ts'
import type { DecodeAnswer, DecodeJob, DecoderFile } from './decoder.ts'
import { documentTypeOf } from './document-type.ts'
import { refuse } from './refusal.ts'

// The program of a decoder process.

serveTasks<null, DecodeJob, DecodeAnswer>(async () => {
  sharp.cache(false)
  sharp.concurrency(1)
  return answer
})

/** The bytes of the document that is read in several calls: they are sent once. */
let kept: { readonly id: number; readonly bytes: Uint8Array } | null = null

function wholeOf({ file }: DecodeJob): DecoderFile {
  if (file.id === undefined) kept = null
  else if (file.id !== kept?.id) kept = { id: file.id, bytes: file.bytes }
  return kept === null ? file : { ...file, bytes: kept.bytes }
}

async function answer(job: DecodeJob, _checkpoint: () => void, teller: TaskTeller): Promise<DecodeAnswer> {
  const file = wholeOf(job)
  try {
    return await decode(file, job.task, teller.note)
  } catch {
    // libvips reports a bad file as an ordinary error; a wasm module that threw must not be used again.
    const type = documentTypeOf(file.bytes)?.type
    if (type === 'PDF' || type === 'HEIC') teller.wearOut()
    return refuse('DAMAGED')
  }
}
