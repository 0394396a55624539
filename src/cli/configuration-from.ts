import type { components } from '../../clients/typescript/src/schema.ts'

export type FormField = components['schemas']['FormField']

/** `key=value` of the command line. */
export interface Setting {
  readonly key: string
  readonly value: string
}

/** @throws {Error} where there is no `=`. */
export function parseSetting(text: string): Setting {
  const at = text.indexOf('=')
  if (at < 1) throw new Error(`--set takes key=value, and got "${text}".`)
  return { key: text.slice(0, at).trim(), value: text.slice(at + 1) }
}

/**
 * The configuration of a verification out of settings, each read as its form field says. Files are local paths: `upload`
 * answers what to put in their place. A list takes its key several times.
 *
 * @throws {Error} for a key that the service does not have, or a value that is not of its type.
 */
export async function configurationFrom(
  fields: readonly FormField[],
  settings: readonly Setting[],
  upload: (path: string) => Promise<string>,
): Promise<Record<string, unknown>> {
  const configuration: Record<string, unknown> = {}
  for (const [key, given] of Map.groupBy(settings, (each) => each.key)) {
    const field = fields.find((each) => each.key === key)
    if (field === undefined) {
      throw new Error(`the service has no ${key}. It takes: ${fields.map((each) => each.key).join(', ')}.`)
    }
    const values = given.map(({ value }) => value)
    place(configuration, key, field.type === 'file' ? await uploadAll(values, upload) : readValue(field, values))
  }
  return configuration
}

async function uploadAll(paths: readonly string[], upload: (path: string) => Promise<string>): Promise<string[]> {
  const uploaded: string[] = []
  for (const path of paths) uploaded.push(await upload(path))
  return uploaded
}

/** A dotted key leads into objects. */
function place(into: Record<string, unknown>, key: string, value: unknown): void {
  const [first = '', ...rest] = key.split('.')
  if (rest.length === 0) {
    into[first] = value
    return
  }
  const inner: Record<string, unknown> = { ...Object(into[first]) }
  place(inner, rest.join('.'), value)
  into[first] = inner
}

function readValue(field: FormField, values: readonly string[]): unknown {
  const [value = ''] = values
  switch (field.type) {
    case 'list':
      return values
    case 'boolean':
      return booleanOf(field, value)
    case 'integer':
    case 'number':
      return numberOf(field, value)
    case 'object':
      return objectOf(field, value)
    default:
      return value
  }
}

function booleanOf({ key }: FormField, value: string): boolean {
  if (value !== 'true' && value !== 'false') throw new Error(`${key} must be true or false.`)
  return value === 'true'
}

function numberOf({ key }: FormField, value: string): number {
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) throw new Error(`${key} must be a number.`)
  return number
}

function objectOf({ key }: FormField, value: string): unknown {
  try {
    return JSON.parse(value)
  } catch (cause) {
    throw new Error(`${key} must be JSON.`, { cause })
  }
}
