import { z } from 'zod'
import type { Bank } from '../../../banks/bank.ts'

/** What an operator may set for one lookup of one bank. */
export interface LookupSettings {
  /** Another host for it; null = the bank's own. */
  readonly origin: string | null
  /** A reverse proxy of the operator's that passes the bank's answers on, for banks that answer in their country only. */
  readonly relay: string | null
  readonly headers: Readonly<Record<string, string>>
  /** Base64 of the SHA-256 of the server's public key. */
  readonly pin: string | null
  readonly deadlineMs: number | null
  readonly requestsMax: number | null
}

/** One setting is wrong. The message names it and never its value. */
export class LookupSettingsError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'LookupSettingsError'
  }
}

const origin = z.url({ protocol: /^https?$/ }).transform((text, context) => {
  const url = new URL(text)
  if (url.pathname !== '/' || url.search !== '' || url.username !== '') {
    context.addIssue({ code: 'custom', message: 'only scheme, host and port' })
  }
  return url.origin
})
const headers = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      context.addIssue({ code: 'custom', message: 'no JSON' })
      return z.NEVER
    }
  })
  .pipe(z.record(z.string().regex(/^[A-Za-z0-9-]{1,64}$/), z.string().regex(/^[\x20-\x7e]{1,1000}$/)))
const wholeNumber = (max: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.int().min(1).max(max))

const KINDS = {
  ORIGIN: { schema: origin, words: 'scheme, host and port, such as https://relay.example.com:8443' },
  RELAY: { schema: origin, words: 'scheme, host and port of your relay, such as https://relay.example.com' },
  HEADERS: { schema: headers, words: 'a JSON object of header names and values' },
  PIN: {
    schema: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
    words: 'base64 of a SHA-256, as `bin/absah banks pin` shows it',
  },
  DEADLINE_MS: { schema: wholeNumber(60_000), words: 'whole number 1–60000' },
  REQUESTS: { schema: wholeNumber(1_000), words: 'whole number 1–1000' },
} as const
const NAME = new RegExp(`^ABSAH_BANK_([A-Z]+)_([A-Z]+)_(${Object.keys(KINDS).join('|')})$`)

/**
 * Reads the settings of lookups, `ABSAH_BANK_<BANK>_<LOOKUP>_<KIND>`, for the banks there are.
 *
 * @throws {LookupSettingsError} for an unknown bank, lookup or kind, or a value that cannot be read.
 */
export function readLookupSettings(
  texts: Readonly<Record<string, string>>,
  banks: readonly Bank[],
): (bank: Pick<Bank, 'code'>, lookup: { readonly name: string }) => LookupSettings {
  const values = new Map<string, unknown>()
  const names = new Set(banks.flatMap((bank) => bank.lookups.map((lookup) => `${bank.code} ${lookup.name}`)))
  for (const [variable, text] of Object.entries(texts)) {
    const [, bank = '', lookup = '', kind = ''] = NAME.exec(variable) ?? []
    const place = `${bank} ${lookup}`.toLowerCase()
    if (!isKind(kind) || !names.has(place)) {
      throw new LookupSettingsError(`${variable}: there is no such setting. See: bin/absah banks list`)
    }
    const parsed = KINDS[kind].schema.safeParse(text)
    if (!parsed.success) throw new LookupSettingsError(`${variable}: must be ${KINDS[kind].words}`)
    values.set(`${place} ${kind}`, parsed.data)
  }
  return (bank, lookup) => {
    const valueFor = (kind: keyof typeof KINDS) => values.get(`${bank.code} ${lookup.name} ${kind}`)
    return Settings.parse({
      origin: valueFor('ORIGIN') ?? null,
      relay: valueFor('RELAY') ?? null,
      headers: valueFor('HEADERS') ?? {},
      pin: valueFor('PIN') ?? null,
      deadlineMs: valueFor('DEADLINE_MS') ?? null,
      requestsMax: valueFor('REQUESTS') ?? null,
    })
  }
}

const Settings = z.object({
  origin: z.string().nullable(),
  relay: z.string().nullable(),
  headers: z.record(z.string(), z.string()),
  pin: z.string().nullable(),
  deadlineMs: z.number().nullable(),
  requestsMax: z.number().nullable(),
})

function isKind(text: string): text is keyof typeof KINDS {
  return text in KINDS
}
