import type { Documents, Picture } from '../../engines/documents/documents.ts'
import type { Face, Faces } from '../../engines/faces/faces.ts'
import { confidenceOf } from '../../engines/forms/confidence.ts'
import { boundsOf, type TextRun } from '../../engines/forms/text-run.ts'
import type { Ocr } from '../../engines/ocr/ocr.ts'
import type { Screener } from '../../engines/screening/screening.ts'
import type { PictureMark, PictureTamper } from '../../engines/tamper/tamper.ts'
import { todayInIndonesia } from '../../lib/calendar-date.ts'
import { DEFAULT_FALSE_MATCH_RATE, type FaceLimits, OWN_LIMITS } from '../../lib/face-limits/face-limits.ts'
import { boxInPicture, boxWithin } from '../../lib/geometry/picture-box.ts'
import { loadAreas } from '../../lib/nik/areas.ts'
import { pictureHash } from '../../lib/picture-hash.ts'
import {
  type Check,
  defineVerifier,
  type Field,
  type RunContext,
  type SeenPerson,
  type SeenPicture,
} from '../verifier.ts'
import { checkAuthenticity } from './authenticity/check-authenticity.ts'
import { seenBefore } from './authenticity/seen-before.ts'
import { checkAge } from './checks/check-age.ts'
import { checkFields, checkPicture, checkSpecimen, checkValidity } from './checks/check-card.ts'
import { checkDuplicateFace } from './checks/check-duplicate-face.ts'
import { checkNik } from './checks/check-nik.ts'
import { notLookedAt } from './checks/not-looked-at.ts'
import { screenedHolder, screenHolder } from './checks/screen-holder.ts'
import { type KtpConfiguration, ktpConfiguration } from './configuration.ts'
import { judge } from './faces/compare-faces.ts'
import { ownFace } from './faces/judge-faces.ts'
import { KTP_FIELDS, type KtpField } from './layout/fields.ts'
import type { NikOnCard } from './nik/choose-nik.ts'
import { nikConfidence } from './nik/nik-confidence.ts'
import { ktpOutput } from './output.ts'
import { type FoundCard, findCard, openPage } from './reading/find-card.ts'
import { type CardReading, sexOf } from './reading/read-card.ts'
import { isForReview } from './reasons/is-for-review.ts'
import { failed, KTP_REASONS, passed } from './reasons/reasons.ts'
import { ktpTestMode } from './test-mode.ts'

export interface KtpEngines {
  readonly ocr: Ocr
  readonly documents: Documents
  readonly faces: Faces
  /** Of the net of `faces`; null: it was not measured, and nothing matches. Absent: of the net that Absah brings. */
  readonly faceLimits?: FaceLimits | null
  /** What faces are judged at, one of `FALSE_MATCH_RATES`. Absent: the default of the setting. */
  readonly falseMatchRate?: number
  /** Lets cards with a specimen mark pass (demonstrations, tests). */
  readonly acceptSpecimens: boolean
  /** Whether an organization has `NIK_AREA_MOVED` count. Absent: it does for nobody. */
  readonly doMovesCount?: (organizationId: string) => Promise<boolean>
  /** Absent: nothing is screened, and the check says so. */
  readonly screener?: Screener
  /** Absent: nobody looks for traces of changes, and the check says so. */
  readonly tamper?: PictureTamper
}

/** Below these odds (natural log) for its least certain digit a NIK is not taken as read. */
const NIK_MARGIN_MIN = 1

const NIK_DIGITS = 16

/** Fewer digits are no NIK that somebody could read once the picture is better. */
const NIK_DIGITS_MIN = 13

/** Beside the mark of a specimen, where it is not accepted. */
const DECIDING = [
  'DOCUMENT_IS_KTP',
  'NIK_READABLE',
  'NIK_FORMAT',
  'NIK_BIRTH_DATE',
  'NIK_SEX',
  'HOLDER_AGE',
  'SANCTIONS_SCREENING',
  'AUTHENTICITY',
  'FACE_ON_CARD',
  'FACE_IN_SELFIE',
  'ONE_FACE',
  'FACE_QUALITY',
  'FACE_MATCH',
]

const SERVICE = {
  id: '3fc8b757-57d3-4607-998c-9bfbc4efa6cf',
  code: 'KTP_VERIFICATION',
  name: 'KTP & PEP',
  description: 'Reads an Indonesian identity card (KTP), checks its NIK against the print and screens its holder.',
  category: {
    id: '7d0e8a52-6d0b-4d0c-9a35-3f2f0a6f5c11',
    name: 'Document Verification',
    type: 'DOCUMENT_VERIFICATION',
  },
  price: 10,
}

