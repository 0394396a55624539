import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { createDocuments } from '../../src/engines/documents/create-documents.ts'
import { createOnnxFaces } from '../../src/engines/faces/onnx-faces.ts'
import { createPaddleOcr } from '../../src/engines/ocr/paddle-ocr.ts'
import { createPictureTamper } from '../../src/engines/tamper/pictures/create-picture-tamper.ts'
import type { PictureTamper, TamperReport } from '../../src/engines/tamper/tamper.ts'
import { verdictOf } from '../../src/features/verifications/verdict.ts'
import { ktp } from '../../src/verifiers/ktp/index.ts'
import { describeMachine } from '../numbers.ts'
import { type PictureResult, scoreTamper, type TamperFigures } from './score-tamper.ts'
import { loadTamperSet, type TamperEntry } from './tamper-truth.ts'

/** Beside the repository; see its README. */
const USUAL_DIR = path.join(import.meta.dirname, '../../../shared/data/tamper')

type Print = (line: string) => void

/** Reads every picture of a set as KTP_OCR with `fraud_detection`, and says what was found of its edits and where. */
export async function benchTamper(dir: string | undefined, print: Print): Promise<TamperFigures> {
  const folder = path.resolve(dir ?? USUAL_DIR)
  const entries = loadTamperSet(folder)
  print(`data: ${folder}, ${entries.length} pictures of cards; no seed: nothing is random`)
  print(`${describeMachine()}; one reader`)
  const reader = openReader()
  const results: PictureResult[] = []
  try {
    for (const entry of entries) results.push(await reader.read(folder, entry))
  } finally {
    await reader.close()
  }
  const figures = scoreTamper(results)
  printTables(figures, results, print)
  return figures
}

function openReader() {
  const ocr = createPaddleOcr({ processes: 1 })
  const documents = createDocuments({ processesMax: 1 })
  const faces = createOnnxFaces()
  const { tamper, last, ...pool } = watched(createPictureTamper())
  const verifier = ktp({ ocr, documents, faces, tamper, acceptSpecimens: true })
  const deciding = verifier.decidingChecks({ mode: 'live' })
  return {
    async read(folder: string, entry: TamperEntry): Promise<PictureResult> {
      const bytes = await readFile(path.join(folder, entry.file))
      const startedAt = performance.now()
      const file = { id: entry.file, pageCount: 1, password: undefined, bytes: async () => bytes }
      const files = { ktp_file: [entry.file] }
      const result = await verifier.verify(
        { configuration: { verification_type: 'KTP_OCR', fraud_detection: true, files }, files: { ktp_file: [file] } },
        { ...CONTEXT, signal: new AbortController().signal },
      )
      const seconds = (performance.now() - startedAt) / 1000
      const checks = result.kind === 'found' ? result.checks : []
      const others = checks.filter(({ code }) => code !== 'AUTHENTICITY')
      return {
        entry,
        report: last.report,
        isVerified: result.kind === 'found' && verdictOf(checks, deciding) === 'VERIFIED',
        isVerifiedWithout: result.kind === 'found' && verdictOf(others, deciding) === 'VERIFIED',
        seconds,
        inspectSeconds: last.seconds,
      }
    },
    close: async () => {
      await Promise.all([ocr.close(), documents.close(), faces.close(), pool.close()])
    },
  }
}

const CONTEXT = { verificationId: 'bench', organizationId: 'bench', groupId: 'bench', mode: 'live' } as const

/** Keeps the last report and what it took. */
function watched(inner: PictureTamper) {
  const last: { report: TamperReport | null; seconds: number } = { report: null, seconds: 0 }
  const tamper: PictureTamper = {
    async inspect(placed, options) {
      const startedAt = performance.now()
      last.report = null
      last.report = await inner.inspect(placed, options)
      last.seconds = (performance.now() - startedAt) / 1000
      return last.report
    },
    close: () => inner.close(),
  }
  return { tamper, last, close: () => inner.close() }
}

function printTables(figures: TamperFigures, results: readonly PictureResult[], print: Print): void {
  const print4 = (cells: readonly (string | number)[]) =>
    print(cells.map((cell, at) => (at === 0 ? String(cell).padEnd(28) : String(cell).padStart(12))).join(''))
  print4(['edits', 'pictures', 'found', 'located', 'sent: found'])
  for (const [kind, { pictures, found, located }] of Object.entries(figures.found_by_kind)) {
    print4([kind, pictures, percent(found), percent(located), percent(figures.found_after_messenger[kind]?.found ?? 0)])
  }
  print4(['honest', 'pictures', 'alarms', 'HIGH_RISK'])
  for (const [kind, { pictures, alarms, high }] of Object.entries(figures.honest_alarms)) {
    print4([kind, pictures, percent(alarms), percent(high)])
  }
  for (const [kind, { pictures, found }] of Object.entries(figures.presentations))
    print4([kind, pictures, percent(found)])
  print(`genuine cards VERIFIED with the flag: ${percent(figures.genuine_verified)}`)
  print(`inspection ${figures.inspect_seconds} s, the rest of a reading ${figures.reading_seconds} s (medians)`)
  for (const { entry, report } of results) {
    if (entry.kind !== 'honest' || entry.presentation || report === null || report.findings.length === 0) continue
    print(
      `  alarm: ${entry.file} ${report.risk} ${report.findings.map(({ code, measures }) => `${code} ${measures}`).join('; ')}`,
    )
  }
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
