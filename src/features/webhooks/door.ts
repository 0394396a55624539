/** What others may ask of the store of this feature, as it is. */
export { asksFor } from './endpoints/store.ts'
export { defaultWebhookOf } from './groups/store.ts'
export { listTrail, type TrailEntry } from './trail/store.ts'
