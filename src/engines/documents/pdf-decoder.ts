import { PDFiumModule } from '@hyzyla/pdfium'
import type { Decoder, DecoderFile, RenderWish } from './decoder.ts'
import type { Picture, Refusal } from './documents.ts'
import { refuse } from './refusal.ts'

/** Pages are drawn at no more than 400 dots per inch (a PDF point is 1/72 inch): more shows nothing new. */
const SCALE_MAX = 400 / 72

/** PDF through PDFium compiled to wasm. Scripts and attachments are never run or opened. */
export const pdfDecoder: Decoder = {
  countPages: (file) =>
    withDocument(file, (pdfium, document) => {
      const pages = pdfium._FPDF_GetPageCount(document)
      if (pages > file.limits.pagesMax) return refuse('TOO_MANY_PAGES')
      if (pages < 1) return refuse('DAMAGED')
      return hasArea(pdfium, document, 0) ? pages : refuse('DAMAGED')
    }),

  render: (file, wish) =>
    withDocument(file, (pdfium, document) => {
      const pages = pdfium._FPDF_GetPageCount(document)
      if (pages > file.limits.pagesMax) return refuse('TOO_MANY_PAGES')
      if (wish.page >= pages)
        return refuse('DAMAGED', `The file has ${pages} pages, page ${wish.page + 1} is missing. Send the whole file.`)
      return drawPage(pdfium, document, wish)
    }),

  readText: (file) =>
    withDocument(file, (pdfium, document) => {
      const pages = pdfium._FPDF_GetPageCount(document)
      if (pages > file.limits.pagesMax) return refuse('TOO_MANY_PAGES')
      return readPages(pdfium, document, Math.min(pages, TEXT_PAGES_MAX))
    }),
}

const TEXT_PAGES_MAX = 20
const TEXT_CHARACTERS_MAX = 200_000
const CODE_POINT_MAX = 0x10ffff

function readPages(pdfium: Pdfium, document: number, count: number): readonly string[] {
  const texts: string[] = []
  let left = TEXT_CHARACTERS_MAX
  for (let index = 0; index < count && left > 0; index += 1) {
    const text = readPage(pdfium, { document, index, charactersMax: left })
    left -= text.length
    texts.push(text)
  }
  return texts
}

interface PageWish {
  readonly document: number
  readonly index: number
  readonly charactersMax: number
}

/** Empty for a page that cannot be loaded: the others may still say what is asked. */
function readPage(pdfium: Pdfium, { document, index, charactersMax }: PageWish): string {
  const page = pdfium._FPDF_LoadPage(document, index)
  if (page === 0) return ''
  const textPage = pdfium._FPDFText_LoadPage(page)
  try {
    const count = textPage === 0 ? 0 : Math.min(charactersMax, Math.max(0, pdfium._FPDFText_CountChars(textPage)))
    if (count === 0) return ''
    return textOf(pdfium, textPage, count)
  } finally {
    if (textPage !== 0) pdfium._FPDFText_ClosePage(textPage)
    pdfium._FPDF_ClosePage(page)
  }
}

/** Character by character: `FPDFText_GetText` counts those without a letter too and ends that much too early. */
function textOf(pdfium: Pdfium, textPage: number, count: number): string {
  const unicodeAt = inModule(pdfium, '_FPDFText_GetUnicode')
  let text = ''
  for (let index = 0; index < count; index += 1) {
    const code = Number(unicodeAt(textPage, index))
    if (code > 0 && code <= CODE_POINT_MAX) text += String.fromCodePoint(code)
  }
  return text.replace(/\r\n?/g, '\n')
}

/** A function that is in the module, but not in its types. */
function inModule(pdfium: Pdfium, name: string): (...numbers: readonly number[]) => unknown {
  const found: unknown = Reflect.get(pdfium, name)
  if (typeof found !== 'function') throw new Error(`PDFium has no ${name}`)
  return (...numbers) => found(...numbers)
}

type Pdfium = Awaited<ReturnType<typeof PDFiumModule>>

let loading: Promise<Pdfium> | undefined

async function load(): Promise<Pdfium> {
  const pdfium = await PDFiumModule({})
  pdfium._FPDF_InitLibraryWithConfig({})
  return pdfium
}

/** Error codes of FPDF_GetLastError (fpdfview.h). */
const PASSWORD_ERROR = 4
const SECURITY_ERROR = 5

