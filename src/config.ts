import { z } from 'zod'
import { OIDC_SETTINGS, type OidcSettings } from './features/access/oidc/settings.ts'
import { DEFAULT_FALSE_MATCH_RATE, FALSE_MATCH_RATES } from './lib/face-limits/face-limits.ts'
import { parseMasterKey } from './platform/encryption/master-key.ts'
import { parseAllowRules } from './platform/outbound/allow-rules.ts'
import {
  type Environment,
  optional,
  parsedBy,
  readGroup,
  readSettings,
  type Setting,
  setting,
  type ValuesOf,
  wholeNumber,
} from './platform/settings/setting.ts'

const yesOrNo = z.enum(['true', 'false', '1', '0']).transform((text) => text === 'true' || text === '1')
const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''))

/** `A, B` → its codes. */
function toCodes(text: string): readonly string[] {
  return text.split(/[, ]+/).filter((each) => each !== '')
}

/** `10, 30` → its numbers. */
function toSeconds(text: string): readonly number[] {
  return z.array(z.int().min(1).max(86_400)).min(1).max(12).parse(toCodes(text).map(Number))
}

/** Every setting that stands alone. */
const SETTINGS = {
  port: setting('PORT', wholeNumber(0, 65535), {
    type: 'whole number 0–65535',
    fallback: '8080',
    sentence: 'Port of the HTTP server; 0 takes a free one.',
  }),
  host: setting('HOST', z.string().min(1), {
    type: 'address',
    fallback: '127.0.0.1',
    sentence: 'Address the HTTP server listens on. Put a TLS proxy before it to serve other machines.',
  }),
  dataDir: setting('ABSAH_DATA', z.string().min(1), {
    type: 'folder',
    fallback: './data',
    sentence: 'Folder of the embedded database, the stored files and the master key.',
  }),
  databaseUrl: optional('DATABASE_URL', z.string().regex(/^postgres(ql)?:\/\//), {
    type: 'postgres:// address',
    sentence: 'A PostgreSQL server (15 or newer) to use in place of the embedded one.',
    isSecret: true,
  }),
  role: setting('ABSAH_ROLE', z.enum(['all', 'api', 'worker']), {
    type: 'all, api or worker',
    fallback: 'all',
    sentence: 'What this process does: answer requests (api), work on verifications and webhooks (worker), or both.',
  }),
  publicUrl: optional('PUBLIC_URL', url, {
    type: 'http(s) address',
    sentence: 'Address under which clients reach the server; links we hand out begin with it. Default: HOST and PORT.',
  }),
  masterKey: optional('ABSAH_MASTER_KEY', parsedBy(parseMasterKey), {
    type: '32 bytes as base64 or hex',
    sentence:
      'Key that wraps the data keys of all organizations. Made in ABSAH_DATA (file mode 0600) when absent; required with DATABASE_URL.',
    isSecret: true,
  }),
  trustProxy: setting('TRUST_PROXY', yesOrNo, {
    type: 'true or false',
    fallback: 'false',
    sentence: 'Believe X-Forwarded-* headers; only behind a proxy that sets them itself.',
  }),
  acceptSpecimens: setting('ABSAH_ACCEPT_SPECIMENS', yesOrNo, {
    type: 'true or false',
    fallback: 'false',
    sentence: 'Let cards with a printed SPECIMEN or CONTOH mark pass: for demonstrations and tests.',
  }),
  faceFalseMatchRate: setting('ABSAH_FACE_FALSE_MATCH_RATE', z.enum(FALSE_MATCH_RATES.map(String)).transform(Number), {
    type: `one of ${FALSE_MATCH_RATES.join(', ')}`,
    fallback: String(DEFAULT_FALSE_MATCH_RATE),
    sentence:
      'Share of strangers of one origin and sex that KTP_SELFIE may take for one person, as measured (docs/faces.md): lower is stricter.',
  }),
  servicesOff: setting(
    'ABSAH_SERVICES_OFF',
    z
      .string()
      .regex(/^[A-Z0-9_, ]*$/)
      .transform(toCodes),
    {
      type: 'list of service codes',
      fallback: '',
      sentence: 'Services that are switched off, e.g. KTP_VERIFICATION: what would begin a run of theirs answers 503.',
    },
  ),
  webhookAllow: setting('ABSAH_WEBHOOK_ALLOW', parsedBy(parseAllowRules), {
    type: 'list of CIDR:port',
    fallback: '',
    sentence: 'Private addresses that webhooks may be sent to, over http too, e.g. 127.0.0.1/32:*.',
  }),
  bankAuthorities: optional('ABSAH_BANK_AUTHORITIES', z.string().min(1), {
    type: 'file',
    sentence: 'Authorities in PEM that bank servers are trusted by instead of the usual ones: for the simulator.',
  }),
  boaSlipWord: optional('ABSAH_BOA_SLIP_WORD', z.string().min(1).max(200), {
    type: 'text',
    sentence:
      'The word that the codes on slips of the Bank of Abyssinia are encrypted with. Without it they are not read.',
    isSecret: true,
  }),
  receiptRetrySeconds: setting('ABSAH_RECEIPT_RETRY_SECONDS', parsedBy(toSeconds), {
    type: 'whole numbers 1–86400, at most 12',
    fallback: '10,30,120,300,600,900,1800',
    sentence: 'Seconds after which a receipt check in the background asks a bank again that could not be asked.',
  }),
  receiptPendingSeconds: setting('ABSAH_RECEIPT_PENDING_SECONDS', parsedBy(toSeconds), {
    type: 'whole numbers 1–86400, at most 12',
    fallback: '60,120,300,600,1800,3600',
    sentence:
      'Seconds after which a receipt check in the background asks again of a payment that is not settled. The last is repeated until 24 hours are over.',
  }),
  receiptAsksPerMinute: setting('ABSAH_RECEIPT_ASKS_PER_MINUTE', wholeNumber(1, 100_000), {
    type: 'whole number 1–100000',
    fallback: '60',
    sentence: 'Questions a minute that one bank is asked again in the background, by all nodes together.',
  }),
  workerConcurrency: setting('ABSAH_WORKER_CONCURRENCY', wholeNumber(1, 64), {
    type: 'whole number 1–64',
    fallback: '4',
    sentence: 'Verifications one process works on at once.',
  }),
  ocrThreads: optional('ABSAH_OCR_THREADS', wholeNumber(1, 64), {
    type: 'whole number 1–64',
    sentence: 'Processes that read pictures, about 300 MB each. Default: one per core, at most four.',
  }),
  listsStaleDays: setting('ABSAH_LISTS_STALE_DAYS', wholeNumber(1, 3650), {
    type: 'whole number 1–3650',
    fallback: '30',
    sentence: 'Days after which a sanctions or PEP list clears nobody any more, unless its source was asked again.',
  }),
  databaseConnections: setting('ABSAH_DATABASE_CONNECTIONS', wholeNumber(2, 200), {
    type: 'whole number 2–200',
    fallback: '10',
    sentence: 'Database connections of this process, beside the queue’s own.',
  }),
  rateLimit: setting('ABSAH_RATE_LIMIT', wholeNumber(1, 1_000_000), {
    type: 'whole number 1–1000000',
    fallback: '60000',
    sentence: 'Requests an organization may make in a minute on all nodes together, where it has no limit of its own.',
  }),
  undoSeconds: setting('ABSAH_UNDO_SECONDS', wholeNumber(0, 3600), {
    type: 'whole number 0–3600',
    fallback: '10',
    sentence: 'Seconds in which a reviewer may undo a decision; then its status and webhook follow.',
  }),
  caseLeaseMinutes: setting('ABSAH_CASE_LEASE_MINUTES', wholeNumber(1, 480), {
    type: 'whole number 1–480',
    fallback: '10',
    sentence: 'Minutes for which a case that was dealt is one reviewer’s turn, unless the reviewer prolongs them.',
  }),
  stopGraceSeconds: setting('ABSAH_STOP_GRACE_SECONDS', wholeNumber(0, 600), {
    type: 'whole number 0–600',
    fallback: '20',
    sentence: 'Seconds that running requests and verifications may take to end when the server is told to stop.',
  }),
  logLevel: setting('LOG_LEVEL', z.enum(['silent', 'error', 'warn', 'info', 'debug']), {
    type: 'silent, error, warn, info or debug',
    fallback: 'info',
    sentence: 'How much is logged. No level logs personal data.',
  }),
} as const

