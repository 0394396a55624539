import { NewVerificationBody } from '../creation/read-request.ts'

/** The body of POST /verifications/drafts: what a verification takes, of which the configuration may be unfinished. */
export const NewDraftBody = NewVerificationBody.extend({
  configuration: NewVerificationBody.shape.configuration.default({}),
})

/** The body of PUT /verifications/drafts/{id}: what is absent stays. */
export const DraftChangesBody = NewVerificationBody.partial()
