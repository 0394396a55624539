import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { createDocuments } from '../../src/engines/documents/create-documents.ts'
import { createOnnxFaces } from '../../src/engines/faces/onnx-faces.ts'
import { createPaddleOcr } from '../../src/engines/ocr/paddle-ocr.ts'
import { type OutputStatus, verdictOf } from '../../src/features/verifications/verdict.ts'
import { TooComplex } from '../../src/lib/too-complex.ts'
import { ktp } from '../../src/verifiers/ktp/index.ts'
import type { Failure, Findings } from '../../src/verifiers/verifier.ts'
import { peakMemoryMb } from '../process-memory.ts'
import type { TruthEntry, TruthSet } from './truth.ts'

/** What the product made of one picture. */
export interface ReadEntry {
  readonly entry: TruthEntry
  readonly result: Findings | Failure
  /** Null when the run failed. */
  readonly verdict: OutputStatus | null
  readonly seconds: number
}

export interface ReadSet {
  readonly results: readonly ReadEntry[]
  /** Resident memory of this process, the decoders and the reader, each at its highest. */
  readonly rssMb: number
}

export interface SetReader {
  read(entry: TruthEntry): Promise<ReadEntry>
  close(): Promise<void>
}

/** The product's reader for the pictures of a set: KTP_OCR, one reader, specimens accepted. */
export function openReader(set: TruthSet): SetReader {
  const ocr = createPaddleOcr({ processes: 1 })
  const documents = createDocuments({ processesMax: 1 })
  const faces = createOnnxFaces()
  const verifier = ktp({ ocr, documents, faces, acceptSpecimens: true })
  const decidingChecks = verifier.decidingChecks({ mode: 'live' })
  return {
    async read(entry) {
      const bytes = await readFile(path.join(set.dir, entry.file))
      const startedAt = performance.now()
      const result = await unlessTooComplex(() =>
        verifier.verify(
          {
            configuration: { verification_type: 'KTP_OCR', fraud_detection: false, files: { ktp_file: [entry.file] } },
            files: {
              ktp_file: [
                { id: entry.file, pageCount: 1, password: entry.password ?? undefined, bytes: async () => bytes },
              ],
            },
          },
          {
            verificationId: 'bench',
            organizationId: 'bench',
            groupId: 'bench',
            mode: 'live',
            signal: new AbortController().signal,
          },
        ),
      )
      const seconds = (performance.now() - startedAt) / 1000
      const verdict = result.kind === 'found' ? verdictOf(result.checks, decidingChecks) : null
      return { entry, result, verdict, seconds }
    },
    close: async () => {
      await Promise.all([ocr.close(), documents.close(), faces.close()])
    },
  }
}

/** As a run of such a picture ends. */
async function unlessTooComplex(read: () => Promise<Findings | Failure>): Promise<Findings | Failure> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof TooComplex)) throw error
    return { kind: 'failed', code: 'FILE_TOO_COMPLEX', message: error.message }
  }
}

/** Reads every picture once, one after the other. */
export async function readSet(reader: SetReader, set: TruthSet): Promise<ReadSet> {
  const results: ReadEntry[] = []
  for (const entry of set.entries) results.push(await reader.read(entry))
  return { results, rssMb: peakMemoryMb() }
}
