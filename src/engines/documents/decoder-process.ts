import sharp from 'sharp'
import { serveTasks, type TaskTeller } from '../../platform/processes/serve-tasks.ts'
import { decode } from './decode.ts'
import type { DecodeAnswer, DecodeJob } from './decoder.ts'
import { documentTypeOf } from './document-type.ts'
import { refuse } from './refusal.ts'

// The program of a decoder process.

serveTasks<null, DecodeJob, DecodeAnswer>(async () => {
  sharp.cache(false)
  sharp.concurrency(1)
  return answer
})

async function answer({ file, task }: DecodeJob, _checkpoint: () => void, teller: TaskTeller): Promise<DecodeAnswer> {
  try {
    return await decode(file, task, teller.note)
  } catch {
    // libvips reports a bad file as an ordinary error; a wasm module that threw must not be used again.
    const type = documentTypeOf(file.bytes)?.type
    if (type === 'PDF' || type === 'HEIC') teller.wearOut()
    return refuse('DAMAGED')
  }
}
