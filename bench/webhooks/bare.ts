import pg from 'pg'
import { Pool } from 'undici'

/**
 * The reference: the least that delivers and remembers. POST by undici, one UPDATE each, as many at once as a worker
 * has, nothing signed, sealed, queued or retried. Arguments: database URL, receiver's origin; says its seconds.
 */
const [url = '', origin = ''] = process.argv.slice(2)
const AT_ONCE = 64
const database = new pg.Pool({ connectionString: url, max: 10 })
const receiver = new Pool(origin, { connections: AT_ONCE })
const { rows } = await database.query<{ id: string; body: Buffer }>('SELECT id, body FROM bare_deliveries')
const waiting = rows.values()
const startedAt = performance.now()
const one = async () => {
  for (const { id, body } of waiting) {
    const headers = { 'content-type': 'application/json', 'webhook-id': id }
    const answer = await receiver.request({ method: 'POST', path: '/hook', headers, body })
    await answer.body.dump()
    if (answer.statusCode !== 204) throw new Error(`The receiver answered ${answer.statusCode}`)
    await database.query({
      name: 'done',
      text: 'UPDATE bare_deliveries SET delivered_at = now() WHERE id = $1',
      values: [id],
    })
  }
}
await Promise.all(Array.from({ length: AT_ONCE }, one))
process.send?.((performance.now() - startedAt) / 1000)
await Promise.all([database.end(), receiver.close()])
process.disconnect?.()
