import type { z } from 'zod'
import type { FileKind } from '../engines/documents/documents.ts'
import type { ScreenedPerson, ScreeningVerdicts } from '../engines/screening/screening.ts'

/** One thing looked at, and how it came out. UNAVAILABLE = it was asked for but could not be made. */
export interface Check {
  readonly code: string
  readonly result: 'PASS' | 'FAIL' | 'UNAVAILABLE'
  /** From the verifier's published list; null only where `result` is PASS. */
  readonly reason_code: string | null
  /** May be shown to the person verified; says what to do next. */
  readonly message: string
  /** For the operator only. */
  readonly internal_message: string
}

/** A value read from a document. `confidence` is calibrated: of those at 0.95 or more at most 2 in 100 are wrong. */
export interface Field {
  readonly value: string | null
  readonly confidence: number
  /** From 1. */
  readonly page: number
  /** Left, top, right, bottom in 0–1 of the picture that was sent; null when the value was not found. */
  readonly box: readonly [number, number, number, number] | null
  readonly source: string
}

/** A stored file that the verification may read. */
export interface InputFile {
  readonly id: string
  /** By its content. Absent: a PDF or a picture. */
  readonly kind?: FileKind
  readonly pageCount: number
  readonly password: string | undefined
  bytes(): Promise<Uint8Array>
}

export interface Subject<Configuration> {
  readonly configuration: Configuration
  /** Files by field name of `configuration.files`, in the order given. */
  readonly files: Readonly<Record<string, readonly InputFile[]>>
}

export interface RunContext {
  readonly verificationId: string
  readonly organizationId: string
  readonly groupId: string
  readonly mode: 'live' | 'test'
  /** The caller was told of the fraud and wants the work done all the same. Default: false. */
  readonly isFraudAccepted?: boolean
  readonly signal: AbortSignal
}

/**
 * How a run that found something ends. NEED_REVIEW: a person should look, where a user started it (what a key started is
 * COMPLETED). FRAUD_DETECTED: stopped before the long work, until somebody cancels or continues; nothing is paid yet.
 * PARTIALLY_COMPLETED, PARTIALLY_FAILED: some of several files could not be worked on; most could, most could not.
 */
export const RUN_ENDS = [
  'COMPLETED',
  'NEED_REVIEW',
  'FRAUD_DETECTED',
  'PARTIALLY_COMPLETED',
  'PARTIALLY_FAILED',
] as const
export type RunEnd = (typeof RUN_ENDS)[number]

/** What a verifier found. It gives no verdict: `features/verifications/verdict.ts` turns checks into one. */
export interface Findings {
  readonly kind: 'found'
  readonly checks: readonly Check[]
  readonly fields: Readonly<Record<string, Field>>
  /** Top-level keys of the public `output`, without `checks` and `fields`. */
  readonly output: Readonly<Record<string, unknown>>
  /** Rows by the name of a published table. One that is left out is not there. */
  readonly tables?: Readonly<Record<string, readonly TableRow[]>>
  /** Names of the engine jobs that ran, e.g. `ocr_job_id`; the caller gives them ids. */
  readonly engineJobs: readonly string[]
  /** Default: COMPLETED. */
  readonly end?: RunEnd
  /** Absent: the service, or this configuration of it, looks at nobody's face. */
  readonly seen?: SeenPerson
  /** Absent: the service, or this configuration of it, does not ask whether a picture was seen before. */
  readonly seenPicture?: SeenPicture
}

/** A picture of a card, and for whom it was shown; in no output and no log. */
export interface SeenPicture {
  readonly mark: PictureMark
  /** As read; null where it was not read for certain. */
  readonly number: string | null
  readonly name: string | null
}

/** What tells a picture from others, compressed or scaled anew: as `PictureMark` of the tamper engine. */
export interface PictureMark {
  /** 8 bytes. */
  readonly portrait: Uint8Array
  /** 32 bytes. */
  readonly grain: Uint8Array
}

/** A record of a table, in JSON values. */
export type TableRow = Readonly<Record<string, unknown>>

/**
 * Records that are too many for an output, such as the lines of a statement. They are kept beside it and read page by
 * page.
 */
export interface PublishedTable {
  readonly description: string
  /** Of each row: strict, as an output. */
  readonly row: z.ZodType<TableRow>
}

/** Rows of one table at most; a run that finds more has failed. */
export const TABLE_ROWS_MAX = 200_000

/** Whom a run saw: biometric data, in no output and no log. Kept only where an organization has turned that on. */
export interface SeenPerson {
  /** What tells persons apart, such as a NIK; null where it was not read for certain. */
  readonly number: string | null
  /** Null: no face, several, or one that is unfit to be compared. */
  readonly face: SeenFace | null
}

