import { type HttpError, invalidRequest } from '../../../platform/http/http-error.ts'
import type { Verifier } from '../../../verifiers/verifier.ts'
import type { Mode } from '../../access/caller.ts'
import type { ContentDeps } from '../../uploads/file-content.ts'
import { namesOfInputFiles } from '../../uploads/input-files.ts'
import { DELAY_SECONDS, type MagicValue, magicValuesOf, readMagic } from './magic-values.ts'

export interface MagicQuestion {
  readonly mode: Mode
  readonly verifier: Verifier
  readonly configuration: unknown
  /** In the order of the configuration. */
  readonly fileIds: readonly string[]
}

export type MagicAnswer =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly magic: MagicValue }
  /** It looks like a magic value and is none of this service or this configuration. */
  | { readonly kind: 'wrong'; readonly error: HttpError }

/** The first magic value among the names of a verification's files and its text. In live mode there are none. */
export async function findMagic(
  deps: Pick<ContentDeps, 'db' | 'keyring'>,
  { mode, verifier, configuration, fileIds }: MagicQuestion,
): Promise<MagicAnswer> {
  if (mode === 'live' || verifier.testMode === undefined) return { kind: 'none' }
  const names = await namesOfInputFiles(deps, fileIds)
  const parsed = verifier.configuration.safeParse(configuration)
  const text = parsed.success ? verifier.testMode.text?.(parsed.data) : undefined
  const named = [...fileIds.map((id) => names.get(id) ?? ''), text ?? ''].flatMap((each) => readMagic(each) ?? [])[0]
  if (named === undefined) return { kind: 'none' }
  const magic = magicValuesOf(verifier).find((each) => each.value === named)
  if (magic === undefined) {
    return wrong('files', `${named} is no magic value of this service. GET /services/{id}/test-values lists them`)
  }
  for (const [member, needed] of Object.entries(magic.needs)) {
    if (!parsed.success || Reflect.get(Object(parsed.data), member) !== needed)
      return wrong(member, `${named} can only come out where ${member} is ${String(needed)}`)
  }
  return { kind: 'found', magic }
}

function wrong(member: string, message: string): MagicAnswer {
  return { kind: 'wrong', error: invalidRequest([{ field: `configuration.${member}`, message }]) }
}

/** How a creation in test mode is answered by its magic value: an error, or null where it goes on. */
export function refusalOf(answer: MagicAnswer): HttpError | null {
  if (answer.kind === 'wrong') return answer.error
  return answer.kind === 'found' && answer.magic.outcome.kind === 'error' ? answer.magic.outcome.error : null
}

/** Seconds that a verification waits in the queue because its magic value says so. */
export function delaySecondsOf(answer: MagicAnswer): number {
  if (answer.kind !== 'found') return 0
  const { outcome } = answer.magic
  return outcome.kind === 'status' && outcome.status === 'IN_QUEUE' ? DELAY_SECONDS : 0
}
