/** What others may ask of the store of this feature, as it is. */
export { forgetRequests } from './store.ts'
