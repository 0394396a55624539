import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** What every model says of itself, whatever it is for. */
export const modelFacts = {
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{0,99}$/, 'small letters, digits, points and hyphens')
    .describe('Kept with what it makes'),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  licence: z.string().min(1).max(2_000),
}

const Facts = z.object(modelFacts)
export type ModelFacts = z.infer<typeof Facts>

export interface SlotModel<Manifest extends ModelFacts> {
  /** Where the model itself is. */
  readonly file: string
  readonly manifest: Manifest
}

/** What does not fit a slot, in words for who administers the installation. */
export class ModelError extends Error {
  override readonly name = 'ModelError'
}

/**
 * A folder with room for one model of each kind, in place of those that the product brings. Each model lies in a folder of
 * its own beside its manifest; a new one takes the place of the old in one step.
 */
export class ModelSlots {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /**
   * Null: nothing is in the slot.
   *
   * @throws ModelError where the file is another than its manifest says, or the manifest not one of its kind.
   */
  async read<Manifest extends ModelFacts>(
    kind: string,
    schema: z.ZodType<Manifest>,
  ): Promise<SlotModel<Manifest> | null> {
    const file = join(this.#folder, kind, 'model')
    const written = join(this.#folder, kind, 'manifest.json')
    if (!existsSync(written)) return null
    const manifest = parseManifest(await readFile(written, 'utf8'), schema)
    if (sha256Of(await readFile(file)) !== manifest.sha256) {
      throw new ModelError(`The ${kind} model in ${this.#folder} is not the file that was added: add it again.`)
    }
    return { file, manifest }
  }

  /** @throws ModelError where the bytes are others than the manifest says. */
  async fill(kind: string, bytes: Uint8Array, manifest: ModelFacts): Promise<void> {
    const sha256 = sha256Of(bytes)
    if (sha256 !== manifest.sha256) {
      throw new ModelError(`The file has the SHA-256 ${sha256}, its manifest says ${manifest.sha256}: one is wrong.`)
    }
    const fresh = join(this.#folder, `${kind}.new`)
    await rm(fresh, { recursive: true, force: true })
    await mkdir(fresh, { recursive: true, mode: 0o700 })
    await writeFile(join(fresh, 'model'), bytes)
    await writeFile(join(fresh, 'manifest.json'), textOf(manifest))
    await this.empty(kind)
    await rename(fresh, join(this.#folder, kind))
  }

  /** Another manifest for the model that is there. */
  async amend(kind: string, manifest: ModelFacts): Promise<void> {
    const written = join(this.#folder, kind, 'manifest.json')
    await writeFile(`${written}.new`, textOf(manifest))
    await rename(`${written}.new`, written)
  }

  /** Answers whether there was a model. */
  async empty(kind: string): Promise<boolean> {
    const folder = join(this.#folder, kind)
    if (!existsSync(folder)) return false
    await rm(folder, { recursive: true })
    return true
  }
}

/** @throws ModelError that names what is wrong with it. */
export function parseManifest<Manifest>(text: string, schema: z.ZodType<Manifest>): Manifest {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new ModelError('The manifest is not JSON: see docs/guides/models.md.', { cause })
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new ModelError(`The manifest does not fit, see docs/guides/models.md:\n${z.prettifyError(parsed.error)}`)
}

const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const textOf = (manifest: ModelFacts) => `${JSON.stringify(manifest, null, 2)}\n`
