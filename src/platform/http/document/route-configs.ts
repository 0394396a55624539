import type { FastifyContextConfig } from 'fastify'
import type { HttpApp } from '../app.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Codes of the errors that this call answers beside those that its kind of call does. */
    errors?: readonly string[]
  }
}

/** What the routes registered from now on say of themselves in `config`, by call: `GET /folders/{id}`. */
export function collectConfigs(app: HttpApp): ReadonlyMap<string, FastifyContextConfig> {
  const configs = new Map<string, FastifyContextConfig>()
  app.addHook('onRoute', ({ method, url, config = {} }) => {
    for (const each of [method].flat()) configs.set(`${each} ${url.replaceAll(/:(\w+)/g, '{$1}')}`, config)
  })
  return configs
}
