import { withTemporaryPlatform } from '../../src/cli/temporary-platform.ts'

/** A server that has just been started for the first time: generated files show what a client gets from it. */
export interface FreshServer {
  /** The JSON that a live key gets at `path`. Throws when the answer is no success. */
  get(path: string): Promise<unknown>
}

/** Starts the server in a temporary folder for as long as `work` takes. */
export async function withFreshServer<Result>(work: (server: FreshServer) => Promise<Result>): Promise<Result> {
  return await withTemporaryPlatform({}, async ({ url, first }) =>
    work({
      async get(path) {
        const answer = await fetch(`${url}${path}`, { headers: { 'x-api-key': first.liveKey } })
        if (!answer.ok) throw new Error(`GET ${path} answered ${answer.status}: mend that first, then generate again.`)
        return await answer.json()
      },
    }),
  )
}
