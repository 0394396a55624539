import type { PlacedPicture, TamperFinding, TamperReport } from '../tamper.ts'
import { findEditingSoftware } from './editing-software.ts'
import { judgePortrait } from './judge-portrait.ts'
import { judgeText } from './judge-text.ts'
import { measurePicture } from './measure-picture.ts'
import { findRecapture } from './recapture.ts'
import { findScreenshot } from './screenshot.ts'
import type { Weights } from './weights.ts'

/** Looks for traces of changes. Blocks for some tenths of a second: it belongs into a process of its own. */
export function inspectPicture(placed: PlacedPicture, weights: Weights): TamperReport {
  const measured = measurePicture(placed)
  const ofText = judgeText(measured, weights)
  if (ofText === null) return { risk: 'UNAVAILABLE', findings: [], mark: measured.portrait?.mark ?? null }
  const findings = [
    ...ofText.toSorted((a, b) => b.strength - a.strength),
    ...judgePortrait(measured, weights),
    ...findScreenshot(placed.picture),
    ...findRecapture(
      placed.picture,
      placed.texts.map(({ quad }) => quad),
    ),
    ...(placed.file === null ? [] : findEditingSoftware(placed.file)),
  ]
  return { risk: riskOf(findings), findings, mark: measured.portrait?.mark ?? null }
}

/** Edits that two independent signals show, in text and in the portrait, or one that decides by itself. */
export function riskOf(findings: readonly TamperFinding[]): TamperReport['risk'] {
  if (findings.length === 0) return 'TRUSTED'
  const has = (code: TamperFinding['code']) => findings.some((finding) => finding.code === code)
  const isTwice = has('EDITED_TEXT') && has('EDITED_PORTRAIT')
  return isTwice || findings.some(({ isDecisive }) => isDecisive) ? 'HIGH_RISK' : 'WARNING'
}
