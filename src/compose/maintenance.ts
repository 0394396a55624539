import { sweepFaces } from '../features/duplicate-faces/forget-face.ts'
import { sweepEvidence } from '../features/receipts/evidence/store.ts'
import { type SweepDeps, sweepOrphans } from '../features/uploads/sweep-orphans.ts'
import { redactExpired } from '../features/verifications/redaction/redact-expired.ts'
import type { RedactDeps } from '../features/verifications/redaction/redact-verification.ts'
import { type Repeated, repeat } from '../platform/jobs/repeat.ts'
import type { Logger } from '../platform/logging/logger.ts'

const EVERY_MS = 900_000

/** What a worker does by the clock: redacts what is kept no longer, and deletes uploads that nobody used. */
export function startMaintenance(deps: RedactDeps & SweepDeps, logger: Logger): Repeated {
  const onError = (verificationId: string, err: unknown) =>
    logger.error({ verification_id: verificationId, err }, 'retention.redaction_failed')
  return repeat({
    everyMs: EVERY_MS,
    async work(signal) {
      const verifications = await redactExpired({ ...deps, onError }, signal)
      const files = await sweepOrphans(deps, signal)
      const faces = await sweepFaces(deps.db, signal)
      const evidence = await sweepEvidence(deps.db, signal)
      const swept = { verifications, files, faces, evidence }
      if (verifications + files + faces + evidence > 0) logger.info(swept, 'retention.swept')
    },
    onError: (err) => logger.error({ err }, 'retention.failed'),
  })
}
