import type { Check } from '../../verifier.ts'
import { type CardSigns, FACE_WEIGHT, isColourOnWhite, WEIGHT_MIN, weigh } from '../document/card-signs.ts'
import type { OtherPaper } from '../document/other-paper.ts'
import { failed, type KtpReasonCode, passed, unavailable } from '../reasons/reasons.ts'

/** Rows whose labels a KTP carries; a card of another kind shares a few of them at most. */
const LABELS_MIN = 7

const REASON_OF: Readonly<Record<OtherPaper, KtpReasonCode>> = {
  SUBSTITUTE_LETTER: 'SUBSTITUTE_LETTER',
  CHILD_CARD: 'CHILD_CARD',
  DIGITAL_IDENTITY_SCREEN: 'DIGITAL_IDENTITY_SCREEN',
  NOT_ELECTRONIC: 'NOT_ELECTRONIC',
  OTHER: 'NOT_A_KTP',
}

export interface DocumentEvidence {
  readonly signs: CardSigns
  /** Lines of text in the picture. */
  readonly lines: number
  /** Whether a row of digits like a NIK was read. */
  readonly hasNik: boolean
  /** Whether the picture is too small, blurred, cut, dark or burnt out to be read well. */
  readonly isPoor: boolean
  /** Whether a face stands in the portrait's place; null: nobody looked. */
  readonly hasFace: boolean | null
}

/** Whether only a face can tell what the other signs leave open: looking for one costs time. */
export function isFaceNeeded(evidence: DocumentEvidence): boolean {
  if (refusal(evidence) !== null || isColourOnWhite(evidence.signs)) return false
  const { signs } = evidence
  const weight = weigh(signs)
  return weightWithFace(signs) >= WEIGHT_MIN && (weight < WEIGHT_MIN || !signs.hasPatch)
}

/** Whether the picture shows a KTP, by all signs together. Nothing is said about its being genuine. */
export function checkDocument(evidence: DocumentEvidence): Check {
  const refused = refusal(evidence)
  if (refused !== null) return refused
  const { signs, hasFace, isPoor } = evidence
  if (isColourOnWhite(signs)) {
    const found = `Colour on white. ${describe(signs)}.`
    // A flash burns out the ground of a card, too.
    return isPoor ? unavailable('KTP_UNCLEAR', found) : failed('TYPED_PAGE', found)
  }
  const weight = hasFace === true ? weightWithFace(signs) : weigh(signs)
  const found = `${describe(signs)}, weight ${weight.toFixed(1)}, face ${hasFace === null ? 'not looked for' : hasFace}.`
  if (weight >= WEIGHT_MIN && (signs.hasPatch || hasFace === true)) return passed('DOCUMENT_IS_KTP', found)
  if (weightWithFace(signs) < WEIGHT_MIN) return failed('TYPED_PAGE', found)
  return signs.hasPatch ? unavailable('PORTRAIT_UNCLEAR', found) : failed('NO_PORTRAIT', found)
}

/** A face in the portrait's place is a patch in it, too, whatever its colours are. */
function weightWithFace(signs: CardSigns): number {
  return weigh({ ...signs, hasPatch: true }) + FACE_WEIGHT
}

/** What is refused whatever else is seen; null where nothing of that kind was found. */
function refusal({ signs, lines, hasNik, isPoor }: DocumentEvidence): Check | null {
  if (lines === 0) return failed('NO_TEXT', 'No line of text was found.')
  const found = `${describe(signs)}.`
  const { otherPaper } = signs
  if (otherPaper !== null) return failed(REASON_OF[otherPaper], `Calls itself ${otherPaper}. ${found}`)
  const points = signs.labels + (signs.hasHeader ? 2 : 0) + (hasNik ? 1 : 0)
  if (points >= LABELS_MIN + 2) return signs.isSeveral ? failed('SEVERAL_CARDS', found) : null
  // With a card's own words in it a poor picture is a poor picture of one.
  const isOfCard = isPoor && points >= POINTS_UNCLEAR_MIN
  return isOfCard ? unavailable('KTP_UNCLEAR', found) : failed('NOT_A_KTP', found)
}

/** Fewer say nothing, however poor the picture is. */
const POINTS_UNCLEAR_MIN = 3

function describe({ labels, hasHeader, ground, print, hasPatch }: CardSigns): string {
  const number = (value: number | null | undefined) => value?.toFixed(2) ?? 'unknown'
  return [
    `${labels} of 14 labels`,
    `header ${hasHeader ? 'found' : 'not found'}`,
    `ground ${number(ground?.structure)} tint ${number(ground?.blueness)}`,
    `NIK size ${number(print.nikSize)} header size ${number(print.headerSize)}`,
    `date of issue ${print.hasIssueDate ? 'found' : 'not found'}`,
    `patch ${hasPatch ? 'found' : 'not found'}`,
  ].join(', ')
}
