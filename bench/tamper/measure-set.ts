import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createDocuments } from '../../src/engines/documents/create-documents.ts'
import { measurePicture } from '../../src/engines/tamper/pictures/measure-picture.ts'
import type { PlacedPicture } from '../../src/engines/tamper/tamper.ts'
import { type MeasuredSample, toJson } from './measured-set.ts'
import { loadTamperSet } from './tamper-truth.ts'
import { placesOf } from './truth-places.ts'

// For developers: node bench/tamper/measure-set.ts SET MEASURED [PLACES]. Measures every picture of a set for fit-weights.ts,
// which then takes seconds: where its truth says that values are, or where place-set.ts read them (PLACES).

type Places = Readonly<Record<string, Pick<PlacedPicture, 'texts' | 'portrait'> | null>>

const [folder = '', target = '', places] = process.argv.slice(2)
const known = places === undefined ? null : (JSON.parse(await readFile(places, 'utf8')) as Places)
const documents = createDocuments({ processesMax: 1 })
const samples: MeasuredSample[] = []
for (const entry of loadTamperSet(folder)) {
  const placed = known === null ? placesOf(entry) : known[entry.file]
  if (placed === null || placed === undefined) continue
  const bytes = await readFile(path.join(folder, entry.file))
  const page = await documents.render(bytes, { page: 0, longestSideMax: 2000 })
  if (page.kind !== 'picture') continue
  samples.push({ entry, measured: measurePicture({ ...placed, picture: page.picture, file: bytes }) })
}
await documents.close()
await writeFile(target, toJson(samples))
process.stdout.write(`${samples.length} pictures measured\n`)