/** Settings that are given together or not at all, each group owned by the slice that it sets. */
const GROUPS = { oidc: OIDC_SETTINGS } as const

/** Every setting there is, in the order of `docs/settings.md`. */
export const ALL_SETTINGS: readonly Setting<unknown>[] = [
  ...Object.values(SETTINGS),
  ...Object.values(GROUPS).flatMap(({ settings }) => Object.values(settings)),
]

export type Config = ValuesOf<typeof SETTINGS> & {
  /** Null where no provider is set. */
  readonly oidc: OidcSettings | null
  /** `ABSAH_BANK_<BANK>_<LOOKUP>_<KIND>` as they are: the banks themselves know which there are. */
  readonly bankLookups: Readonly<Record<string, string>>
}

/** Thrown when settings are wrong: one readable line for each, never a value. */
export class ConfigError extends Error {
  readonly lines: readonly string[]

  constructor(lines: readonly string[]) {
    super(lines.join('\n'))
    this.name = 'ConfigError'
    this.lines = lines
  }
}

/**
 * Reads every setting once.
 *
 * @throws {ConfigError} with one line per wrong setting.
 */
export function readConfig(env: Environment): Config {
  const lines: string[] = []
  const values = readSettings(SETTINGS, env, lines)
  if (env.DATABASE_URL && !env.ABSAH_MASTER_KEY) {
    lines.push('ABSAH_MASTER_KEY: is required with DATABASE_URL. Make one with: openssl rand -base64 32')
  }
  const oidc = readGroup(GROUPS.oidc, env, lines)
  if (lines.length > 0) throw new ConfigError(lines)
  return Object.freeze({ ...values, oidc, bankLookups: bankLookupsIn(env) })
}

function bankLookupsIn(env: Environment): Readonly<Record<string, string>> {
  const set = Object.entries(env).flatMap(([name, text]) =>
    /^ABSAH_BANK_[A-Z]+_[A-Z]+_/.test(name) && text ? [[name, text] as const] : [],
  )
  return Object.fromEntries(set)
}
