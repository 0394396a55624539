import { homeRoutes } from '../features/reviews/home/routes.ts'
import type { Part } from './part.ts'
import type { Receipts } from './receipts.ts'
import type { Calls } from './verifications.ts'

/** What reviewers work with: what waits for them, and how it goes. */
export function openReviews({ db, serviceName }: Calls, { tellBanks }: Pick<Receipts, 'tellBanks'>): Part {
  return { routes: [homeRoutes({ db, serviceName, tellBanks })] }
}
