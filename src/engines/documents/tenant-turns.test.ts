import { afterEach, describe, expect, it } from 'vitest'
import { slowPdf } from '../../../test/documents/pdf.ts'
import { pngOf } from '../../../test/documents/png.ts'
import { onBehalfOf } from '../../lib/tenant-turns.ts'
import { createDocuments, type DocumentsOptions } from './create-documents.ts'
import type { Documents } from './documents.ts'
import { KnownFiles } from './known-files.ts'

const opened: Documents[] = []
const whole = { page: 0, longestSideMax: 500 }
const good = pngOf({ width: 20, height: 10 })

function open(options: DocumentsOptions): Documents {
  const documents = createDocuments(options)
  opened.push(documents)
  return documents
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((each) => each.close()))
})

describe('tenants at the decoders', () => {
  it.each([1, 3])('do not wait for the files of others that take long (%i of them send such)', async (tenants) => {
    const documents = open({ processesMax: 2, timeoutMs: 600_000 })
    const ended: string[] = []
    const slow = Array.from({ length: 6 }, (_, index) =>
      onBehalfOf(`slow ${index % tenants}`, () => documents.render(slowPdf(String(index)), whole)).finally(() =>
        ended.push('slow'),
      ),
    )
    const settled = Promise.allSettled(slow)

    const answer = await onBehalfOf('quick', () => documents.render(good, whole))

    expect([answer.kind, ended]).toEqual(['picture', []])
    await documents.close()
    await settled
  })

  it('get their slow files read one after the other', async () => {
    const documents = open({ processesMax: 1, workMs: 600 })

    const answers = await Promise.all(
      Array.from({ length: 3 }, (_, index) =>
        onBehalfOf(`tenant ${index % 2}`, () => documents.render(slowPdf(String(index)), whole)),
      ),
    )

    expect(answers).toEqual(Array.from({ length: 3 }, () => expect.objectContaining({ reason: 'TOO_SLOW' })))
  })

  it('of whom one waits with too much do not have others refused', async () => {
    const documents = open({ processesMax: 1, waitingMax: 4 })
    const many = Promise.allSettled(
      Array.from({ length: 8 }, () => onBehalfOf('many', () => documents.render(good, whole))),
    )

    const few = await Promise.all([1, 2].map(() => onBehalfOf('few', () => documents.render(good, whole))))

    expect(few.map((each) => each.kind)).toEqual(['picture', 'picture'])
    expect((await many).filter((each) => each.status === 'rejected').length).toBeGreaterThanOrEqual(3)
  })
})

describe('a file that ran over the limit twice', () => {
  it('is known, to its tenant alone', async () => {
    const documents = open({ workMs: 100, processesMax: 1 })
    const render = (tenant: string) => onBehalfOf(tenant, () => documents.render(slowPdf(), whole))
    await render('a')
    const second = await render('a')
    await render('b')

    // Nothing can be decoded any more, only remembered.
    await documents.close()

    expect(second).toMatchObject({ kind: 'refused', reason: 'TOO_SLOW' })
    expect(await render('a')).toEqual(second)
    await expect(render('b')).rejects.toThrow('closed')
    await expect(render('c')).rejects.toThrow('closed')
  })
})

describe('known files', () => {
  const job = (content: string, kind: 'inspect' | 'text' = 'text') => ({
    file: { bytes: Buffer.from(content), password: undefined, limits: { pixelsMax: 1, pagesMax: 1 } },
    task: { kind },
  })
  const answer = { kind: 'refused', reason: 'TOO_SLOW', message: '' } as const
  const limits = { strikesMax: 1, forMs: 60_000, filesOfOneMax: 2, tenantsMax: 2 }

  it('are remembered up to a number, the newest of each tenant', () => {
    const known = new KnownFiles(limits)

    for (const content of ['1', '2', '3']) known.strike('a', job(content), answer)
    known.strike('b', job('1'), answer)

    expect(['1', '2', '3'].map((each) => known.find('a', job(each)))).toEqual([undefined, answer, answer])
    known.strike('c', job('1'), answer)
    expect(['a', 'b', 'c'].map((each) => known.find(each, job(each === 'a' ? '3' : '1')))).toEqual([
      undefined,
      answer,
      answer,
    ])
  })

  it('are forgotten in time, and told apart by what was asked', () => {
    const forgetful = new KnownFiles({ ...limits, forMs: -1 })
    forgetful.strike('a', job('1'), answer)
    const known = new KnownFiles(limits)
    known.strike('a', job('1'), answer)

    expect(forgetful.find('a', job('1'))).toBeUndefined()
    expect(known.find('a', job('1', 'inspect'))).toBeUndefined()
  })
})
