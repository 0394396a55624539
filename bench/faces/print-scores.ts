import type { FacesScore } from './score-faces.ts'

const percent = (share: number) => `${(share * 100).toFixed(2)} %`
const between = ([lower, upper]: readonly [number, number]) => `[${percent(lower)} – ${percent(upper)}]`

/** The scores as lines of text. Intervals are by persons drawn anew. */
export function linesOf({
  limit,
  review_limit,
  high,
  similar,
  by_group,
  by_portrait_px,
}: FacesScore): readonly string[] {
  return [
    `match up to ${limit}, review up to ${review_limit}`,
    ...Object.entries(by_group).map(([group, scored]) =>
      [
        group.padEnd(18),
        `${scored.persons} persons`,
        `false match ${scored.pairs.false_matches} of ${scored.pairs.strangers}, ${percent(scored.false_match)} ${between(scored.false_match_interval)}`,
        `printed ${scored.printed.false_matches} of ${scored.printed.comparisons}, ${percent(scored.printed.false_match)} ${between(scored.printed.false_match_interval)}`,
        `true match ${percent(scored.true_match)} ${between(scored.true_match_interval)} of ${scored.pairs.true_pairs}, ${scored.not_compared} not compared`,
      ].join(', '),
    ),
    ...Object.entries(by_portrait_px).map(([px, scored]) =>
      [
        `portrait ${px} px`.padEnd(18),
        `match ${percent(scored.match)} ${between(scored.match_interval)}`,
        `match or review ${percent(scored.match_or_review)} ${between(scored.match_or_review_interval)}`,
        `of ${scored.true_pairs - scored.not_compared} compared, ${scored.not_compared} not`,
        `false match ${percent(scored.false_match)} of ${scored.strangers}`,
      ].join(', '),
    ),
    ...[high, similar].map(
      ({ within, strangers, limit: near, bound }, at) =>
        `${at === 0 ? 'HIGH' : 'similar face'} up to ${near}: ${within} of ${strangers} strangers, below ${percent(bound)} where none`,
    ),
  ]
}
