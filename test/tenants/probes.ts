import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import {
  aBusyGroup,
  aDecision,
  aDelivery,
  aDraft,
  aFile,
  aFilePath,
  aFolder,
  aFraudStop,
  aGroup,
  aGroupWithCredits,
  aKey,
  aNote,
  anActiveUser,
  anEndpoint,
  anExport,
  aReceiptAccount,
  aReceiptAccountNumber,
  aReceiptCheck,
  aReceiptWithEvidence,
  aResult,
  aReview,
  aScreening,
  aTable,
  aTransaction,
  aUser,
  aVerification,
  aView,
  aWatch,
  type MakeResource,
  theGroup,
} from './resources.ts'
import { verificationIn } from './verification-in.ts'
import type { Person } from './world.ts'

interface Asked {
  readonly make: MakeResource
  /** Default: the route's address with the resource's id in it. */
  readonly path?: (id: string, person: Person) => string
  readonly body?: (id: string, person: Person) => unknown
  readonly headers?: Record<string, string>
  /** Who may see it besides the owner of the organization: everybody of the group, or nobody. Default: the group. */
  readonly reach?: 'group' | 'organization'
  /** Live and test mode share it. */
  readonly isModeless?: true
  /** Who can do it at all, when no owner may. */
  readonly by?: 'superAdmin'
}

/** The request names the resource: a stranger gets the answer that a name nobody has gets. */
export interface NamingProbe extends Asked {
  readonly kind: 'names'
  /** In place of the resource: something that does not exist. */
  readonly unknown?: () => string
  /** What a stranger gets who may use the route. Default 404. */
  readonly strangerStatus?: number
}

/** The answer lists resources: what `make` made is in the owner's and in no stranger's. */
export interface ListingProbe extends Asked {
  readonly kind: 'lists'
}

/** Nothing of a tenant is named or answered. */
export interface NoProbe {
  readonly kind: 'none'
  readonly why: string
}

export type Probe = NamingProbe | ListingProbe | NoProbe

const none = (why: string): readonly Probe[] => [{ kind: 'none', why }]
const names = (make: MakeResource, rest: Partial<NamingProbe> = {}): readonly Probe[] => [
  { kind: 'names', make, ...rest },
]
const lists = (make: MakeResource, rest: Partial<ListingProbe> = {}): readonly Probe[] => [
  { kind: 'lists', make, ...rest },
]

const GUIDES = readdirSync(new URL('../../docs/guides', import.meta.url)).map((file) => file.replace(/\.md$/, ''))

const ofOrganization = { reach: 'organization', isModeless: true } as const

