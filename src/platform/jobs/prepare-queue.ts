import { PgBoss } from 'pg-boss'
import { QUEUE_SCHEMA } from './queue-sweep.ts'

/** Makes the queue's tables, without a queue in them and without taking a job. */
export async function prepareQueue(options: { readonly url: string; readonly applicationName: string }): Promise<void> {
  const boss = new PgBoss({
    connectionString: options.url,
    application_name: options.applicationName,
    schema: QUEUE_SCHEMA,
    max: 1,
    schedule: false,
    supervise: false,
  })
  await boss.start()
  await boss.stop({ graceful: false })
}
