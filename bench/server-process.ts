import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface ServerProcess<Ready> {
  readonly ready: Ready
  stop(): Promise<void>
}

/** Runs a file that calls {@link serve}, and waits until it is ready. */
export async function startServerProcess<Ready>(
  file: URL,
  args: readonly string[] = [],
): Promise<ServerProcess<Ready>> {
  const server = fork(fileURLToPath(file), args)
  const ended = once(server, 'exit').then(() => Promise.reject(new Error('The server ended before it was ready')))
  const [ready] = (await Promise.race([once(server, 'message'), ended])) as [Ready]
  ended.catch(() => undefined)
  return {
    ready,
    async stop() {
      server.send('stop')
      await once(server, 'exit')
    },
  }
}

/** In the server's process: tells that it is ready, and stops it when told to. */
export function serve<Ready extends object>(ready: Ready, stop: () => Promise<void>): void {
  process.send?.(ready)
  process.once('message', async () => {
    await stop()
    process.disconnect?.()
  })
}