/** Every route of the server, each with how a stranger might reach another's through it. */
export const PROBES: Readonly<Record<string, readonly Probe[]>> = {
  // First: it lists the oldest alone.
  'GET /files/:id/pages/:page': names(aFile, { path: (id) => `/files/${id}/pages/1` }),
  'GET /home': lists(aReview),
  'GET /': none('the same for all'),
  'GET /app': none('the same for all'),
  'GET /app/*': none('the same for all'),
  ...Object.fromEntries(GUIDES.map((name) => [`GET /guides/${name}`, none('the same for all')])),
  'GET /openapi.json': none('the same for all'),
  'GET /healthz': none('the same for all'),
  'GET /readyz': none('the same for all'),

  'GET /auth/methods': none('the same for all'),
  'POST /auth/login': none('asks for a password'),
  'POST /auth/oidc/start': none('the same for all'),
  'POST /auth/oidc/login': none('asks for what the provider sent back'),
  'POST /auth/refresh': none('asks for a secret token'),
  'POST /auth/logout': none('ends the session of its own token'),
  'GET /profile': none('of the caller'),
  'PUT /profile/password': none('of the caller'),

  'GET /organizations': none('only for a SUPER_ADMIN, who sees all of them'),
  'POST /organizations': none('only for a SUPER_ADMIN, who sees all of them'),
  'GET /organizations/:id': none('only for a SUPER_ADMIN, who sees all of them'),
  'PATCH /organizations/:id': none('only for a SUPER_ADMIN, who sees all of them'),
  'GET /duplicate-faces': none('of the caller’s organization; what it leads to: test/duplicate-faces'),
  'PUT /duplicate-faces': none('of the caller’s organization'),
  'DELETE /duplicate-faces': none('of the caller’s organization'),
  'GET /groups': lists(aGroup, { ...ofOrganization, path: () => '/groups?page_size=100' }),
  'POST /groups': none('names nothing; the number is counted within the organization'),
  'GET /users': lists(aUser, { ...ofOrganization, path: () => '/users?page_size=100' }),
  'POST /users': names(theGroup, {
    ...ofOrganization,
    body: (id) => ({ email: `${randomUUID()}@contoh.example`, role: 'GROUP_USER', group_id: id }),
  }),
  'PUT /users/:id': [
    ...names(aUser, { ...ofOrganization, body: () => ({ name: 'Contoh' }) }),
    ...names(theGroup, {
      ...ofOrganization,
      path: (_id, { own }) => `/users/${own.userId}`,
      body: (id) => ({ group_id: id }),
    }),
  ],
  'DELETE /users/:id': names(aUser, ofOrganization),
  'POST /users/:id/reset-password': names(aUser, ofOrganization),
  'GET /groups/:id/api-keys': names(aGroup, ofOrganization),
  'POST /groups/:id/api-keys': names(aGroup, { ...ofOrganization, body: () => ({ name: 'Contoh' }) }),
  'DELETE /api-keys/:id': names(aKey, { reach: 'organization' }),
  'POST /api-keys/:id/rotate': names(aKey, { reach: 'organization', body: () => ({}) }),
  'GET /audit-log/export': lists(aKey, { reach: 'organization' }),
  'GET /audit-log': lists(aKey, { reach: 'organization', path: () => '/audit-log?page_size=1000' }),

  'GET /credits': lists(aGroupWithCredits, { ...ofOrganization, path: () => '/credits' }),
  'GET /credits/entries': lists(aVerification, { isModeless: true, path: () => '/credits/entries?page_size=100' }),
  'GET /usage': lists(anActiveUser, { path: () => '/usage?by=user&page_size=100' }),
  'POST /groups/:id/credits': names(theGroup, {
    ...ofOrganization,
    by: 'superAdmin',
    body: () => ({ amount: 1, note: 'Contoh' }),
  }),

  'GET /services': none('the same for all'),
  'GET /services/:id': none('the same for all'),
  'GET /services/:id/form-fields': none('the same for all'),
  'GET /services/:id/test-values': none('the same for all'),
  'GET /lists': none('published lists are the same for all; who sees an organization’s own: test/blocklists.test.ts'),
  'POST /folders': none('names nothing'),
  'GET /folders': lists(aFolder, { path: () => '/folders?page_size=100' }),
  'GET /folders/:id': names(aFolder),
  'PUT /folders/:id': names(aFolder, { body: () => ({ is_starred: true }) }),
  'DELETE /folders/:id': names(aFolder),
  'GET /groups/:group_id/folders': names(theGroup, { isModeless: true }),
  'POST /uploads': none('names nothing'),
  'GET /files/:id': names(aFile),

  'POST /verifications': [
    ...names(aFolder, { body: (id) => verificationIn(id) }),
    ...names(aFilePath, {
      body: (path, { own }) => verificationIn(own.folderId, [path]),
      unknown: () => `uploads/${randomUUID()}.png`,
    }),
  ],
  'GET /verifications': names(aResult, {
    path: (id) => `/verifications?result_id=${id}`,
    strangerStatus: 200,
  }),
  'GET /verifications/:id': names(aVerification),
  'PUT /verifications/:id': names(aVerification, { body: () => ({ verification_status: 'COMPLETED' }) }),
  'DELETE /verifications/:id': names(aVerification),
  'GET /verifications/:id/events': names(aVerification),
  'POST /verifications/:id/decision': names(aReview, {
    body: () => ({ outcome: 'APPROVED', reason_code: 'FALSE_ALARM' }),
    headers: { 'if-match': '*' },
  }),
  'GET /verifications/:id/decision': names(aDecision),
  'DELETE /verifications/:id/decision': names(aDecision, { reach: 'organization' }),
  'GET /cases': lists(aReview, { path: () => '/cases?page_size=100' }),
  'POST /cases/next': names(aFolder, { path: () => '/cases/next', body: (id) => ({ folder_id: id }) }),
  'GET /cases/reviewers': lists(aUser, { isModeless: true }),
  'GET /cases/:id': names(aReview),
  'PATCH /cases/:id': names(aReview, { body: () => ({ add_tags: ['contoh'] }) }),
  'POST /cases/batch': none('each is changed as PATCH /cases/{id} does, and decided as one: test/cases-batch.test.ts'),
  'GET /desk/figures': lists(aBusyGroup, { reach: 'organization' }),
  'GET /views': lists(aView),
  'POST /views': none('names nothing'),
  'PUT /views/:id': names(aView, {
    reach: 'organization',
    body: () => ({ name: randomUUID(), page: 'CASES', filter: {} }),
  }),
  'DELETE /views/:id': names(aView, { reach: 'organization' }),
  'GET /desk/settings': none('of the caller’s organization'),
  'PATCH /desk/settings': names(theGroup, {
    ...ofOrganization,
    path: () => '/desk/settings',
    body: (id) => ({ groups: [{ id, review_hours: 24 }] }),
  }),
  'PUT /cases/:id/lease': names(aReview, { reach: 'organization' }),
  'DELETE /cases/:id/lease': names(aReview),
  'PUT /cases/:id/presence': names(aReview),
  'POST /cases/:id/notes': names(aReview, { body: () => ({ text: 'Contoh' }) }),
  'DELETE /cases/:id/notes/:note_id': names(aNote, {
    reach: 'organization',
    path: (path) => path,
    unknown: () => `/cases/${randomUUID()}/notes/${randomUUID()}`,
  }),
  'GET /events/stream': none('tells ids alone, tried in test/event-stream.test.ts'),
  'GET /verifications/:id/tables': names(aVerification),
  'GET /verifications/:id/tables/:name': names(aTable, { path: (id) => `/verifications/${id}/tables/lines` }),
  'GET /verifications/:id/same-person': names(aVerification),
  'GET /verifications/:id/export': names(aVerification, { path: (id) => `/verifications/${id}/export?format=json` }),
  'POST /exports': [
    ...names(aFolder, { body: (id) => ({ folder_id: id, format: 'json' }) }),
    ...names(aResult, { body: (id) => ({ result_id: id }) }),
  ],
  'GET /exports': lists(anExport, { path: () => '/exports?page_size=100' }),
  'GET /exports/:id': names(anExport),
  'GET /exports/:id/file': names(anExport),
  'GET /verifications/search': lists(aVerification, { path: () => '/verifications/search?page_size=100' }),
  'POST /verifications/:id/retry': names(aVerification, {
    path: (id) => `/verifications/${id}/retry?force=true`,
  }),
  'POST /verifications/:id/watch': names(aScreening),
  'DELETE /verifications/:id/watch': names(aScreening),
  'POST /screenings/batch': none('each entry is created as POST /verifications does; test/screening-batches.test.ts'),
  'GET /screenings/batch/:id': names(aResult),
  'GET /screenings/settings': none('of the caller’s organization'),
  'PUT /screenings/settings': none('of the caller’s organization'),
  'GET /watches': lists(aWatch, { path: () => '/watches?page_size=100' }),
  'PUT /verifications/:id/matches/:match_id': names(aScreening, {
    path: (id) => `/verifications/${id}/matches/csv:1`,
    body: () => ({ decision: 'FALSE_POSITIVE' }),
  }),
  'POST /verifications/:id/cancel': names(aFraudStop),
  'POST /verifications/:id/continue': names(aFraudStop),
  'POST /verifications/drafts': [
    ...names(aFolder, { body: (id) => verificationIn(id) }),
    ...names(aFilePath, {
      body: (path, { own }) => verificationIn(own.folderId, [path]),
      unknown: () => `uploads/${randomUUID()}.png`,
    }),
  ],
  'PUT /verifications/drafts/:id': [
    ...names(aDraft, { body: () => ({ configuration: {} }) }),
    ...names(aFolder, {
      path: (_id, { own }) => `/verifications/drafts/${own.draftId}`,
      body: (id) => ({ folder_id: id }),
    }),
  ],
  'DELETE /verifications/drafts/:id': names(aDraft),
  'POST /verifications/drafts/:id/submit': names(aDraft),

  'GET /webhook-endpoints': lists(anEndpoint, {
    reach: 'organization',
    path: () => '/webhook-endpoints?page_size=100',
  }),
  'GET /webhook-endpoints/:id': names(anEndpoint, { reach: 'organization' }),
  'PATCH /webhook-endpoints/:id': names(anEndpoint, { reach: 'organization', body: () => ({ events: [] }) }),
  'POST /webhook-endpoints/:id/resume': names(anEndpoint, { reach: 'organization' }),
  'POST /webhook-endpoints/:id/rotate-secret': names(anEndpoint, { reach: 'organization', body: () => ({}) }),
  'POST /webhooks/test': none('names nothing'),
  'GET /groups/:id/webhook': names(aGroup, ofOrganization),
  'PUT /groups/:id/webhook': names(aGroup, {
    ...ofOrganization,
    body: () => ({ webhook_url: 'https://hooks.example/absah' }),
  }),
  'DELETE /groups/:id/webhook': names(aGroup, ofOrganization),
  'GET /webhook-deliveries': lists(aDelivery, { path: () => '/webhook-deliveries?page_size=100' }),
  'GET /webhook-deliveries/:id': names(aDelivery),
  'POST /webhook-deliveries/:id/resend': names(aDelivery),
  'POST /webhook-deliveries/replay': names(aDelivery, { body: (id) => ({ ids: [id] }) }),
  'POST /api/v1/verify': names(aReceiptAccount, {
    body: (id) => ({ bank: 'telebirr', transaction_number: 'DF70000000', bank_account_id: Number(id) }),
    unknown: () => '999999999',
    strangerStatus: 422,
  }),
  'POST /api/v1/verify/batch': none('each is asked as POST /api/v1/verify is'),
  'POST /api/v1/verify/parse-url': none('reads what was sent'),
  'POST /api/v1/verify/parse-receipt': none('reads what was sent'),
  'POST /api/v1/accounts': none('names nothing'),
  'GET /api/v1/accounts': lists(aReceiptAccountNumber, { path: () => '/api/v1/accounts' }),
  'GET /api/v1/accounts/:id': names(aReceiptAccount),
  'PATCH /api/v1/accounts/:id': names(aReceiptAccount, { body: () => ({ label: 'Contoh' }) }),
  'DELETE /api/v1/accounts/:id': names(aReceiptAccount),
  'GET /api/v1/verifications': lists(aTransaction, { path: () => '/api/v1/verifications' }),
  'GET /api/v1/verifications/:id': names(aReceiptCheck),
  'DELETE /api/v1/verifications/:id': names(aReceiptCheck, { reach: 'organization' }),
  'GET /api/v1/verifications/:id/evidence': names(aReceiptWithEvidence, { reach: 'organization' }),
  'GET /api/v1/settings': none('of the caller’s organization'),
  'PUT /api/v1/settings': none('of the caller’s organization'),
  'GET /api/v1/banks': none('the same for all'),
  'GET /api/v1/usage': none('counts of the caller’s organization, named by nothing'),
  'GET /api/v1/branches': lists(aGroup, { ...ofOrganization, path: () => '/api/v1/branches' }),
}
