import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { discrepancyFilters } from './discrepancies/filters.ts'
import { policyAddress } from './policy/address.ts'
import { nowFilters } from './now/filters.ts'
import { qualityAddress } from './quality/address.ts'
import { reviewFilters } from './review/filters.ts'
import { Broken, Lost } from './shell/failure.tsx'
import { Shell } from './shell/shell.tsx'

const root = createRootRoute({ component: Shell, errorComponent: Broken, notFoundComponent: Lost })

const now = createRoute({
  getParentRoute: () => root,
  path: '/',
  validateSearch: nowFilters,
  component: lazyRouteComponent(() => import('./now/now-screen.tsx'), 'NowScreen'),
})

const ticket = createRoute({
  getParentRoute: () => root,
  path: '/tickets/$id',
  component: lazyRouteComponent(() => import('./ticket/ticket-screen.tsx'), 'TicketScreen'),
})

const agents = createRoute({
  getParentRoute: () => root,
  path: '/agents',
  component: lazyRouteComponent(() => import('./agents/agents-screen.tsx'), 'AgentsScreen'),
})

const agent = createRoute({
  getParentRoute: () => root,
  path: '/agents/$id',
  component: lazyRouteComponent(() => import('./agents/agent-screen.tsx'), 'AgentScreen'),
})

const discrepancies = createRoute({
  getParentRoute: () => root,
  path: '/discrepancies',
  validateSearch: discrepancyFilters,
  component: lazyRouteComponent(() => import('./discrepancies/discrepancies-screen.tsx'), 'DiscrepanciesScreen'),
})

const policy = createRoute({
  getParentRoute: () => root,
  path: '/policy',
  validateSearch: policyAddress,
  component: lazyRouteComponent(() => import('./policy/policy-screen.tsx'), 'PolicyScreen'),
})

const health = createRoute({
  getParentRoute: () => root,
  path: '/health',
  component: lazyRouteComponent(() => import('./health/health-screen.tsx'), 'HealthScreen'),
})

const quality = createRoute({
  getParentRoute: () => root,
  path: '/quality',
  validateSearch: qualityAddress,
  component: lazyRouteComponent(() => import('./quality/quality-screen.tsx'), 'QualityScreen'),
})

const review = createRoute({
  getParentRoute: () => root,
  path: '/review',
  validateSearch: reviewFilters,
  component: lazyRouteComponent(() => import('./review/review-screen.tsx'), 'ReviewScreen'),
})

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./sign-in/set-up-screen.tsx'), 'SetUpScreen'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./sign-in/link-screen.tsx'), 'LinkScreen'),
})

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('./sign-in/account-screen.tsx'), 'AccountScreen'),
})

/** Every screen and its address; each is loaded when it is first opened, or when somebody points at a link to it. */
export const router = createRouter({
  routeTree: root.addChildren([
    now,
    ticket,
    agents,
    agent,
    discrepancies,
    quality,
    review,
    policy,
    health,
    setUp,
    signIn,
    account,
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
