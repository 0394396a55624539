import { cpus } from 'node:os'
import type { Config } from '../config.ts'
import { createDocuments } from '../engines/documents/create-documents.ts'
import type { Documents } from '../engines/documents/documents.ts'
import type { Faces } from '../engines/faces/faces.ts'
import { createOnnxFaces } from '../engines/faces/onnx-faces.ts'
import type { Ocr } from '../engines/ocr/ocr.ts'
import { createPaddleOcr } from '../engines/ocr/paddle-ocr.ts'
import { createPictureTamper } from '../engines/tamper/pictures/create-picture-tamper.ts'
import type { PictureTamper } from '../engines/tamper/tamper.ts'
import type { FaceLimits } from '../lib/face-limits/face-limits.ts'
import { readFaceModel, readOcrFiles } from './models.ts'

/** Processes that read pictures where nothing else was set: each needs about 300 MB. */
const READERS_MAX = 4

/** What looks into pictures: processes and nets that are dear to start and keep nothing of what they have seen. */
export interface Engines {
  readonly documents: Documents
  readonly ocr: Ocr
  readonly faces: Faces
  readonly faceLimits: FaceLimits | null
  /** Absent: nobody looks for traces of changes. */
  readonly tamper?: PictureTamper
  close(): Promise<void>
}

export async function openEngines(config: Config): Promise<Engines> {
  const documents = createDocuments({})
  const processes = config.ocrThreads ?? Math.min(READERS_MAX, cpus().length)
  const ocr = createPaddleOcr({ processes, models: await readOcrFiles(config) })
  const { limits: faceLimits, ...faceModel } = await readFaceModel(config)
  const faces = createOnnxFaces(faceModel)
  const tamper = createPictureTamper()
  return {
    documents,
    ocr,
    faces,
    faceLimits,
    tamper,
    async close() {
      await Promise.all([ocr, faces, documents, tamper].map((each) => each.close()))
    },
  }
}
