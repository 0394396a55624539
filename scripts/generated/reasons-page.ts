import { z } from 'zod'
import { REVIEW_REASONS } from '../../src/features/verifications/decisions/review-check.ts'

const Services = z.object({
  total: z.int(),
  items: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      deciding_checks: z.array(z.string()),
      reasons: z.array(z.object({ code: z.string(), check: z.string(), meaning: z.string() })),
    }),
  ),
})

/**
 * `docs/reasons.md`: every reason code a check may carry, service by service.
 *
 * @param answer what `GET /services` answers.
 */
export function reasonsPage(answer: unknown): string {
  const { total, items } = Services.parse(answer)
  if (items.length < total)
    throw new Error(`${total} services do not fit on one page of /services: ask for the rest too.`)
  return `${[
    '# Reasons',
    '',
    'A verification answers with checks, and each check that did not pass carries one of these codes. A check in **bold**',
    'decides: when it fails in live mode, the verdict is NOT_VERIFIED.',
    ...items.flatMap(({ code, name, deciding_checks, reasons }) => [
      '',
      `## ${name} (\`${code}\`)`,
      '',
      '| Check | Reason | What it means |',
      '|---|---|---|',
      ...reasons.map((reason) => {
        const check = deciding_checks.includes(reason.check) ? `**${reason.check}**` : reason.check
        return `| ${check} | \`${reason.code}\` | ${reason.meaning.replaceAll('|', '\\|')} |`
      }),
    ]),
    '',
    '## Decisions of reviewers',
    '',
    'A decision adds the check `REVIEW` to a verification of any service. Where it stands it decides, and no other does.',
    '',
    '| Outcome | Reason | What it means |',
    '|---|---|---|',
    ...Object.entries(REVIEW_REASONS).map(
      ([code, { outcome, meaning }]) => `| ${outcome} | \`${code}\` | ${meaning} |`,
    ),
    '',
    'This page is generated from what `GET /services` answers by `npm run generate`.',
  ].join('\n')}\n`
}
