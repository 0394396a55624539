import { readFile } from 'node:fs/promises'
import {
  DEFAULT_FALSE_MATCH_RATE,
  type FaceLimits,
  type LimitsRow,
  type Measured,
  OWN_LIMITS,
} from '../../src/lib/face-limits/face-limits.ts'

const FROM = '<!-- Generated from src/lib/face-limits/face-limits.json by npm run generate: -->\n'
const TO = '<!-- End of what is generated. -->\n'
const PAGE = new URL('../../docs/faces.md', import.meta.url)

/** `docs/faces.md` as it is, with the tables of limits as they were measured last. */
export async function facesPage(): Promise<string> {
  return withLimits(await readFile(PAGE, 'utf8'))
}

/** A page with the tables in place of what stands between its two marks. */
export function withLimits(page: string): string {
  const [before, rest] = page.split(FROM)
  const [, after] = rest?.split(TO) ?? []
  if (before === undefined || after === undefined) throw new Error(`docs/faces.md has lost its marks: ${FROM}${TO}`)
  return `${before}${FROM}\n${tablesOf(OWN_LIMITS)}\n${TO}${after}`
}

function tablesOf(limits: FaceLimits): string {
  const { measured, rows, portraits } = limits
  const shipped = rows.find(({ rate }) => rate === DEFAULT_FALSE_MATCH_RATE)
  return [
    `Net \`${limits.net}\`, measured ${measured.on} by \`npm run bench -- faces --write-limits\` on ${measured.pictures} pictures of`,
    `${measured.persons} persons, unprinted and printed (${measured.prints}).`,
    `SHA-256 of their pixels: \`${measured.sha256OfPixels}\`.`,
    '',
    '| false-match rate | match up to | strangers that match, all pictures [95 %] | on persons it was not chosen on: strangers that match | true pairs that match |',
    '|---|---|---|---|---|',
    ...rows.map(rowOf),
    '',
    `At the default rate, by group, strangers of one sex only:`,
    '',
    '| group | persons | strangers that match, unprinted | printed | true pairs that match, unprinted |',
    '|---|---|---|---|---|',
    ...(shipped?.groups ?? []).map(
      ({ group, persons, strangers, strangersPrinted, truePairs }) =>
        `| ${group.replaceAll('_', ' ')} | ${persons} | ${shareOf(strangers)} | ${shareOf(strangersPrinted)} | ${shareOf(truePairs)} |`,
    ),
    '',
    '| portrait on the card | true pairs compared | not compared | match | match or review |',
    '|---|---|---|---|---|',
    ...portraits.map(
      ({ portraitPx, truePairs, compared, matches, matchesOrReviews }) =>
        `| ${portraitPx} pixels wide | ${compared} | ${truePairs - compared} | ${percent(matches / compared)} | ${percent(matchesOrReviews / compared)} |`,
    ),
    '',
    `- **Review** up to ${limits.review.distance}: ${shareOf(limits.review.strangers)} of all strangers lie below.`,
    `- **HIGH** up to ${limits.high.distance}: none of ${limits.high.comparisons} comparisons of strangers, the nearest at ${limits.high.nearest}. If they were`,
    `  independent that would bound the rate to ${percent(3 / limits.high.comparisons, 3)} (3 / n); they share persons, so the true bound is wider.`,
    `- **Similar face** of another person up to ${limits.similar.distance}, the same picture up to ${limits.high.distance}.`,
    `- **SELFIE_IS_PORTRAIT** up to ${limits.samePicture.distance}: found in ${limits.samePicture.found} of ${limits.samePicture.copies} selfies whose print is on the card, raised in`,
    `  ${limits.samePicture.falseAlarms} of ${limits.samePicture.others} that are another picture of the person.`,
    '',
  ].join('\n')
}

function rowOf({ rate, distance, strangers, unseen }: LimitsRow): string {
  const name = rate === DEFAULT_FALSE_MATCH_RATE ? `**${rate}** (default)` : `${rate}`
  const tried = `${percent(unseen.falseMatch)} [${percent(unseen.lower)} – ${percent(unseen.upper)}]`
  return `| ${name} | ${distance.toFixed(3)} | ${shareOf(strangers)} | ${tried} | ${percent(unseen.trueMatch)} |`
}

const shareOf = ({ hits, comparisons, lower, upper }: Measured) =>
  `${hits} of ${comparisons}, ${percent(hits / Math.max(1, comparisons))} [${percent(lower)} – ${percent(upper)}]`
const percent = (share: number, digits = 2) => `${(share * 100).toFixed(digits)} %`