/** KTP_VERIFICATION: reads an Indonesian identity card and compares its NIK with the rest of it. */
export function ktp({ ocr, documents, faces, acceptSpecimens, screener, ...rest }: KtpEngines) {
  const { faceLimits: limits = OWN_LIMITS, falseMatchRate = DEFAULT_FALSE_MATCH_RATE } = rest
  const judging = { limits, falseMatchRate }
  const accepts = (mode: RunContext['mode']) => acceptSpecimens || mode === 'test'
  return defineVerifier<KtpConfiguration>({
    service: SERVICE,
    configuration: ktpConfiguration,
    output: ktpOutput,
    reasons: KTP_REASONS,
    testMode: ktpTestMode(falseMatchRate),
    decidingChecks: ({ mode }) => (accepts(mode) ? DECIDING : [...DECIDING, 'SPECIMEN']),
    screened: screenedHolder,
    checkDuplicateFace,
    seenBefore,
    async verify({ configuration, files }, context) {
      const { mode, signal } = context
      const selfie = configuration.verification_type === 'KTP_SELFIE' ? files.selfie_file?.[0] : null
      const today = todayInIndonesia(new Date())
      const search = { documents, ocr, faces, areas: await loadAreas(), today, isFaceWanted: selfie !== null, signal }
      const ofSelfie = selfie === null ? null : await openPage(selfie, search)
      if (ofSelfie?.kind === 'failed') return ofSelfie
      const card = await findCard(files.ktp_file?.[0], search)
      if (card.kind === 'failed') return card
      const fields = fieldsOf(card)
      const { verification_type, customer_reference: customerReference = null } = configuration
      const isScreened = verification_type === 'KTP_PEP'
      const screened = isScreened ? await screenHolder(screener, context, { fields, customerReference }) : null
      const checks = await checksOf(card, fields, {
        acceptsSpecimens: accepts(mode),
        doMovesCount: (await rest.doMovesCount?.(context.organizationId)) ?? false,
      })
      const inSelfie = ofSelfie === null ? [] : await faces.find(ofSelfie.picture, { signal })
      const face = ofSelfie === null ? NOTHING : judge(card.portrait, inSelfie, judging)
      const authenticity = configuration.fraud_detection
        ? await checkAuthenticity(card, files.ktp_file?.[0], { tamper: rest.tamper, signal })
        : { ...NOTHING, mark: null }
      const found = [...checks, ...authenticity.checks, ...face.checks, ...(screened?.checks ?? [])]
      const net = limits?.net ?? null
      return {
        kind: 'found',
        checks: found,
        fields,
        output: {
          ...valuesOf(fields),
          ...severalCards(card),
          ...face.output,
          ...screened?.output,
          ...authenticity.output,
          ...notLookedAt(configuration),
        },
        engineJobs: ofSelfie === null ? ['ocr_job_id'] : ['ocr_job_id', 'face_job_id'],
        ...(authenticity.mark === null ? {} : { seenPicture: seenPicture(authenticity.mark, checks, fields) }),
        ...(isForReview(found) || screened?.isUndecided === true ? { end: 'NEED_REVIEW' as const } : {}),
        ...(ofSelfie === null
          ? {}
          : seenPerson(checks, fields.nik, { selfie: ofSelfie.picture, own: ownFace(inSelfie), net })),
      }
    },
  })
}

const NOTHING = { checks: [], output: {} } as const

/** Names below this are not compared with others. */
const NAME_CONFIDENCE_MIN = 0.9

function seenPicture(mark: PictureMark, checks: readonly Check[], { nik, name }: KtpFields): SeenPicture {
  const isNameCertain = name.confidence >= NAME_CONFIDENCE_MIN
  return { mark, number: isNikCertain(checks) ? nik.value : null, name: isNameCertain ? name.value : null }
}

/** A NIK that is not well formed may be one that was misread, and its holder somebody else for it. */
function isNikCertain(checks: readonly Check[]): boolean {
  return ['NIK_READABLE', 'NIK_FORMAT'].every((code) =>
    checks.some((each) => each.code === code && each.result === 'PASS'),
  )
}

