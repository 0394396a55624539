import { TEST_SERVICE_ID } from '../test-verifier.ts'

/** The body of a request for a verification. */
export function verificationIn(folderId: string, files: readonly string[] = []) {
  const configuration = files.length === 0 ? { colour: 'GREEN' } : { colour: 'GREEN', files: { picture: files } }
  return { service_id: TEST_SERVICE_ID, folder_id: folderId, configuration }
}
