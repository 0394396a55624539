import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Config } from '../config.ts'
import { FaceManifest, netOf } from '../engines/faces/face-manifest.ts'
import type { FaceModel } from '../engines/faces/face-nets.ts'
import type { ModelFiles } from '../engines/ocr/model-files.ts'
import { type FaceLimits, OWN_LIMITS } from '../lib/face-limits/face-limits.ts'
import { switchTelemetryOff } from '../platform/inference/telemetry-off.ts'
import { ModelError, type ModelFacts, ModelSlots, modelFacts, parseManifest } from '../platform/models/model-slot.ts'

/** What there is a slot for. */
export const MODEL_KINDS = ['face', 'ocr-detector', 'ocr-recognizer', 'ocr-dictionary'] as const
export type ModelKind = (typeof MODEL_KINDS)[number]

const OcrManifest = z.strictObject(modelFacts)
type AnyManifest = ModelFacts & { readonly limits?: FaceLimits | null }

const SCHEMAS: Readonly<Record<ModelKind, z.ZodType<AnyManifest>>> = {
  face: FaceManifest,
  'ocr-detector': OcrManifest,
  'ocr-recognizer': OcrManifest,
  'ocr-dictionary': OcrManifest,
}

export interface InstalledModel {
  readonly kind: ModelKind
  readonly manifest: AnyManifest
}

/** The models that were put in place of those that Absah brings. A server reads them when it starts. */
export interface ModelAdministration {
  add(kind: ModelKind, file: string, manifestFile: string): Promise<InstalledModel>
  list(): Promise<readonly InstalledModel[]>
  /** Answers whether there was one. */
  remove(kind: ModelKind): Promise<boolean>
  /** Measures the net in the slot on the pictures of a folder and keeps the limits with it. */
  measure(folder: string, onPicture: (done: number, of: number) => void): Promise<FaceLimits>
}

export function openModels(config: Pick<Config, 'dataDir'>): ModelAdministration {
  const slots = slotsOf(config)
  return {
    add: (kind, file, manifestFile) => addModel(slots, { kind, file, manifestFile }),
    async list() {
      const found = await Promise.all(MODEL_KINDS.map((kind) => slots.read(kind, SCHEMAS[kind])))
      return found.flatMap((model, at) => {
        const kind = MODEL_KINDS[at]
        return model === null || kind === undefined ? [] : [{ kind, manifest: model.manifest }]
      })
    },
    remove: (kind) => slots.empty(kind),
    measure: (folder, onPicture) => measureModel(slots, folder, onPicture),
  }
}

/** The net that describes faces here, and its limits: null where nobody measured them. */
export async function readFaceModel(
  config: Pick<Config, 'dataDir'>,
): Promise<{ readonly model?: FaceModel; readonly limits: FaceLimits | null }> {
  const found = await slotsOf(config).read('face', FaceManifest)
  if (found === null) return { limits: OWN_LIMITS }
  const { file, manifest } = found
  return { model: { net: netOf(manifest), file }, limits: manifest.limits }
}

/** The files that read text here. */
export async function readOcrFiles(config: Pick<Config, 'dataDir'>): Promise<ModelFiles> {
  const slots = slotsOf(config)
  const fileOf = async (kind: ModelKind) => (await slots.read(kind, OcrManifest))?.file ?? null
  const [detector, recognizer, dictionary] = await Promise.all([
    fileOf('ocr-detector'),
    fileOf('ocr-recognizer'),
    fileOf('ocr-dictionary'),
  ])
  return { detector, recognizer, dictionary }
}

const slotsOf = ({ dataDir }: Pick<Config, 'dataDir'>) => new ModelSlots(join(dataDir, 'models'))

interface NewModel {
  readonly kind: ModelKind
  readonly file: string
  readonly manifestFile: string
}

async function addModel(slots: ModelSlots, { kind, file, manifestFile }: NewModel): Promise<InstalledModel> {
  const [bytes, text] = await Promise.all([readFile(file), readFile(manifestFile, 'utf8')])
  if (kind === 'face') {
    const manifest = parseManifest(text, FaceManifest)
    if (manifest.limits !== null && manifest.limits.net !== manifest.name) {
      throw new ModelError(`The limits in the manifest are those of ${manifest.limits.net}: measure this net anew.`)
    }
    await mustRun(({ tryFaceModel }) => tryFaceModel({ net: netOf(manifest), file }))
    await slots.fill(kind, bytes, manifest)
    return { kind, manifest }
  }
  const manifest = parseManifest(text, OcrManifest)
  // A dictionary is tried with the recogniser that comes after it.
  if (kind !== 'ocr-dictionary') {
    const there = await slots.read('ocr-dictionary', OcrManifest)
    const dictionary = kind === 'ocr-recognizer' ? (there?.file ?? null) : null
    const files = { detector: null, recognizer: null, dictionary }
    await mustRun(({ tryOcrModels }) =>
      tryOcrModels(kind === 'ocr-detector' ? { ...files, detector: file } : { ...files, recognizer: file }),
    )
  }
  await slots.fill(kind, bytes, manifest)
  return { kind, manifest }
}

async function mustRun(run: (trials: Awaited<ReturnType<typeof loadTrials>>) => Promise<void>): Promise<void> {
  const trials = await loadTrials()
  try {
    await run(trials)
  } catch (cause) {
    throw new ModelError(`The model cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    })
  }
}

/** The nets, and the library that runs them: only for who administers models. A server has them in its readers alone. */
async function loadTrials() {
  switchTelemetryOff()
  const [{ tryFaceModel }, { tryOcrModels }, { measureFaces }] = await Promise.all([
    import('../engines/faces/try-face-model.ts'),
    import('../engines/ocr/try-models.ts'),
    import('./measure-faces.ts'),
  ])
  return { tryFaceModel, tryOcrModels, measureFaces }
}

async function measureModel(
  slots: ModelSlots,
  folder: string,
  onPicture: (done: number, of: number) => void,
): Promise<FaceLimits> {
  const found = await slots.read('face', FaceManifest)
  if (found === null) {
    throw new ModelError(
      'There is no face model to measure: see `absah models add`. The own one is measured by the bench.',
    )
  }
  const { file, manifest } = found
  const { measureFaces } = await loadTrials()
  const limits = await measureFaces({ net: netOf(manifest), file }, folder, onPicture)
  await slots.amend('face', { ...manifest, limits } as FaceManifest)
  return limits
}
