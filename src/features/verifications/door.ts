/** What others may ask of the store of this feature, as it is. */
export { hasOpenVerifications } from './search/store.ts'
export { findVerification } from './store.ts'
