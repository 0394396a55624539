import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { Shell } from '../features/navigation/shell.tsx'
import { readFilters } from '../verifications/filters.ts'
import { NotFound } from './not-found.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound })

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/home-page.tsx'), 'HomePage'),
})
const verifications = createRoute({
  getParentRoute: () => root,
  path: '/verifications',
  validateSearch: readFilters,
  component: lazyRouteComponent(() => import('../pages/verifications-page.tsx'), 'VerificationsPage'),
})
const verification = createRoute({
  getParentRoute: () => root,
  path: '/verifications/$id',
  component: lazyRouteComponent(() => import('../pages/case-page.tsx'), 'CasePage'),
})
const creation = createRoute({
  getParentRoute: () => root,
  path: '/new',
  component: lazyRouteComponent(() => import('../pages/new-verification-page.tsx'), 'NewVerificationPage'),
})
const receipts = createRoute({
  getParentRoute: () => root,
  path: '/receipts',
  component: lazyRouteComponent(() => import('../pages/receipts-page.tsx'), 'ReceiptsPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([home, verifications, verification, creation, receipts]),
  basepath: '/app',
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
