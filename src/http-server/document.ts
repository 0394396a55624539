import type { FastifyContextConfig } from 'fastify'
import { addErrors } from '../platform/http/document/add-errors.ts'
import { addHeaders } from '../platform/http/document/add-headers.ts'
import { OpenApi } from '../platform/http/document/open-api.ts'
import { dropUnused, tidySchemas } from '../platform/http/document/tidy-schemas.ts'
import { addExamples } from '../platform/http/examples/add-examples.ts'
import { shareExamples } from '../platform/http/examples/share-examples.ts'
import { addServices, type DescribedService } from './add-services.ts'
import { callErrors } from './call-errors.ts'
import { EXAMPLE_WORDS } from './example-words.ts'
import { callHeaders } from './headers.ts'
import { RECEIPT_EXAMPLE_WORDS } from './receipt-example-words.ts'
import { WEBHOOKS } from './webhooks.ts'

/**
 * The document as it is served: what the routes say of themselves, with the errors and headers that calls have in
 * common, the webhooks, and an example of everything.
 */
export function describeApi(
  collected: object,
  configs: ReadonlyMap<string, FastifyContextConfig>,
  services: readonly DescribedService[],
): OpenApi {
  const plain = tidySchemas(addServices(OpenApi.parse({ ...collected, webhooks: WEBHOOKS }), services))
  const withErrors = addErrors(plain, callErrors(configs))
  const withHeaders = addHeaders(withErrors, callHeaders(configs))
  return shareExamples(addExamples(dropUnused(withHeaders), { ...RECEIPT_EXAMPLE_WORDS, ...EXAMPLE_WORDS }))
}
