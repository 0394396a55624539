import { recordAct } from '../../src/features/audit/door.ts'
import { registerWebhookJobs } from '../../src/features/webhooks/jobs.ts'
import { connect } from '../../src/platform/database/connect.ts'
import { createKeyring } from '../../src/platform/encryption/keyring.ts'
import { createJobs } from '../../src/platform/jobs/create-jobs.ts'
import { parseAllowRules } from '../../src/platform/outbound/allow-rules.ts'
import { openOutbound } from '../../src/platform/outbound/fetch-public.ts'

/**
 * A worker in a process of its own, as a server with the role `worker` runs it. Arguments: database URL, master key in
 * hexadecimal, number of deliveries; says how many seconds these took.
 */
const [url = '', masterKey = '', count = '0'] = process.argv.slice(2)
const connection = connect({ url, applicationName: 'bench worker', connectionsMax: 10 })
const jobs = createJobs({ url, applicationName: 'bench worker queue' })
let recorded = 0
let startedAt = 0
registerWebhookJobs({
  db: connection.db,
  jobs,
  keyring: createKeyring({ masterKey: Buffer.from(masterKey, 'hex') }),
  outbound: openOutbound({ allow: parseAllowRules('127.0.0.1/32:*') }),
  recordAct,
  logger: {
    info() {
      recorded += 1
      if (recorded === Number(count)) process.send?.((performance.now() - startedAt) / 1000)
    },
  },
})
startedAt = performance.now()
await jobs.start({ work: true })
process.once('disconnect', () => process.exit())
