import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { notFound } from '../../../platform/http/http-error.ts'
import { idParameter } from '../../../platform/http/validation.ts'
import type { ServiceRegistry } from '../service-registry.ts'
import { MAGIC_KINDS, type MagicOutcome, type MagicValue, magicValuesOf } from './magic-values.ts'

const TestValue = z
  .object({
    value: z
      .string()
      .describe(
        'Name of a file, with any ending; for AML_SCREENING the `name`, for NPWP_VERIFICATION the `npwp`, for a receipt the `transaction_number`',
      ),
    kind: z.enum(MAGIC_KINDS).describe('What it chooses: `failed` is the error of a run, `error` that of the request'),
    code: z.string().describe('The verdict, status, reason code, run error code or `error_code` that comes out'),
    configuration: z.record(z.string(), z.unknown()).describe('What the configuration must say'),
    meaning: z.string(),
  })
  .meta({ id: 'TestValue', description: 'A value that chooses an outcome in test mode' })

export const testModeRoutes =
  ({ services }: { readonly services: ServiceRegistry }): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/services/:id/test-values',
      {
        config: { permission: 'services:read' },
        schema: {
          tags: ['Services'],
          operationId: 'listServiceTestValues',
          summary: 'List the magic values of test mode',
          description: 'With a test key, a file of such a name chooses what comes out. With a live key it is read.',
          params: z.strictObject({ id: idParameter('Service') }),
          response: { 200: z.object({ total: z.int(), items: z.array(TestValue) }).describe('The magic values') },
        },
      },
      async (request) => {
        const verifier = services.find(request.params.id)
        if (verifier === undefined) throw notFound('Service')
        const items = magicValuesOf(verifier).map(present)
        return { total: items.length, items }
      },
    )
  }

function present({ value, outcome, needs, meaning }: MagicValue): z.infer<typeof TestValue> {
  return { value, kind: outcome.kind, code: codeOf(outcome), configuration: needs, meaning }
}

function codeOf(outcome: MagicOutcome): string {
  switch (outcome.kind) {
    case 'verdict':
      return outcome.verdict
    case 'status':
      return outcome.status
    case 'reason':
      return outcome.reason
    case 'failed':
      return outcome.failure.code
    case 'error':
      return outcome.code
  }
}
