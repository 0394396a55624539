import { fork } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import sharp from 'sharp'
import { afterEach, describe, expect, it } from 'vitest'
import { CATALOG, page, pdfOf, slowPdf } from '../../../test/documents/pdf.ts'
import { pngOf } from '../../../test/documents/png.ts'
import { createDocuments, type DocumentsOptions } from './create-documents.ts'
import type { Documents } from './documents.ts'

const opened: Documents[] = []
const good = pngOf({ width: 20, height: 10 })
const whole = { page: 0, longestSideMax: 500 }
const isLinux = process.platform === 'linux'

function open(options: DocumentsOptions): Documents {
  const documents = createDocuments(options)
  opened.push(documents)
  return documents
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()))
})

/** Processes started by this one, or by another, that run the decoder (Linux). */
function decoderIds(parentId = process.pid): number[] {
  return readdirSync('/proc')
    .map(Number)
    .filter((id) => id > 0 && readStatus(id).includes(`\nPPid:\t${parentId}\n`) && isDecoder(id))
}

function readStatus(id: number): string {
  return readProc(`/proc/${id}/status`)
}

function isDecoder(id: number): boolean {
  return readProc(`/proc/${id}/cmdline`).includes('decoder-process')
}

function readProc(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

describe('limits', () => {
  it('count pixels', async () => {
    const documents = open({ pixelsMax: 199 })

    expect(await documents.inspect(good)).toMatchObject({ reason: 'TOO_MANY_PIXELS' })
  })

  it('count the pages of a PDF and of a TIFF', async () => {
    const documents = open({ pagesMax: 2 })
    const kids = '<< /Type /Pages /Kids [3 0 R 3 0 R 3 0 R] /Count 3 >>'
    const strip = { raw: { width: 4, height: 12, channels: 3 as const, pageHeight: 4 } }
    const tiff = await sharp(Buffer.alloc(4 * 12 * 3), strip)
      .tiff()
      .toBuffer()

    expect(await documents.inspect(pdfOf([CATALOG, kids, page([9, 9])]))).toMatchObject({ reason: 'TOO_MANY_PAGES' })
    expect(await documents.inspect(tiff)).toMatchObject({ reason: 'TOO_MANY_PAGES' })
  })

  it('end a call that takes too long, and the next one is served', async () => {
    const documents = open({ workMs: 700, processesMax: 1 })

    const [slow, next] = await Promise.all([documents.render(slowPdf(), whole), documents.inspect(good)])

    expect(slow).toMatchObject({ kind: 'refused', reason: 'TOO_SLOW' })
    expect(next).toMatchObject({ kind: 'readable', type: 'PNG' })
  })

  it('end a call of a process that hangs without working', async () => {
    const documents = open({ timeoutMs: 500, workMs: 60_000, processesMax: 1 })

    expect(await documents.render(slowPdf(), whole)).toMatchObject({ reason: 'TOO_SLOW' })
  })

  it('let a look answer with what it knows when trying the picture out takes too long', async () => {
    const documents = open({ lookMs: 60, processesMax: 1 })
    await documents.inspect(good)

    expect(await documents.inspect(pngOf({ width: 7000, height: 7000 }))).toEqual({
      ...{ kind: 'readable', type: 'PNG', contentType: 'image/png', extension: 'png', pageCount: 1 },
    })
  })

  it('do not let a look draw what is on a page', async () => {
    // Loading the decoder takes some of it; drawing the page would take minutes.
    const documents = open({ lookMs: 3_000 })

    expect(await documents.inspect(slowPdf())).toMatchObject({ kind: 'readable', type: 'PDF', pageCount: 1 })
  })

  it.runIf(isLinux)('end a call that takes too much memory', async () => {
    const documents = open({ memoryBytesMax: 260_000_000, processesMax: 1, workMs: 60_000 })
    // 600 MB of spaces as a page's content, deflated twice.
    const file = readFileSync(new URL('fixtures/memory-bomb.pdf', import.meta.url))

    expect(await documents.render(file, whole)).toMatchObject({
      reason: 'TOO_MANY_PIXELS',
      message: expect.stringContaining('memory'),
    })
    expect(await documents.inspect(good)).toMatchObject({ kind: 'readable' })
  })

  it.each([
    { page: -1, longestSideMax: 10 },
    { page: 0.5, longestSideMax: 10 },
    { page: 0, longestSideMax: 0 },
    { page: 0, longestSideMax: 20_000 },
  ])('refuse to render $page at $longestSideMax', async (wish) => {
    await expect(open({}).render(good, wish)).rejects.toThrow(RangeError)
  })

  it('bound the calls that wait', async () => {
    const documents = open({ processesMax: 1, waitingMax: 1 })

    const calls = [documents.inspect(good), documents.inspect(good), documents.inspect(good)]

    expect((await Promise.allSettled(calls)).map((each) => each.status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
  })
})

describe('the decoder processes', () => {
  it('answer many calls at once, each with its own answer', async () => {
    const documents = open({ processesMax: 2 })
    const widths = Array.from({ length: 24 }, (_, index) => index + 1)

    const answers = await Promise.all(
      widths.map((width) => documents.render(pngOf({ width, height: 1 }), { page: 0, longestSideMax: 100 })),
    )

    expect(answers.map((each) => (each.kind === 'picture' ? each.picture.width : each.reason))).toEqual(widths)
  })

  it.runIf(isLinux)('are started when first needed, with one to spare, and gone after close', async () => {
    const documents = open({ processesMax: 2 })
    const before = decoderIds()
    await documents.inspect(good)
    const during = decoderIds()

    await documents.close()

    expect([before.length, during.length, decoderIds().length]).toEqual([0, 2, 0])
  })

  it.runIf(isLinux)('are replaced when killed in the middle of a call', async () => {
    const documents = open({ processesMax: 1 })
    await documents.inspect(good)
    const answer = documents.inspect(good)

    // The one at work was started first.
    process.kill(Math.min(...decoderIds()), 'SIGKILL')

    expect(await answer).toMatchObject({ kind: 'readable' })
  })

  it.runIf(isLinux)('end by themselves when we are killed while they hang', { timeout: 60_000 }, async () => {
    const program = fork(new URL('../../../test/documents/hung-decoder.ts', import.meta.url), { execArgv: [] })
    await expect.poll(() => decoderIds(program.pid).length, { timeout: 20_000 }).toBe(2)
    const ids = decoderIds(program.pid)

    program.kill('SIGKILL')

    await expect.poll(() => ids.filter(isDecoder), { timeout: 20_000 }).toEqual([])
  })

  it('get none of our environment', async () => {
    process.env.ABSAH_TEST_SECRET = 'not-for-decoders'
    const documents = open({ processesMax: 1 })
    await documents.inspect(good)

    const environments = isLinux ? decoderIds().map((id) => readProc(`/proc/${id}/environ`)) : []

    expect(environments.join()).not.toContain('not-for-decoders')
    delete process.env.ABSAH_TEST_SECRET
  })
})

describe('a call that is given up', () => {
  it('rejects with the reason and frees its process', async () => {
    const documents = open({ processesMax: 1 })
    const abort = new AbortController()
    const slow = documents.render(slowPdf(), { ...whole, signal: abort.signal })
    const next = documents.inspect(good)

    abort.abort(new Error('the customer hung up'))

    await expect(slow).rejects.toThrow('the customer hung up')
    expect(await next).toMatchObject({ kind: 'readable' })
  })

  it('rejects when it was given up before it began', async () => {
    await expect(open({}).inspect(good, { signal: AbortSignal.abort(new Error('too late')) })).rejects.toThrow(
      'too late',
    )
  })

  it('rejects when the engine closes', async () => {
    const documents = open({ processesMax: 1 })
    const calls = [documents.render(slowPdf(), whole), documents.inspect(good)]
    const settled = Promise.allSettled(calls)

    await documents.close()

    expect((await settled).map((each) => each.status)).toEqual(['rejected', 'rejected'])
    await expect(documents.inspect(good)).rejects.toThrow('closed')
  })
})
