import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createDocuments } from './create-documents.ts'

const documents = createDocuments()
afterAll(() => documents.close())
const fixture = (name: string) => readFileSync(path.join(import.meta.dirname, 'fixtures', name))

describe('readText', () => {
  it('gives the text of each page', async () => {
    const read = await documents.readText(fixture('three-pages.pdf'))
    expect(read.kind).toBe('text')
    expect(read.kind === 'text' && read.pages.length).toBe(3)
    expect(read.kind === 'text' && read.pages.every((page) => page.trim() !== '')).toBe(true)
  })
  it('opens an encrypted file with its password only', async () => {
    expect(await documents.readText(fixture('three-pages-encrypted.pdf'))).toMatchObject({ reason: 'ENCRYPTED' })
  })
  it('refuses what is no PDF, or only begins like one', async () => {
    expect(await documents.readText(fixture('corners.heic'))).toMatchObject({ reason: 'UNSUPPORTED_TYPE' })
    expect(await documents.readText(Buffer.from('%PDF-1.7\nnothing'))).toMatchObject({ reason: 'DAMAGED' })
  })
})
