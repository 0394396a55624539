import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { drawFaulty } from './adversarial.ts'
import type { AreaTable } from './areas.ts'
import { drawCard } from './card.ts'
import { conditionOf } from './conditions.ts'
import { encodeJpeg } from './encode.ts'
import { jpegPdf } from './jpeg-pdf.ts'
import type { Layout } from './layout.ts'
import { LAYOUTS } from './layouts.ts'
import { drawNegative } from './negatives.ts'
import { inventPerson, type Person } from './person.ts'
import { createRandom } from './random.ts'
import type { TruthEntry } from './sets.ts'

const run = promisify(execFile)

/** Opens `ktp-specimen-encrypted.pdf`. */
export const SPECIMEN_PASSWORD = 'rahasia'

/** Draws the few pictures that are kept in the repository. Needs `heif-enc` and `qpdf` on the PATH. */
export async function drawCommitted(directory: string, areas: AreaTable): Promise<TruthEntry[]> {
  const layout = LAYOUTS[0]
  if (!layout) throw new Error('LAYOUTS is empty: the specimen needs the first one')
  const specimen: Specimen = { directory, areas, layout, person: specimenPerson(areas, layout) }
  return [...(await drawFormats(specimen)), ...(await drawConditions(specimen)), ...(await drawRefused(specimen))]
}

/** Keeps the committed pictures small. */
const QUALITY_MAX = 80

interface Specimen {
  readonly directory: string
  readonly areas: AreaTable
  readonly layout: Layout
  readonly person: Person
}

function specimenPerson(areas: AreaTable, layout: Layout): Person {
  const person = inventPerson(createRandom('specimen/190'), areas, { jakarta: layout.jakarta })
  return {
    ...person,
    fields: { ...person.fields, name: 'SARI PERMATA ANGGRAENI', address: 'JL. MELATI NO. 17', occupation: 'GURU' },
  }
}

async function shoot({ person, layout }: Specimen, condition: string): Promise<Buffer> {
  const { canvas } = drawCard({ person, layout, random: createRandom('specimen/card'), scale: 1.6 })
  const shot = await conditionOf(condition)(canvas, createRandom(`specimen-a/${condition}`))
  return encodeJpeg({ ...shot, quality: Math.min(shot.quality, QUALITY_MAX) })
}

function entry({ person, layout }: Specimen, file: string, condition: string): TruthEntry {
  return {
    file,
    card: 1,
    kind: 'consistent',
    condition,
    fault: null,
    nik_font: layout.nik.font,
    layout: layout.id,
    fields: person.fields,
  }
}

async function drawFormats(specimen: Specimen): Promise<TruthEntry[]> {
  const path = (ending: string): string => `${specimen.directory}/ktp-specimen${ending}`
  const jpeg = await shoot(specimen, 'clean')
  await writeFile(path('.jpg'), jpeg)
  await sharp(jpeg).resize(800).png({ palette: true, quality: 90, effort: 10 }).toFile(path('.png'))
  await sharp(jpeg).webp({ quality: 80 }).toFile(path('.webp'))
  await sharp(jpeg).tiff({ compression: 'jpeg', quality: 80 }).toFile(path('.tiff'))
  await writeFile(path('.pdf'), await jpegPdf(jpeg))
  await run('qpdf', [
    '--static-aes-iv',
    '--static-id',
    '--encrypt',
    SPECIMEN_PASSWORD,
    'owner',
    '256',
    '--',
    path('.pdf'),
    path('-encrypted.pdf'),
  ])
  await encodeHeic(jpeg, path('.heic'))
  const endings = ['.jpg', '.png', '.webp', '.tiff', '.pdf', '.heic']
  const entries = endings.map((ending) => entry(specimen, `ktp-specimen${ending}`, 'clean'))
  return [...entries, { ...entry(specimen, 'ktp-specimen-encrypted.pdf', 'clean'), password: SPECIMEN_PASSWORD }]
}

async function encodeHeic(jpeg: Buffer, target: string): Promise<void> {
  const folder = await mkdtemp(`${tmpdir()}/specimen-`)
  await sharp(jpeg).png().toFile(`${folder}/card.png`)
  await run('heif-enc', ['-q', '55', `${folder}/card.png`, '-o', target])
  await rm(folder, { recursive: true })
}

async function drawConditions(specimen: Specimen): Promise<TruthEntry[]> {
  const entries: TruthEntry[] = []
  for (const condition of ['exif', 'upside_down', 'phone', 'small']) {
    const file = `ktp-${condition.replaceAll('_', '-')}.jpg`
    await writeFile(`${specimen.directory}/${file}`, await shoot(specimen, condition))
    entries.push(entry(specimen, file, condition))
  }
  return entries
}

async function drawRefused({ directory, areas, layout }: Specimen): Promise<TruthEntry[]> {
  const entries: TruthEntry[] = []
  for (const [index, fault] of ['nik_covered', 'nik_date_mismatch'].entries()) {
    const condition = 'clean'
    const { shot, fields } = await drawFaulty({
      fault,
      layout,
      condition,
      random: createRandom(`refused-b/${fault}`),
      areas,
    })
    const file = `ktp-${fault.replaceAll('_', '-')}.jpg`
    await writeFile(`${directory}/${file}`, await encodeJpeg({ ...shot, quality: QUALITY_MAX }))
    entries.push({
      file,
      card: index + 2,
      kind: 'adversarial',
      condition,
      fault,
      nik_font: layout.nik.font,
      layout: layout.id,
      fields,
    })
  }
  const negative = { subject: 'student', condition: 'clean', random: createRandom('refused/student'), areas }
  await writeFile(`${directory}/not-a-ktp.jpg`, await drawNegative(negative))
  const none = { nik_font: null, layout: null, fields: null }
  return [
    ...entries,
    { file: 'not-a-ktp.jpg', card: null, kind: 'negative', condition: 'clean', fault: 'student', ...none },
  ]
}

/** Copies the specimen to where the demo looks for it. */
export async function copyDemoSpecimen(directory: string, target: string): Promise<void> {
  await writeFile(target, await readFile(`${directory}/ktp-specimen.jpg`))
}
