/** What others may ask of the store of this feature, as it is. */
export { groupsOfFolders } from './store.ts'
