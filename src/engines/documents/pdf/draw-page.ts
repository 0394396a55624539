import type { RenderWish } from '../decoder.ts'
import type { Picture, Refusal } from '../documents.ts'
import { refuse } from '../refusal.ts'
import { allocate, inModule, type Pdfium } from './pdfium.ts'

/** Pages are drawn at no more than 400 dots per inch (a PDF point is 1/72 inch): more shows nothing new. */
const SCALE_MAX = 400 / 72

export function drawPage(
  pdfium: Pdfium,
  document: number,
  { page: index, longestSideMax }: RenderWish,
): Picture | Refusal {
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
export function hasArea(pdfium: Pdfium, document: number, page: number): boolean {
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