function seenPerson(
  checks: readonly Check[],
  nik: Field,
  { selfie, own, net }: { readonly selfie: Picture; readonly own: Face | null; readonly net: string | null },
): { readonly seen: SeenPerson } {
  const isFit = own !== null && net !== null
  const face = isFit ? { net, descriptor: own.descriptor, pictureHash: pictureHash(selfie) } : null
  return { seen: { number: isNikCertain(checks) ? nik.value : null, face } }
}

type KtpFields = Readonly<Record<KtpField, Field>>

function fieldsOf({ page: index, reading: { card, values, nik, reading, part } }: FoundCard): KtpFields {
  const page = index + 1
  const locate = (runs: readonly TextRun[]) => {
    const bounds = boundsOf(runs)
    return bounds === null ? null : boxWithin(part, boxInPicture(card.frame.toQuad(bounds), reading.area))
  }
  const nikField: Field = {
    value: nik !== null && isNikRead(nik) ? nik.chosen.digits : null,
    confidence: nik !== null && isNikRead(nik) ? nikConfidence(nik) : 0,
    page,
    box: locate(nik?.runs ?? []),
    source: nik !== null && nik.evidence.looks > 1 ? 'second_look' : 'print',
  }
  const others = Object.entries(values.fields).map(([name, { value, runs, source, evidence }]) => [
    name,
    {
      value,
      confidence: value === null ? 0 : confidenceOf(evidence),
      page,
      box: locate(runs),
      source,
    } satisfies Field,
  ])
  return { nik: nikField, ...Object.fromEntries(others) }
}

/** Whole or not at all: of a number with a hidden digit the others are worth nothing. */
function isNikRead({ chosen, isPrintedShort, hasHiddenDigit }: NikOnCard): boolean {
  const isWhole = chosen.digits.length >= NIK_DIGITS || isPrintedShort
  return isWhole && !hasHiddenDigit && !chosen.isContradicted && chosen.weakestMargin >= NIK_MARGIN_MIN
}

function valuesOf(fields: KtpFields): Readonly<Record<KtpField, string | null>> {
  return Object.fromEntries(KTP_FIELDS.map((name) => [name, fields[name].value])) as Record<KtpField, string | null>
}

/** Which card the values are those of, where the picture shows another. */
function severalCards({ page, reading: { place, otherPlace } }: FoundCard) {
  if (otherPlace === null) return {}
  const seen = [
    { box: place, is_read: true },
    { box: otherPlace, is_read: false },
  ]
  return { several_cards: seen.map((each) => ({ page: page + 1, ...each })) }
}

interface CheckOptions {
  readonly doMovesCount: boolean
  readonly acceptsSpecimens: boolean
}

async function checksOf(
  { document, reading: card }: FoundCard,
  fields: KtpFields,
  options: CheckOptions,
): Promise<readonly Check[]> {
  const { places } = card.values
  const today = todayInIndonesia(new Date())
  const allRead = checkFields(fields, card.card)
  const nikRead = checkNikRead(card)
  return [
    document,
    // First what the person can mend by a better picture.
    checkPicture(card.reading.quality, allRead.result === 'PASS' && nikRead.result === 'PASS'),
    nikRead,
    ...checkNik(fields.nik.value, {
      birthDate: fields.birth_date.value,
      sex: sexOf(fields.gender.value),
      places: places.names,
      rules: { areas: await loadAreas(), doMovesCount: options.doMovesCount },
      today,
    }),
    allRead,
    checkAge(fields.birth_date.value, fields.marital_status.value, today),
    checkValidity(fields.valid_until.value, fields.nationality.value, today),
    checkSpecimen(card.card, options.acceptsSpecimens),
  ]
}

function doubtOf({ chosen, hasHiddenDigit }: NikOnCard): string {
  if (hasHiddenDigit) return ' Something lies over a digit.'
  return chosen.isContradicted ? ' A digit that contradicts the card is not clear enough.' : ''
}

function checkNikRead({ nik }: CardReading): Check {
  if (nik === null) return failed('NIK_NOT_FOUND', 'No line with digits was found.')
  const { chosen, evidence } = nik
  const doubt = doubtOf(nik)
  const seen = `${chosen.digits.length} digits in ${evidence.agreeing} of ${evidence.looks} looks, least certain margin ${chosen.weakestMargin.toFixed(1)}, ${chosen.settled} settled by the print.${doubt}`
  if (chosen.digits.length < NIK_DIGITS_MIN) return failed('NIK_NOT_FOUND', seen)
  return isNikRead(nik) ? passed('NIK_READABLE', seen) : failed('NIK_UNCERTAIN', seen)
}
