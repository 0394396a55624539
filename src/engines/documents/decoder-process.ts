import { Worker } from 'node:worker_threads'
import sharp from 'sharp'
import { decode } from './decode.ts'
import { type DecodeAnswer, type DecodeFacts, type DecodeReply, type DecodeRequest, READY } from './decoder.ts'
import { documentTypeOf } from './document-type.ts'
import type { Inspection } from './documents.ts'
import { refuse } from './refusal.ts'

// The program of a decoder process: one request at a time comes in over the channel, one reply goes out for each.

sharp.cache(false)
sharp.concurrency(1)

// A hanging decoder cannot notice that its parent is gone, so a thread of its own watches.
new Worker(new URL('../../platform/processes/parent-watch.ts', import.meta.url), {
  workerData: { parentId: process.ppid },
}).unref()

process.on('disconnect', () => process.exit(0))
process.on('message', (message) => {
  // The only sender is DecoderPool, which sends nothing but requests.
  void answer(message as DecodeRequest)
})

async function answer(request: DecodeRequest): Promise<void> {
  const { answer, isSpent } = await attempt(request)
  const reply: DecodeReply = { id: request.id, answer, memoryBytes: process.memoryUsage.rss(), isSpent }
  process.send?.(reply)
}

async function attempt({ id, file, task }: DecodeRequest): Promise<{ answer: DecodeAnswer; isSpent: boolean }> {
  const tell = (facts: Inspection) => void process.send?.({ id, facts } satisfies DecodeFacts)
  try {
    return { answer: await decode(file, task, tell), isSpent: false }
  } catch {
    // libvips reports a bad file as an ordinary error; a wasm module that threw must not be used again.
    const type = documentTypeOf(file.bytes)?.type
    return { answer: refuse('DAMAGED'), isSpent: type === 'PDF' || type === 'HEIC' }
  }
}

process.send?.(READY)
