import type { FastifyPluginAsync } from 'fastify'
import { type BatchRouteDeps, batchRoutes } from '../features/screening/batches/routes.ts'
import { type MatchRouteDeps, matchRoutes } from '../features/screening/match-routes.ts'
import { type ListRouteDeps, listRoutes } from '../features/screening/routes.ts'
import { screeningSettingsRoutes } from '../features/screening/settings/routes.ts'
import { watchesRoutes } from '../features/screening/watches/routes.ts'

type Parts = BatchRouteDeps & MatchRouteDeps & { readonly screener: ListRouteDeps }

/** All routes about lists, and about people who are held against them. */
export const screeningRoutes = ({ screener, ...deps }: Parts): readonly FastifyPluginAsync[] => [
  listRoutes(screener),
  matchRoutes(deps),
  batchRoutes(deps),
  watchesRoutes(deps),
  screeningSettingsRoutes(deps),
]
