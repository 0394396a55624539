import type { FastifyInstance } from 'fastify'
import { malformedBody } from './http-error.ts'

/**
 * Bodies of JSON. An empty one is no body: many clients name the content type on every call, on those that take no
 * body too. Text that is no JSON is told from JSON with wrong fields.
 */
export function readJsonBodies(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') return done(null, undefined)
    void parseJson(request, body, (error, value) => {
      if (error === null) return done(null, value)
      done(malformedBody('Is no JSON that can be read'))
    })
  })
}
