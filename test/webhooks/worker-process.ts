import { startWorker } from './worker.ts'

/** A worker in a process of its own, for tests that kill it. Arguments: database URL, master key in hexadecimal. */
const [url = '', masterKey = ''] = process.argv.slice(2)
await startWorker({ url, masterKey: Buffer.from(masterKey, 'hex') })
process.stdout.write('started\n')
