import { createServer } from 'node:net'

export interface Place {
  readonly host: string
  readonly port: number
}

/** Why nobody could listen there, as the system's code (`EADDRINUSE`); null where one could. */
export function whyNotListen({ host, port }: Place): Promise<string | null> {
  return new Promise((answer) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => answer(error.code ?? error.message))
    server.listen(port, host, () => server.close(() => answer(null)))
  })
}

/** What to do about it. */
export function portAdvice({ host, port }: Place, code: string): string {
  const place = `${host}:${port}`
  if (code === 'EADDRINUSE')
    return `${place} is taken: is a server running? Else set PORT= to a free one, as in PORT=${port === 8080 ? 8081 : 8080}.`
  if (code === 'EACCES') return `${place} is not ours to listen on: set PORT= to one from 1024 up, as in PORT=8080.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `${host} is no address of this machine: set HOST= to one, as in HOST=127.0.0.1.`
  return `${place} cannot be listened on (${code}): set PORT= or HOST= to another.`
}
