import { ConclusionSchema } from '../../engines/screening/screening.ts'

/** What AML_SCREENING answers beside `checks` and `fields`. */
export const amlOutput = ConclusionSchema
