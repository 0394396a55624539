import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { notFound } from '../../../platform/http/http-error.ts'
import { idParameter } from '../../../platform/http/validation.ts'
import { callerOf } from '../../access/guard-routes.ts'
import { findFile } from '../store.ts'
import { drawPicture, type PictureDeps } from './draw-picture.ts'

const Query = z.strictObject({
  longest_side: z.coerce
    .number()
    .int()
    .min(32)
    .max(4000)
    .default(1600)
    .describe('Pixels; never more than the page has'),
  format: z.enum(['jpeg', 'webp']).default('jpeg'),
})

export const pictureRoutes =
  (deps: PictureDeps): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/files/:id/pages/:page',
      {
        config: { permission: 'files:read', errors: ['GONE'] },
        schema: {
          tags: ['Uploads'],
          operationId: 'getFilePage',
          summary: 'Show a page of a file',
          description:
            'As a picture that a browser shows, upright. Boxes of `fields` are 0–1 of exactly this picture, whatever its size.',
          params: z.strictObject({
            id: idParameter('File'),
            page: z.coerce.number().int().min(1).max(100_000).describe('From 1'),
          }),
          querystring: Query,
          response: {
            200: {
              description: 'The picture',
              content: { 'image/jpeg': { schema: z.any() }, 'image/webp': { schema: z.any() } },
            },
          },
        },
      },
      async (request, reply) => {
        const { id, page } = request.params
        const { longest_side: longestSide, format } = request.query
        const file = await findFile(deps.db, callerOf(request).scope, id)
        if (file === undefined) throw notFound('File')
        request.logFields.file_id = file.id
        const content = await drawPicture(deps, file, { page: page - 1, longestSide, format })
        return reply
          .header('content-disposition', `inline; filename="${file.id}-${page}.${format === 'jpeg' ? 'jpg' : 'webp'}"`)
          .header('content-security-policy', "sandbox; default-src 'none'; frame-ancestors 'none'")
          .type(`image/${format}`)
          .send(content)
      },
    )
  }
