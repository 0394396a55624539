import { PDFiumModule } from '@hyzyla/pdfium'
import type { DecoderFile } from '../decoder.ts'
import type { Refusal } from '../documents.ts'
import { refuse } from '../refusal.ts'

/** A function that is in the module, but not in its types. */
export function inModule(pdfium: Pdfium, name: string): (...numbers: readonly number[]) => unknown {
  const found: unknown = Reflect.get(pdfium, name)
  if (typeof found !== 'function') throw new Error(`PDFium has no ${name}`)
  return (...numbers) => found(...numbers)
}

export type Pdfium = Awaited<ReturnType<typeof PDFiumModule>>

let loading: Promise<Pdfium> | undefined

async function load(): Promise<Pdfium> {
  const pdfium = await PDFiumModule({})
  pdfium._FPDF_InitLibraryWithConfig({})
  return pdfium
}

/** Error codes of FPDF_GetLastError (fpdfview.h). */
const PASSWORD_ERROR = 4
const SECURITY_ERROR = 5

interface OpenDocument {
  readonly document: number
  readonly pointers: readonly number[]
}

/** The document that is read page by page: it stays open until another file comes. */
let kept: (OpenDocument & { readonly id: number }) | null = null

/** Opens the file for `use`. One that has an id stays open for the next call about it. */
export async function withDocument<T>(
  file: DecoderFile,
  use: (pdfium: Pdfium, document: number) => T,
): Promise<T | Refusal> {
  loading ??= load()
  const pdfium = await loading
  if (kept !== null && kept.id === file.id) return use(pdfium, kept.document)
  if (kept !== null) close(pdfium, kept)
  kept = null
  const opened = open(pdfium, file)
  if (opened.document === 0) {
    const refusal = refuseOpening(pdfium._FPDF_GetLastError(), file)
    close(pdfium, opened)
    return refusal
  }
  if (file.id !== undefined) {
    kept = { ...opened, id: file.id }
    return use(pdfium, opened.document)
  }
  try {
    return use(pdfium, opened.document)
  } finally {
    close(pdfium, opened)
  }
}

function open(pdfium: Pdfium, { bytes, password }: DecoderFile): OpenDocument {
  const source = copyIn(pdfium, bytes)
  const secret = password === undefined ? 0 : copyIn(pdfium, new TextEncoder().encode(`${password}\0`))
  return { document: pdfium._FPDF_LoadMemDocument(source, bytes.length, secret), pointers: [source, secret] }
}

function close(pdfium: Pdfium, { document, pointers }: OpenDocument): void {
  if (document !== 0) pdfium._FPDF_CloseDocument(document)
  for (const pointer of pointers) if (pointer !== 0) pdfium.wasmExports.free(pointer)
}

function refuseOpening(error: number, { password }: DecoderFile): Refusal {
  if (error === PASSWORD_ERROR) return refuse(password === undefined ? 'ENCRYPTED' : 'WRONG_PASSWORD')
  if (error === SECURITY_ERROR)
    return refuse('ENCRYPTED', 'The file is protected in a way that cannot be opened here. Send it without protection.')
  return refuse('DAMAGED')
}

function copyIn(pdfium: Pdfium, bytes: Uint8Array): number {
  const pointer = allocate(pdfium, bytes.length)
  pdfium.HEAPU8.set(bytes, pointer)
  return pointer
}

export function allocate(pdfium: Pdfium, byteCount: number): number {
  const pointer = pdfium.wasmExports.malloc(byteCount)
  if (pointer === 0) throw new Error(`PDFium could not get ${byteCount} bytes of memory`)
  return pointer
}

/** Room for `byteCount` bytes while `use` runs. */
export function withRoom<T>(pdfium: Pdfium, byteCount: number, use: (pointer: number) => T): T {
  const pointer = allocate(pdfium, byteCount)
  try {
    return use(pointer)
  } finally {
    pdfium.wasmExports.free(pointer)
  }
}

export interface PagePlace {
  readonly document: number
  /** From 0. */
  readonly index: number
}

/** The page for `use`; null where it cannot be loaded. */
export function withPage<T>(pdfium: Pdfium, { document, index }: PagePlace, use: (page: number) => T): T | null {
  const page = pdfium._FPDF_LoadPage(document, index)
  if (page === 0) return null
  try {
    return use(page)
  } finally {
    pdfium._FPDF_ClosePage(page)
  }
}

/**
 * Text that a function writes as UTF-16 or UTF-8, asked twice: how long, and what.
 *
 * @param ask gets a pointer and the bytes there; answers the bytes that it needs.
 */
export function textFrom(
  pdfium: Pdfium,
  encoding: 'utf-16le' | 'utf-8',
  ask: (pointer: number, byteCount: number) => number,
): string {
  const byteCount = Math.min(ask(0, 0), TEXT_BYTES_MAX)
  if (byteCount <= 0) return ''
  return withRoom(pdfium, byteCount, (pointer) => {
    ask(pointer, byteCount)
    const text = new TextDecoder(encoding).decode(pdfium.HEAPU8.slice(pointer, pointer + byteCount))
    const end = text.indexOf('\0')
    return end < 0 ? text : text.slice(0, end)
  })
}

const TEXT_BYTES_MAX = 10_000
