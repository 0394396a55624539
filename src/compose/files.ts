import { folderRoutes } from '../features/folders/routes.ts'
import { pictureRoutes } from '../features/uploads/pictures/routes.ts'
import { deleteOldPictures } from '../features/uploads/pictures/store.ts'
import { createRedactFiles, registerContentDeletion } from '../features/uploads/redact-files.ts'
import { uploadRoutes } from '../features/uploads/routes.ts'
import { sweepOrphans } from '../features/uploads/sweep-orphans.ts'
import { hasOpenVerifications } from '../features/verifications/door.ts'
import type { Ground } from './ground.ts'
import { type Part, sweep } from './part.ts'

const PICTURES_KEPT_HOURS = 24

/** Folders, and the files that verifications work on. */
export function openUploads({ db, jobs, keyring, storage, engines, authenticate, links, logger }: Ground): Part {
  const redactFiles = createRedactFiles({ jobs })
  return {
    routes: [
      folderRoutes({ db, hasOpenVerifications }),
      pictureRoutes({ db, keyring, storage, documents: engines.documents }),
      uploadRoutes({ db, keyring, storage, documents: engines.documents, authenticate, ...links }),
    ],
    jobs: () => registerContentDeletion({ db, jobs, storage }),
    chores: [
      sweep({ logger, name: 'files', work: (signal) => sweepOrphans({ db, redactFiles }, signal) }),
      sweep({ logger, name: 'pictures', work: () => deleteOldPictures(db, PICTURES_KEPT_HOURS) }),
    ],
  }
}
