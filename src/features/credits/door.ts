/** What others may ask of the store of this feature, as it is. */
export { ownPrices } from './prices/store.ts'
export { release, settle, topUp } from './store.ts'
