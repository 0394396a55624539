import { exportObjects } from '../features/exports/stored-objects.ts'
import { fileObjects } from '../features/uploads/stored-objects.ts'
import { tableObjects } from '../features/verifications/tables/stored-objects.ts'
import type { ObjectKind } from '../platform/backup/object-kind.ts'

/** Everything that is stored beside the database. What is not here is in no backup. */
export const STORED_OBJECTS: readonly ObjectKind[] = [fileObjects, exportObjects, tableObjects]
