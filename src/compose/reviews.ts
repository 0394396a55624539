import { assignWaiting } from '../features/reviews/assigning/assign-waiting.ts'
import { releaseOrphans } from '../features/reviews/assigning/release-orphans.ts'
import { batchRoutes } from '../features/reviews/batch/routes.ts'
import { caseRoutes } from '../features/reviews/cases/routes.ts'
import { changeRoutes } from '../features/reviews/changes/routes.ts'
import { dealRoutes } from '../features/reviews/dealing/routes.ts'
import { figureRoutes } from '../features/reviews/figures/routes.ts'
import { homeRoutes } from '../features/reviews/home/routes.ts'
import { noteRoutes } from '../features/reviews/notes/routes.ts'
import { redactCase } from '../features/reviews/redact-case.ts'
import { deskSettingsRoutes } from '../features/reviews/settings/routes.ts'
import { viewerRoutes } from '../features/reviews/viewers/routes.ts'
import { viewRoutes } from '../features/reviews/views/routes.ts'
import { repeat } from '../platform/jobs/repeat.ts'
import type { Part } from './part.ts'
import type { Receipts } from './receipts.ts'
import type { Calls } from './verifications.ts'

const ASSIGN_MS = 2_000
const RELEASE_MS = 60_000

/** What reviewers work with: what waits for them, and how it goes. */
export function openReviews(calls: Calls, { tellBanks }: Pick<Receipts, 'tellBanks'>): Part {
  const { db, logger } = calls
  const onError = (err: unknown) => logger.error({ err }, 'cases.assigning_failed')
  return {
    routes: [
      homeRoutes({ ...calls, tellBanks }),
      ...[
        caseRoutes,
        dealRoutes,
        changeRoutes,
        batchRoutes,
        noteRoutes,
        viewerRoutes,
        viewRoutes,
        deskSettingsRoutes,
        figureRoutes,
      ].map((routes) => routes(calls)),
    ],
    redactCopies: [redactCase],
    chores: [
      () => repeat({ everyMs: ASSIGN_MS, work: async (signal) => void (await assignWaiting(db, signal)), onError }),
      () => repeat({ everyMs: RELEASE_MS, work: async () => void (await releaseOrphans(db)), onError }),
    ],
  }
}
