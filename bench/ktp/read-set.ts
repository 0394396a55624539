import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { createDocuments } from '../../src/engines/documents/create-documents.ts'
import { createPaddleOcr } from '../../src/engines/ocr/paddle-ocr.ts'
import { type OutputStatus, verdictOf } from '../../src/features/verifications/verdict.ts'
import { ktp } from '../../src/verifiers/ktp/index.ts'
import type { Failure, Findings } from '../../src/verifiers/verifier.ts'
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
  /** Resident memory of the process with the reading thread, at its highest. */
  readonly rssMb: number
}

/** Reads every picture as KTP_OCR, one after the other on one reading thread, specimens accepted. */
export async function readSet(set: TruthSet): Promise<ReadSet> {
  const ocr = createPaddleOcr({ threads: 1 })
  const documents = createDocuments({ processesMax: 1 })
  const verifier = ktp({ ocr, documents, acceptSpecimens: true })
  const decidingChecks = verifier.decidingChecks({ mode: 'live' })
  const read = async (entry: TruthEntry): Promise<ReadEntry> => {
    const bytes = await readFile(path.join(set.dir, entry.file))
    const startedAt = performance.now()
    const result = await verifier.verify(
      {
        configuration: { verification_type: 'KTP_OCR', fraud_detection: false, files: { ktp_file: [entry.file] } },
        files: {
          ktp_file: [{ id: entry.file, pageCount: 1, password: entry.password ?? undefined, bytes: async () => bytes }],
        },
      },
      { organizationId: 'bench', groupId: 'bench', mode: 'live', signal: new AbortController().signal },
    )
    const seconds = (performance.now() - startedAt) / 1000
    return {
      entry,
      result,
      verdict: result.kind === 'found' ? verdictOf(result.checks, decidingChecks) : null,
      seconds,
    }
  }
  try {
    const first = set.entries[0]
    // Loading nets and area table is a cost of starting, not of a card.
    if (first !== undefined) await read(first)
    const results: ReadEntry[] = []
    for (const entry of set.entries) results.push(await read(entry))
    return { results, rssMb: Math.round(process.resourceUsage().maxRSS / 1024) }
  } finally {
    await Promise.all([ocr.close(), documents.close()])
  }
}
