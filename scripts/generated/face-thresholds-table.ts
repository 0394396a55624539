import { readFile } from 'node:fs/promises'
import {
  DEFAULT_FALSE_MATCH_RATE,
  FACE_THRESHOLDS,
  FACE_THRESHOLDS_SOURCE,
  type FaceThreshold,
} from '../../src/lib/face-thresholds/face-thresholds.ts'
import { GOOD_WIDTH_PIXELS, HIGH_LIMITS } from '../../src/verifiers/ktp/judge-faces.ts'

const FROM = '<!-- Generated from src/lib/face-thresholds/face-thresholds.json by npm run generate: -->\n'
const TO = '<!-- End of what is generated. -->\n'
const PAGE = new URL('../../docs/faces.md', import.meta.url)

/** `docs/faces.md` as it is, with the table of thresholds as it was measured last. */
export async function facesPage(): Promise<string> {
  return withThresholds(await readFile(PAGE, 'utf8'))
}

/** A page with the table in place of what stands between its two marks. */
export function withThresholds(page: string): string {
  const [before, rest] = page.split(FROM)
  const [, after] = rest?.split(TO) ?? []
  if (before === undefined || after === undefined) throw new Error(`docs/faces.md has lost its marks: ${FROM}${TO}`)
  return `${before}${FROM}\n${thresholdsTable()}\n${TO}${after}`
}

function thresholdsTable(): string {
  const { measuredOn, pictures, persons, prints, seed, sha256OfPixels } = FACE_THRESHOLDS_SOURCE
  const widths = `${GOOD_WIDTH_PIXELS} pixels wide or more`
  const bands = { good: `both faces ${widths}`, poor: 'one of them smaller' }
  return [
    '| pictures | false-match rate | match up to | HIGH up to | strangers: pairs that match [95 %] | strangers: comparisons | one person: comparisons that do not match |',
    '|---|---|---|---|---|---|---|',
    ...FACE_THRESHOLDS.map((row) => {
      const rate = row.rate === DEFAULT_FALSE_MATCH_RATE ? `**${row.rate}** (default)` : `${row.rate}`
      const limits = `${row.distance.toFixed(3)} | ${HIGH_LIMITS[row.band].toFixed(2)}`
      return `| ${bands[row.band]} | ${rate} | ${limits} | ${sharesOf(row).join(' | ')} |`
    }),
    '',
    `Measured ${measuredOn} by \`npm run bench -- faces --write-thresholds\` on ${pictures} pictures of ${persons} persons, clean against clean and against`,
    `${prints}; seed ${seed}.`,
    `SHA-256 of their pixels: \`${sha256OfPixels}\`.`,
    '',
  ].join('\n')
}

function sharesOf(row: FaceThreshold): readonly string[] {
  return [
    `${shareOf(row.falseMatches, row.impostorPairs)} [${percent(row.lower)} – ${percent(row.upper)}]`,
    shareOf(row.falseMatchComparisons, row.impostorComparisons),
    shareOf(row.falseNonMatches, row.genuineComparisons),
  ]
}

const shareOf = (part: number, whole: number) => `${part} of ${whole}, ${percent(part / whole)}`
const percent = (share: number) => `${(share * 100).toFixed(1)} %`
