import { setTimeout as pause } from 'node:timers/promises'
import type { TestClient } from './client.ts'

const PAUSE_MS = 10
const PATIENCE_MS = 45_000

type Body = Awaited<ReturnType<TestClient['call']>>['body']

/** Asks again, with a pause, until the answer will do; throws with the last answer when it never does. */
export async function until<Answer>(
  ask: () => Promise<Answer>,
  isEnough: (answer: Answer) => boolean | Promise<boolean>,
): Promise<Answer> {
  const deadlineMs = Date.now() + PATIENCE_MS
  for (;;) {
    const answer = await ask()
    if (await isEnough(answer)) return answer
    if (Date.now() > deadlineMs) throw new Error(`It never came to that. The last answer: ${JSON.stringify(answer)}`)
    await pause(PAUSE_MS)
  }
}

/** The body of a GET, once it will do. */
export async function bodyWhen(client: TestClient, path: string, isEnough: (body: Body) => boolean): Promise<Body> {
  return (
    await until(
      () => client.call('GET', path),
      ({ body }) => isEnough(body),
    )
  ).body
}

/** The verification, once no worker has it before it. */
export function settledOf(client: TestClient, id: string): Promise<Body> {
  return bodyWhen(client, `/verifications/${id}`, ({ status }) => status !== 'IN_QUEUE' && status !== 'IN_PROGRESS')
}
