import { describe, expect, it } from 'vitest'
import type { CardSigns } from '../document/card-signs.ts'
import { checkDocument, type DocumentEvidence, isFaceNeeded } from './check-document.ts'

const CARD: CardSigns = {
  labels: 14,
  hasHeader: true,
  ground: { structure: 4, blueness: 0.2 },
  print: { nikSize: 1.4, headerSize: 1.3, hasIssueDate: true },
  hasPatch: true,
  hasColour: true,
  otherPaper: null,
  isSeveral: false,
}
const TYPED: CardSigns = {
  ...CARD,
  ground: { structure: 0, blueness: 0 },
  print: { nikSize: 1, headerSize: 1, hasIssueDate: false },
}
const COPY: CardSigns = { ...CARD, ground: { structure: 0.1, blueness: 0 }, hasColour: false }

const told = (signs: Partial<CardSigns>, more: Partial<DocumentEvidence> = {}) => {
  const { result, reason_code } = checkDocument({
    signs: { ...CARD, ...signs },
    lines: 30,
    hasNik: true,
    isPoor: false,
    hasFace: null,
    ...more,
  })
  return reason_code ?? result
}

describe('what the signs of a card say together', () => {
  it('is a card by its ground and print, whether or not a face is found', () => {
    expect(told({})).toBe('PASS')
    expect(told({}, { hasFace: false })).toBe('PASS')
    expect(isFaceNeeded({ signs: CARD, lines: 30, hasNik: true, isPoor: false, hasFace: null })).toBe(false)
  })

  it('is a typed page whatever patch stands on it, a face among them', () => {
    expect(told(TYPED)).toBe('TYPED_PAGE')
    expect(told(TYPED, { hasFace: true })).toBe('TYPED_PAGE')
    expect(told({ ...TYPED, print: { ...TYPED.print, headerSize: 1.4, hasIssueDate: true } }, { hasFace: true })).toBe(
      'TYPED_PAGE',
    )
  })

  it('is a card for a bleached copy with a face, and in doubt without one', () => {
    expect(told(COPY, { hasFace: true })).toBe('PASS')
    expect(told(COPY, { hasFace: false })).toBe('PORTRAIT_UNCLEAR')
    expect(checkDocument({ signs: COPY, lines: 30, hasNik: true, isPoor: false, hasFace: false }).result).toBe(
      'UNAVAILABLE',
    )
  })

  it('is a typed page where a portrait in colour stands on white, however well it is set', () => {
    const imitation = { ...COPY, hasColour: true }
    expect(told(imitation, { hasFace: true })).toBe('TYPED_PAGE')
    expect(told(imitation, { hasFace: true, isPoor: true })).toBe('KTP_UNCLEAR')
    expect(told({ ...imitation, ground: { structure: 0.5, blueness: 0 } }, { hasFace: true })).toBe('PASS')
  })

  it('is no card where nothing stands in the portrait’s place', () => {
    expect(told({ hasPatch: false }, { hasFace: false })).toBe('NO_PORTRAIT')
    expect(told({ hasPatch: false }, { hasFace: true })).toBe('PASS')
  })

  it('names other papers and several cards', () => {
    expect(told({ otherPaper: 'CHILD_CARD' })).toBe('CHILD_CARD')
    expect(told({ otherPaper: 'NOT_ELECTRONIC' })).toBe('NOT_ELECTRONIC')
    expect(told({ otherPaper: 'OTHER' })).toBe('NOT_A_KTP')
    expect(told({ isSeveral: true })).toBe('SEVERAL_CARDS')
  })

  it('calls a poor picture of a card poor, and what has nothing of a card no card', () => {
    expect(told({ labels: 3 }, { isPoor: true })).toBe('KTP_UNCLEAR')
    expect(told({ labels: 3 })).toBe('NOT_A_KTP')
    expect(told({ labels: 2, hasHeader: false }, { hasNik: false, isPoor: true })).toBe('NOT_A_KTP')
    expect(told({ labels: 0, hasHeader: false }, { lines: 0, hasNik: false })).toBe('NO_TEXT')
  })
})
