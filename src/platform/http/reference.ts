import swagger from '@fastify/swagger'
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { HttpApp } from './app.ts'
import { addReferencePage } from './reference-page.ts'

export interface ReferenceOptions {
  readonly title: string
  readonly version: string
  readonly description: string
  /** Names and descriptions of the groups that calls are listed under, in order. */
  readonly tags: readonly { readonly name: string; readonly description: string }[]
}

/**
 * Collects the OpenAPI 3.1 document from the schemas of all routes registered after it, and serves a page that shows
 * it. The page loads nothing from other hosts.
 */
export async function addReference(app: HttpApp, options: ReferenceOptions): Promise<void> {
  const { title, version, description, tags } = options
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title,
        version,
        description,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
        contact: { name: 'Whoever runs this server' },
      },
      servers: [{ url: '/' }],
      tags: [...tags],
      components: {
        securitySchemes: {
          apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
          bearer: { type: 'http', scheme: 'bearer' },
        },
      },
      security: [{ apiKey: [] }, { bearer: [] }],
    },
    transform: createJsonSchemaTransform({}),
    transformObject: createJsonSchemaTransformObject({}),
  })
  addReferencePage(app, title)
}