export interface SeenFace {
  /** Name of the net that described it: descriptors of others are not comparable. */
  readonly net: string
  /** As `Face.descriptor` of the faces engine. */
  readonly descriptor: readonly number[]
  /** Of the picture it is in: see `pictureHash`. */
  readonly pictureHash: Uint8Array
}

/** How a face compares with those of other persons in the same organization. */
export type DuplicateFace =
  | { readonly kind: 'none'; readonly compared: number }
  | { readonly kind: 'same_picture' | 'similar_face'; readonly verifications: number; readonly distance: number }
  | { readonly kind: 'no_face' | 'no_number' }

/** The run cannot be made with what was sent (a file that does not open). Nothing is charged. */
export interface Failure {
  readonly kind: 'failed'
  readonly code: string
  readonly message: string
}

export interface ServiceDescription {
  /** The same UUID on every installation. */
  readonly id: string
  readonly code: string
  readonly name: string
  readonly description: string
  readonly category: { readonly id: string; readonly name: string; readonly type: string }
  /** Credits of a run, or of each page of its files. */
  readonly price: number
  /** Default: `run`. */
  readonly pricedBy?: 'run' | 'page'
  /** What has to be switched on for an organization that uses it. */
  readonly feature?: 'receipts'
}

export interface PublishedReason {
  readonly code: string
  readonly check: string
  readonly meaning: string
}

/** How a service answers magic values in test mode: as its real work would, for fictional persons and without any. */
export interface TestMode<Configuration = unknown> {
  /** Text of a configuration that may be a magic value, beside the names of its files. */
  text?(configuration: Configuration): string
  /** Failures of its own runs. */
  readonly failures: readonly Failure[]
  /** Members that a configuration must have so that this reason can come up. */
  needs(reason: string): Readonly<Record<string, unknown>>
  /** Findings in their full shape, where nothing is wrong but `reason`, and what must follow from it; null: nothing. */
  findings(configuration: Configuration, reason: string | null): Promise<Findings>
}

/** A verification service: a value with a schema. It orchestrates engines and holds no tenant data. */
export interface Verifier<Configuration = unknown> {
  readonly service: ServiceDescription
  /** Parsed at creation, so that a wrong configuration never reaches the queue. */
  readonly configuration: z.ZodType<Configuration>
  /**
   * Of `Findings.output`, parsed once when a run ends: what a service answers is what it publishes. Absent: nothing is
   * said of it, as in a test.
   */
  readonly output?: z.ZodType<Readonly<Record<string, unknown>>>
  /** Tables that a run may find beside its output, by their names in snake case. Each row is parsed when a run ends. */
  readonly tables?: Readonly<Record<string, PublishedTable>>
  /** How long a run may take, waiting for engines included. Default: 600,000 ms. */
  readonly deadlineMs?: number
  /** Kinds of files that a field of `configuration.files` takes. One that is not named takes PDF and pictures. */
  readonly fileKinds?: Readonly<Record<string, readonly FileKind[]>>
  /** Codes of the checks whose failure makes the verdict NOT_VERIFIED. */
  decidingChecks(context: Pick<RunContext, 'mode'>): readonly string[]
  /** Every reason code a check of this service may carry. */
  readonly reasons: readonly PublishedReason[]
  verify(subject: Subject<Configuration>, context: RunContext): Promise<Findings | Failure>
  /** Absent: the service knows no magic values, and its files are always read. */
  readonly testMode?: TestMode<Configuration>
  /** Of services that hold a person against lists. */
  readonly screened?: ScreenedService
  /** Of services whose findings say whom they saw: the check that says how his face compares with others'. */
  readonly checkDuplicateFace?: (found: DuplicateFace) => Check
  /** Of services whose findings have a picture: what they come to where so many others had it for another person. */
  readonly seenBefore?: (findings: Findings, others: number) => Findings
}

/** Lets what was found be looked at again when a list changes or a match was decided. */
export interface ScreenedService {
  /** Whom a verification was about; null where nobody was screened. */
  personOf(kept: {
    readonly input: Readonly<Record<string, unknown>>
    readonly output: Readonly<Record<string, unknown>>
  }): ScreenedPerson | null
  /** The checks that follow from the verdicts, in place of those of the same code. */
  checksFor(verdicts: ScreeningVerdicts): readonly Check[]
}

/** Keeps the configuration's type inside the verifier while lists hold verifiers of any kind. */
export function defineVerifier<Configuration>(verifier: Verifier<Configuration>): Verifier<Configuration> {
  return verifier
}
