import type { OcrReading, TextLine } from '../src/engines/ocr/ocr.ts'

/** A line of text as a perfect reader would see it. Lengths in heights of the area, as on the page. */
export interface PrintedLine {
  readonly text: string
  readonly left: number
  readonly top: number
  readonly height?: number
  /** Width of one character in line heights. */
  readonly pitch?: number
  /** Probability of every character. */
  readonly probability?: number
}

/** Width / height of an ID-1 card. */
export const CARD_ASPECT = 1.586

/** The reading of some printed lines, tilted by `tiltDegrees` around the top left corner. */
export function readingOf(lines: readonly PrintedLine[], tiltDegrees = 0): OcrReading {
  return {
    lines: lines.map((line) => textLine(line, (tiltDegrees * Math.PI) / 180)),
    quality: { sharpness: 1, glare: 0, brightness: 0.6, lineHeightPixels: 30, isCropped: false },
    area: [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ],
    turnedDegrees: 0,
    aspectRatio: CARD_ASPECT,
    linesElsewhere: 0,
  }
}

function textLine(line: PrintedLine, tilt: number): TextLine {
  const { text, left, top, height = 0.05, pitch = 0.5, probability = 0.99 } = line
  const right = left + text.length * height * pitch
  const at = (x: number, y: number): readonly [number, number] => [
    (x * Math.cos(tilt) - y * Math.sin(tilt)) / CARD_ASPECT,
    y * Math.cos(tilt) + x * Math.sin(tilt),
  ]
  return {
    text,
    confidence: probability,
    quad: [at(left, top), at(right, top), at(right, top + height), at(left, top + height)],
    glyphs: [...text].map((char, index) => ({
      char,
      probability,
      alternatives: [],
      at: (index + 0.5) / text.length,
    })),
  }
}

/** Values of a fictional card, as printed. */
export const FICTIONAL_CARD = {
  province: 'PROVINSI DAERAH ISTIMEWA YOGYAKARTA',
  regency: 'KABUPATEN SLEMAN',
  nik: '3404171601770013',
  name: 'DEDI KUSUMA HIDAYAT',
  birth: 'SLEMAN, 16-01-1977',
  gender: 'LAKI-LAKI',
  blood_type: 'O',
  address: 'JL. VETERAN NO. 34',
  rt_rw: '017/017',
  village: 'KEPUHARJO',
  district: 'CANGKRINGAN',
  religion: 'KRISTEN',
  marital_status: 'KAWIN',
  occupation: 'SOPIR',
  nationality: 'WNI',
  valid_until: 'SEUMUR HIDUP',
} as const

export type CardValues = Readonly<Record<keyof typeof FICTIONAL_CARD, string>>

const LABELS: readonly (readonly [keyof typeof FICTIONAL_CARD, string])[] = [
  ['name', 'Nama'],
  ['birth', 'Tempat/Tgl Lahir'],
  ['gender', 'Jenis Kelamin'],
  ['address', 'Alamat'],
  ['rt_rw', 'RT/RW'],
  ['village', 'Kel/Desa'],
  ['district', 'Kecamatan'],
  ['religion', 'Agama'],
  ['marital_status', 'Status Perkawinan'],
  ['occupation', 'Pekerjaan'],
  ['nationality', 'Kewarganegaraan'],
  ['valid_until', 'Berlaku Hingga'],
]

const ROW = 0.055

/** The lines of a whole card in the usual layout: labels left, values right of them, place and date of issue apart. */
export function printedCard(values: CardValues = FICTIONAL_CARD): readonly PrintedLine[] {
  const body = LABELS.flatMap(([field, label], index) => {
    const top = 0.3 + index * ROW
    return [
      { text: label, left: 0.07, top, pitch: 0.4 },
      ...(values[field] === '' ? [] : [{ text: `: ${values[field]}`, left: 0.5, top }]),
    ]
  })
  return [
    { text: values.province, left: 0.4, top: 0.05, pitch: 0.6 },
    { text: values.regency, left: 0.6, top: 0.11, pitch: 0.6 },
    { text: 'NIK', left: 0.07, top: 0.2 },
    { text: `: ${values.nik}`, left: 0.4, top: 0.2, pitch: 0.75 },
    ...body,
    { text: `Gol. Darah : ${values.blood_type}`, left: 0.9, top: 0.3 + 2 * ROW },
    { text: 'SLEMAN', left: 1.28, top: 0.3 + 7 * ROW + 0.01 },
    { text: '05-10-2015', left: 1.24, top: 0.3 + 8 * ROW + 0.01 },
  ]
}

/** The wavy ground of a card, print where lines stand, and a portrait-like patch where the usual layout has the portrait. */
export function pictureWithPortrait(): { width: number; height: number; data: Uint8Array } {
  const [width, height] = [634, 400]
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) data.set(colourAt(x, y), (y * width + x) * 3)
  }
  return { width, height, data }
}

function colourAt(x: number, y: number): readonly [number, number, number] {
  if (x >= 500 && x < 600 && y >= 120 && y < 260) return [190, 40, 30]
  // Strokes where the labels stand.
  if (x > 28 && x < 56 && x % 5 === 0 && y > 120 && (y - 120) % 22 > 4 && (y - 120) % 22 < 15) return [20, 20, 20]
  const level = 190 + 4 * Math.sin((y + 5 * Math.sin(x / 17)) / 1.9)
  return [level - 30, level, level + 25]
}
