import type { TamperFinding } from '../tamper.ts'
import { jpegSegments } from './jpeg-steps.ts'

/** Programs that change what a picture shows. Cameras, galleries and scanners name themselves, too. */
const EDITORS = [
  'Adobe Photoshop',
  'GIMP',
  'Pixelmator',
  'Affinity Photo',
  'Paint.NET',
  'paint.net',
  'CorelDRAW',
  'Corel PHOTO-PAINT',
  'PaintShop',
  'Photopea',
  'Canva',
  'PicsArt',
  'Picsart',
  'Snapseed',
  'Facetune',
  'Krita',
  'Inkscape',
  'Fotor',
  'PhotoScape',
  'Pixlr',
]

const METADATA_BYTES_MAX = 256 * 1024

/** Segments of a JPEG for cameras and programs: EXIF and XMP, Photoshop's own. */
const METADATA = [0xe1, 0xed, 0xfe]

/** The file says that a program for editing saved it. Most edits leave no such word, and many honest pictures do. */
export function findEditingSoftware(file: Uint8Array): readonly TamperFinding[] {
  const text = metadataOf(file)
  const editor = EDITORS.find((name) => text.includes(name))
  if (editor === undefined) return []
  const rest = { name: null, box: null, isDecisive: false, strength: 0 } as const
  return [{ code: 'EDITING_SOFTWARE', measures: [editor], ...rest }]
}

function metadataOf(file: Uint8Array): string {
  const isJpeg = file[0] === 0xff && file[1] === 0xd8
  // Other formats keep it as text before or after their pixels.
  const parts = isJpeg
    ? [...jpegSegments(file)].filter(({ marker }) => METADATA.includes(marker)).map(({ body }) => body)
    : [file.subarray(0, METADATA_BYTES_MAX / 2), file.subarray(-METADATA_BYTES_MAX / 2)]
  return parts.map((part) => Buffer.from(part.subarray(0, METADATA_BYTES_MAX)).toString('latin1')).join('\n')
}
