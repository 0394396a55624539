import type { z } from 'zod'
import { CheckedEventBody, RECEIPT_CHECKED } from '../features/receipts/background/checked-event.ts'
import { MatchFoundBody, MatchRemovedBody } from '../features/verifications/lifecycle/match-event.ts'
import { STATUS_CHANGED, StatusEventBody } from '../features/verifications/lifecycle/status-event.ts'
import { MATCH_FOUND, MATCH_REMOVED } from '../features/webhooks/endpoints/asked-events.ts'
import { TEST_EVENT, TestEventBody } from '../features/webhooks/testing/send-test.ts'
import { schemaName } from '../platform/http/document/schema-name.ts'

interface Told {
  readonly event: string
  readonly operationId: string
  readonly summary: string
  readonly description: string
  readonly body: z.ZodType
}

const TOLD: readonly Told[] = [
  {
    event: STATUS_CHANGED,
    operationId: 'onVerificationStatusChanged',
    summary: 'A verification has another status',
    description:
      'Sent to the `webhook_url` of the verification, or that of its group. It holds no personal data but where `webhook_metadata.include_output` asks for `output`.',
    body: StatusEventBody,
  },
  {
    event: MATCH_FOUND,
    operationId: 'onMatchFound',
    summary: 'A watched person came onto a list',
    description:
      'Sent beside `verification.status_changed`, where `PATCH /webhook-endpoints/{id}` asked for it. It holds no personal data.',
    body: MatchFoundBody,
  },
  {
    event: MATCH_REMOVED,
    operationId: 'onMatchRemoved',
    summary: 'A watched person left a list',
    description:
      'Sent where `PATCH /webhook-endpoints/{id}` asked for it. The match is gone from the output, the status stays.',
    body: MatchRemovedBody,
  },
  {
    event: RECEIPT_CHECKED,
    operationId: 'onReceiptChecked',
    summary: 'A payment was checked in the background',
    description: 'Sent to the `webhook_url` of the check once its bank has answered, or nobody could be asked.',
    body: CheckedEventBody,
  },
  {
    event: TEST_EVENT,
    operationId: 'onWebhookTest',
    summary: 'A test event',
    description: 'Sent once by `POST /webhooks/test`. It tells nothing.',
    body: TestEventBody,
  },
]

const HEADERS = [
  {
    name: 'webhook-id',
    description: 'The same over all tries: take each event once.',
    example: 'msg_019aba2e5d0c7a418b6e0c9d1f2a3b4c',
  },
  { name: 'webhook-timestamp', description: 'Seconds since 1970 of this try.', example: '1764060302' },
  {
    name: 'webhook-signature',
    description:
      'One or more of `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`, separated by spaces. Absent where no secret was given.',
    example: 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  },
].map(({ name, description, example }) => ({
  name,
  in: 'header',
  required: name !== 'webhook-signature',
  description,
  schema: { type: 'string' },
  example,
}))

/** The `webhooks` of the document: what the server sends, to whoever asked for it. */
export const WEBHOOKS = Object.fromEntries(
  TOLD.map(({ event, operationId, summary, description, body }) => [
    event,
    {
      post: {
        operationId,
        tags: ['Webhooks'],
        summary,
        description,
        security: [],
        parameters: HEADERS,
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: `#/components/schemas/${schemaName(body)}` } } },
        },
        responses: {
          '2XX': { description: 'Any success: the event was taken.' },
          '410': { description: 'It is not wanted any more: there is no other try.' },
        },
      },
    },
  ]),
)
