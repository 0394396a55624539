import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createDocuments } from '../../src/engines/documents/create-documents.ts'
import { createOnnxFaces } from '../../src/engines/faces/onnx-faces.ts'
import { createPaddleOcr } from '../../src/engines/ocr/paddle-ocr.ts'
import { todayInIndonesia } from '../../src/lib/calendar-date.ts'
import { loadAreas } from '../../src/lib/nik/areas.ts'
import { switchTelemetryOff } from '../../src/platform/inference/telemetry-off.ts'
import { placeCard } from '../../src/verifiers/ktp/authenticity/place-card.ts'
import { findCard } from '../../src/verifiers/ktp/reading/find-card.ts'
import { loadTamperSet } from './tamper-truth.ts'

// For developers: node bench/tamper/place-set.ts SET PLACES [PART PARTS]. Reads every card of a set and writes where its
// values and its portrait lie, for fit-weights.ts: reading takes longest and need not be done again.

switchTelemetryOff()
const [dir = '', target = '', part = '0', parts = '1'] = process.argv.slice(2)
const documents = createDocuments({ processesMax: 1 })
const [ocr, faces, areas] = [createPaddleOcr({ processes: 1 }), createOnnxFaces(), await loadAreas()]
const { signal } = new AbortController()
const search = { documents, ocr, faces, areas, today: todayInIndonesia(new Date()), isFaceWanted: false, signal }
const places: Record<string, object | null> = {}
for (const [index, { file }] of loadTamperSet(dir).entries()) {
  if (index % Number(parts) !== Number(part)) continue
  const bytes = await readFile(path.join(dir, file))
  const card = await findCard({ id: file, pageCount: 1, password: undefined, bytes: async () => bytes }, search)
  places[file] = card.kind === 'failed' ? null : placeCard(card.reading)
}
await Promise.all([ocr.close(), documents.close(), faces.close()])
await writeFile(target, JSON.stringify(places))
