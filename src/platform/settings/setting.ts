import { z } from 'zod'

/** One setting: where it comes from, what it may be, and a sentence for the operator. */
export interface Setting<Value> {
  readonly env: string
  /** In words, e.g. "whole number 0–65535". */
  readonly type: string
  readonly schema: z.ZodType<Value>
  /** Text that is parsed when the variable is absent; null = the setting is then null. */
  readonly fallback: string | null
  readonly sentence: string
  readonly isSecret: boolean
}

export type Settings = Readonly<Record<string, Setting<unknown>>>

export type ValuesOf<Of extends Settings> = {
  readonly [Name in keyof Of]: Of[Name] extends Setting<infer Value> ? Value : never
}

/** Settings of one thing that may be left out: those without a fallback are given together, or none is. */
export interface SettingGroup<Of extends Settings = Settings> {
  /** What their variables begin with, e.g. "ABSAH_OIDC". */
  readonly name: string
  readonly settings: Of
}

export type Environment = Readonly<Record<string, string | undefined>>

interface Words {
  readonly type: string
  readonly sentence: string
  readonly isSecret?: boolean
}

/** A setting with a value of its own where the variable is absent. */
export function setting<Value>(
  env: string,
  schema: z.ZodType<Value>,
  words: Words & { readonly fallback: string },
): Setting<Value> {
  return { env, schema, isSecret: false, ...words }
}

/** A setting that is null where the variable is absent. */
export function optional<Value>(env: string, schema: z.ZodType<Value>, words: Words): Setting<Value | null> {
  return { env, schema, isSecret: false, fallback: null, ...words }
}

/** A setting without which its group is not there. */
export function needed<Value>(env: string, schema: z.ZodType<Value>, words: Words): Setting<Value> {
  return { env, schema, isSecret: false, fallback: null, ...words }
}

/**
 * The values of settings, each parsed by its own schema.
 *
 * @param lines gets one readable line for each that is wrong, never a value.
 */
export function readSettings<Of extends Settings>(settings: Of, env: Environment, lines: string[]): ValuesOf<Of> {
  const values: Record<string, unknown> = {}
  for (const [name, each] of Object.entries(settings)) {
    const text = env[each.env] || each.fallback
    const parsed = text === null ? { success: true as const, data: null } : each.schema.safeParse(text)
    if (parsed.success) values[name] = parsed.data
    else lines.push(`${each.env}: must be ${each.type}. ${each.sentence}`)
  }
  // The one place where the parsed values meet their type: each came out of its own setting's schema above.
  return values as ValuesOf<Of>
}

/** The values of a group; null where none of those that it needs is set. */
export function readGroup<Of extends Settings>(
  { name, settings }: SettingGroup<Of>,
  env: Environment,
  lines: string[],
): ValuesOf<Of> | null {
  const required = Object.values(settings).filter(({ fallback }) => fallback === null)
  const missing = required.filter((each) => !env[each.env])
  if (missing.length === required.length) return null
  lines.push(...missing.map((each) => `${each.env}: is required with the other ${name} settings`))
  return readSettings(settings, env, lines)
}

/** `12` → 12. */
export const wholeNumber = (from: number, to: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(from).max(to))

/** Text read by a parser of ours, which throws on what it does not understand. */
export function parsedBy<Value>(parse: (text: string) => Value): z.ZodType<Value> {
  return z.string().transform((text, context) => {
    try {
      return parse(text)
    } catch {
      context.addIssue({ code: 'custom', message: 'not understood' })
      return z.NEVER
    }
  })
}
