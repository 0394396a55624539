import type { Documents, Picture } from '../src/engines/documents/documents.ts'
import type { Face, Faces } from '../src/engines/faces/faces.ts'
import type { Ocr, OcrReading } from '../src/engines/ocr/ocr.ts'
import type { PictureTamper } from '../src/engines/tamper/tamper.ts'
import type { FaceLimits } from '../src/lib/face-limits/face-limits.ts'
import { ktp } from '../src/verifiers/ktp/index.ts'
import type { Check, Failure, Findings, RunContext } from '../src/verifiers/verifier.ts'
import { type CardValues, FICTIONAL_CARD, pictureWithPortrait, printedCard, readingOf } from './printed-lines.ts'

export const documents: Documents = {
  inspect: () => Promise.reject(new Error('not needed')),
  render: async () => ({ kind: 'picture', picture: pictureWithPortrait() }),
  readText: async () => ({ kind: 'text', pages: [] }),
  encode: () => Promise.reject(new Error('not needed')),
  pages: () => Promise.reject(new Error('not needed')),
  facts: () => Promise.reject(new Error('not needed')),
  close: async () => undefined,
}

/** A face this far, by the cosine, from the one at 0. */
export const faceAt = (distance: number): Face => ({
  box: [0.3, 0.3, 0.6, 0.7],
  score: 0.9,
  quality: { widthPixels: 120, sharpness: 0.6, brightness: 0.5, contrast: 0.2, turn: 0.05 },
  appearance: { eyesDark: 0.3, mouthPlain: 0.3, flat: 0 },
  descriptor: [1 - distance, Math.sqrt(1 - (1 - distance) ** 2)],
})
export const FACE = faceAt(0)

/** Another picture of the same person. */
export const AGAIN = faceAt(0.2)

/** Grey all over. */
export function plainPicture(width: number): Picture {
  const height = Math.round(width / 1.6)
  return { width, height, data: new Uint8Array(width * height * 3).fill(128) }
}

/** Sees one face in the card's portrait region, and these in the selfie, which is looked at whole. */
export function watcher(inSelfie: readonly Face[], onCard: readonly Face[] = [FACE]): Faces {
  return {
    find: async (_picture, options) => (options?.quad === undefined ? inSelfie : onCard),
    close: async () => undefined,
  }
}

/** An engine that reads what is printed; a closer look sees the line that lies where it looks. */
export function reader(reading: OcrReading): Ocr {
  return {
    read: async () => reading,
    readRegion: async (_picture, { quad }) =>
      reading.lines
        .filter(
          ({ quad: own }) =>
            Math.abs(own[0][1] - quad[0][1]) < 0.03 && own[1][0] > quad[0][0] && own[0][0] < quad[1][0],
        )
        .slice(-1),
    close: async () => undefined,
  }
}

export interface Run {
  readonly values?: Partial<CardValues>
  readonly reading?: OcrReading
  readonly type?: 'KTP_OCR' | 'KTP_PEP' | 'KTP_SELFIE'
  readonly fraudDetection?: boolean
  readonly acceptSpecimens?: boolean
  readonly mode?: RunContext['mode']
  readonly documents?: Documents
  readonly faces?: Faces
  readonly falseMatchRate?: number
  readonly faceLimits?: FaceLimits | null
  readonly tamper?: PictureTamper
  readonly doMovesCount?: (organizationId: string) => Promise<boolean>
}

export async function run(options: Run = {}): Promise<Findings | Failure> {
  const { type = 'KTP_OCR', fraudDetection = false, acceptSpecimens = false, mode = 'live' } = options
  const reading = options.reading ?? readingOf(printedCard({ ...FICTIONAL_CARD, ...options.values }))
  const faces = options.faces ?? watcher([FACE])
  const verifier = ktp({
    ...{ ocr: reader(reading), documents: options.documents ?? documents, faces, acceptSpecimens },
    ...(options.faceLimits === undefined ? {} : { faceLimits: options.faceLimits }),
    ...(options.tamper === undefined ? {} : { tamper: options.tamper }),
    ...(options.doMovesCount === undefined ? {} : { doMovesCount: options.doMovesCount }),
    ...(options.falseMatchRate === undefined ? {} : { falseMatchRate: options.falseMatchRate }),
  })
  const file = { id: 'a', pageCount: 1, password: undefined, bytes: async () => new Uint8Array(1) }
  return verifier.verify(
    {
      configuration: { verification_type: type, fraud_detection: fraudDetection, files: { ktp_file: ['a'] } },
      files: { ktp_file: [file], selfie_file: [file] },
    },
    { verificationId: 'v', organizationId: 'o', groupId: 'g', mode, signal: new AbortController().signal },
  )
}

export async function found(options: Run = {}): Promise<Findings> {
  const result = await run(options)
  if (result.kind !== 'found') throw new Error(result.message)
  return result
}

export const wrong = (checks: readonly Check[]) =>
  checks.filter(({ result }) => result !== 'PASS').map(({ reason_code }) => reason_code)
