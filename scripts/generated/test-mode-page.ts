import { z } from 'zod'

const TestValues = z.object({
  items: z.array(
    z.object({
      value: z.string(),
      kind: z.string(),
      code: z.string(),
      configuration: z.record(z.string(), z.unknown()),
      meaning: z.string(),
    }),
  ),
})
type TestValue = z.infer<typeof TestValues>['items'][number]

export interface ServiceWithValues {
  readonly code: string
  readonly name: string
  /** What `GET /services/{id}/test-values` answers. */
  readonly answer: unknown
}

const INTRODUCTION = `# Test mode

A key that begins with \`chk_test_\` (or a user's token with \`X-Absah-Mode: test\`) works on test data: the same calls, the
same answers, the same signed webhooks, but no credits, nothing asked of anybody outside, and nothing shared with live
data. Organizations, groups, users and keys are the same in both modes.

**A magic value chooses what comes out.** Upload any readable file under one of the names below, for example
\`absah_verdict_not_verified.jpg\`, and create a verification with it as usual. The ending, capitals, spaces and hyphens do
not count. Text does too: the \`npwp\` of a tax number, the \`name\` of an AML screening, the \`transaction_number\` of a receipt. The first value among the
files counts. What is in the file is not looked at; the person and the values in the answer are fictional, its shape is
that of a real one, and the checks follow from the real rules.

**Any other file is really read**, as in live mode. A card that is marked as a specimen passes in test mode.

With a live key the names mean nothing. A name that looks like one of these and is none answers 400 and says so.

\`GET /services/{id}/test-values\` answers this list, for a test of yours that walks it.
`

const SECTIONS: readonly (readonly [kind: string, title: string, text: string])[] = [
  ['verdict', 'Verdicts', 'The status is COMPLETED; `output_status` is:'],
  ['status', 'Statuses', 'Each status that a webhook tells of is told of.'],
  ['failed', 'Errors of a run', 'The status is FAILED, and `error.code` is:'],
  [
    'error',
    'Errors of the request',
    'POST /verifications (also with `dry_run=true`) and submitting a draft answer this `error_code`; nothing is created.',
  ],
]

const ELSEWHERE = `Two things need no magic value. \`DRAFT\` is a draft that nobody has submitted (\`POST /verifications/drafts\`).
\`PRECONDITION_FAILED\` is answered to a review with an old \`If-Match\`, such as \`"0"\`; \`PRECONDITION_REQUIRED\` to a decision without one.

A retry comes to the same outcome again, without a wait in the queue.
`

/** `docs/guides/test-mode.md`: every magic value, from what the server answers. */
export function testModePage(services: readonly ServiceWithValues[]): string {
  const known = services
    .map((service) => ({ service, items: TestValues.parse(service.answer).items }))
    .filter(({ items }) => items.length > 0)
  const isCommon = (value: TestValue) =>
    value.kind !== 'reason' && known.every(({ items }) => items.some(({ value: other }) => other === value.value))
  const common = (known[0]?.items ?? []).filter(isCommon)
  return [
    INTRODUCTION,
    ...SECTIONS.map(([kind, title, text]) => {
      return `## ${title}\n\n${text}\n\n${tableOf(common.filter((each) => each.kind === kind))}`
    }),
    ELSEWHERE,
    ...known.flatMap(({ service, items }) => [
      `## ${service.name} (\`${service.code}\`)\n`,
      ...parts(items.filter((each) => !isCommon(each))),
    ]),
    'This page is generated from what `GET /services/{id}/test-values` answers by `npm run generate`.\n',
  ].join('\n')
}

function parts(items: readonly TestValue[]): string[] {
  const reasons = items.filter((each) => each.kind === 'reason')
  const others = items.filter((each) => each.kind !== 'reason')
  return [
    `Reason codes of its checks. The status is COMPLETED.\n\n${tableOf(reasons)}`,
    ...(others.length === 0 ? [] : [`Errors of its runs. The status is FAILED.\n\n${tableOf(others)}`]),
  ]
}

function tableOf(items: readonly TestValue[]): string {
  const rows = items.map(({ value, code, configuration, meaning }) => {
    const needs = Object.entries(configuration).map(([member, value]) => `\`${member}\`: \`${String(value)}\``)
    const rest = needs.length === 0 ? '' : ` Needs ${needs.join(', ')}.`
    return `| \`${value}\` | \`${code}\` | ${meaning.replaceAll('|', '\\|')}${rest} |\n`
  })
  return `| Name | Comes to | What it means |\n|---|---|---|\n${rows.join('')}`
}