async function withDocument<T>(file: DecoderFile, use: (pdfium: Pdfium, document: number) => T): Promise<T | Refusal> {
  loading ??= load()
  const pdfium = await loading
  const source = copyIn(pdfium, file.bytes)
  const password = file.password === undefined ? 0 : copyIn(pdfium, new TextEncoder().encode(`${file.password}\0`))
  const document = pdfium._FPDF_LoadMemDocument(source, file.bytes.length, password)
  try {
    return document === 0 ? refuseOpening(pdfium._FPDF_GetLastError(), file) : use(pdfium, document)
  } finally {
    if (document !== 0) pdfium._FPDF_CloseDocument(document)
    if (password !== 0) pdfium.wasmExports.free(password)
    pdfium.wasmExports.free(source)
  }
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

function allocate(pdfium: Pdfium, byteCount: number): number {
  const pointer = pdfium.wasmExports.malloc(byteCount)
  if (pointer === 0) throw new Error(`PDFium could not get ${byteCount} bytes of memory`)
  return pointer
}

function drawPage(pdfium: Pdfium, document: number, { page: index, longestSideMax }: RenderWish): Picture | Refusal {
  const page = pdfium._FPDF_LoadPage(document, index)
  if (page === 0) return refuse('DAMAGED')
  try {
    const size = pixelSize(pdfium._FPDF_GetPageWidth(page), pdfium._FPDF_GetPageHeight(page), longestSideMax)
    return size === null ? refuse('DAMAGED') : paint(pdfium, { document, page, ...size })
  } finally {
    pdfium._FPDF_ClosePage(page)
  }
}

/** Of a page that is there. What is on it is not looked at: that can take any time. */
function hasArea(pdfium: Pdfium, document: number, page: number): boolean {
  const pointer = allocate(pdfium, SIZE_BYTES)
  try {
    if (Number(inModule(pdfium, '_FPDF_GetPageSizeByIndexF')(document, page, pointer)) === 0) return false
    const [width = 0, height = 0] = new Float32Array(pdfium.HEAPU8.buffer, pointer, 2)
    return pixelSize(width, height, 1) !== null
  } finally {
    pdfium.wasmExports.free(pointer)
  }
}

/** FS_SIZEF (fpdfview.h): two floats. */
const SIZE_BYTES = 8

/** Points to pixels; null for a page without area. */
function pixelSize(
  widthPoints: number,
  heightPoints: number,
  longestSideMax: number,
): { width: number; height: number } | null {
  const longest = Math.max(widthPoints, heightPoints)
  if (!Number.isFinite(longest) || widthPoints <= 0 || heightPoints <= 0) return null
  const scale = Math.min(SCALE_MAX, longestSideMax / longest)
  const pixels = (points: number): number => Math.max(1, Math.min(longestSideMax, Math.round(points * scale)))
  return { width: pixels(widthPoints), height: pixels(heightPoints) }
}

interface Canvas {
  readonly document: number
  readonly page: number
  readonly width: number
  readonly height: number
}

/** FPDFBitmap_BGRx; with reversed byte order its bytes are R, G, B and one unused. */
const BITMAP_BGRX = 3
const BITMAP_BYTES_PER_PIXEL = 4
const WHITE = 0xffffffff
const ANNOTATIONS = 0x01
const REVERSE_BYTE_ORDER = 0x10
const LIMITED_IMAGE_CACHE = 0x200

function paint(pdfium: Pdfium, { document, page, width, height }: Canvas): Picture {
  const stride = width * BITMAP_BYTES_PER_PIXEL
  const pointer = allocate(pdfium, stride * height)
  const form = createForm(pdfium, document)
  try {
    const bitmap = pdfium._FPDFBitmap_CreateEx(width, height, BITMAP_BGRX, pointer, stride)
    if (bitmap === 0) throw new Error(`PDFium could not make a bitmap of ${width} x ${height} pixels`)
    pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE)
    const flags = REVERSE_BYTE_ORDER | LIMITED_IMAGE_CACHE
    pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, flags | ANNOTATIONS)
    if (form !== null) {
      // Filled-in form fields are drawn apart from the page, or a filled form would look empty.
      pdfium._FORM_OnAfterLoadPage(page, form.handle)
      pdfium._FPDF_FFLDraw(form.handle, bitmap, page, 0, 0, width, height, 0, flags)
      pdfium._FORM_OnBeforeClosePage(page, form.handle)
    }
    pdfium._FPDFBitmap_Destroy(bitmap)
    return { width, height, data: withoutFourth(pdfium.HEAPU8.subarray(pointer, pointer + stride * height)) }
  } finally {
    if (form !== null) destroyForm(pdfium, form)
    pdfium.wasmExports.free(pointer)
  }
}

interface Form {
  readonly handle: number
  readonly pointer: number
}

/** At least the size of FPDF_FORMFILLINFO (fpdf_formfill.h); every callback stays null. */
const FORM_INFO_BYTES = 256
const FORM_INFO_VERSION = 2

function createForm(pdfium: Pdfium, document: number): Form | null {
  const pointer = allocate(pdfium, FORM_INFO_BYTES)
  pdfium.HEAPU8.fill(0, pointer, pointer + FORM_INFO_BYTES)
  pdfium.HEAPU8[pointer] = FORM_INFO_VERSION
  const handle = pdfium._FPDFDOC_InitFormFillEnvironment(document, pointer)
  if (handle !== 0) return { handle, pointer }
  pdfium.wasmExports.free(pointer)
  return null
}

function destroyForm(pdfium: Pdfium, { handle, pointer }: Form): void {
  pdfium._FPDFDOC_ExitFormFillEnvironment(handle)
  pdfium.wasmExports.free(pointer)
}

function withoutFourth(rgbx: Uint8Array): Uint8Array {
  const rgb = new Uint8Array((rgbx.length / 4) * 3)
  for (let from = 0, to = 0; from < rgbx.length; from += 4, to += 3) {
    rgb[to] = rgbx[from] ?? 0
    rgb[to + 1] = rgbx[from + 1] ?? 0
    rgb[to + 2] = rgbx[from + 2] ?? 0
  }
  return rgb
}
