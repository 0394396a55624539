import { randomUUID } from 'node:crypto'
import { pathToFileURL } from 'node:url'
import { describe, expect, it, vi } from 'vitest'
import { KTP_SERVICE_ID, readSpecimen } from '../cards.ts'
import type { TestClient } from '../client.ts'
import { settledOf } from '../until.ts'
import { type Apart, canTrace, ROOT, runApart } from './run-apart.ts'

/** A server reads cards, opens documents, compares faces and writes a workbook, and keeps to its own folders. */

const SERVE = [`${ROOT}/bin/absah`, 'serve'] as const
const isTraced = canTrace()
const REPORT_MS_MAX = 120_000
const RUN_MS_MAX = 300_000

async function readCard(client: TestClient, name: string, configuration: Record<string, unknown> = {}) {
  const folder = await client.call('POST', '/folders', { name: `${name} ${randomUUID()}` })
  const { body } = await client.upload([await readSpecimen(name)])
  const [{ path }] = body.files
  const files = configuration.verification_type === 'KTP_SELFIE' ? { selfie_file: [path] } : {}
  const created = await client.call('POST', '/verifications', {
    service_id: KTP_SERVICE_ID,
    folder_id: folder.body.id,
    configuration: { verification_type: 'KTP_OCR', ...configuration, files: { ktp_file: [path], ...files } },
  })
  return settledOf(client, created.body.id)
}

async function everything(client: TestClient): Promise<void> {
  for (const name of ['ktp-specimen.jpg', 'ktp-specimen.pdf', 'ktp-specimen.heic']) {
    expect((await readCard(client, name)).output.nik).toMatch(/^\d{16}$/)
  }
  const { id, output } = await readCard(client, 'ktp-specimen.jpg', { verification_type: 'KTP_SELFIE' })
  expect(output.checks).toContainEqual(expect.objectContaining({ code: 'FACE_MATCH' }))
  expect((await client.call('GET', `/verifications/${id}/export?format=xlsx`)).status).toBe(200)
}

const isOwn = (name: string) => name.startsWith('absah-')

describe('a server that reads', () => {
  let apart: Promise<Apart> | null = null
  const run = () => {
    apart ??= runApart({ command: SERVE, isTraced, work: everything })
    return apart
  }

  it('leaves HOME empty, and in the temporary folder nothing but its own', { timeout: RUN_MS_MAX }, async () => {
    const { home, temporary, proxied } = await run()

    expect(home).toEqual([])
    expect(temporary.before.filter((name) => !isOwn(name))).toEqual([])
    expect(temporary.after).toEqual([])
    expect(proxied).toEqual([])
  })

  it.skipIf(!isTraced)(
    'writes, reads and reaches nothing beside itself, the system’s libraries and PostgreSQL (needs strace)',
    { timeout: RUN_MS_MAX },
    async () => {
      const { judgement } = await run()

      process.stdout.write(`Read beside the installation and the system’s libraries:\n${summed(judgement?.alsoRead)}\n`)
      expect(judgement?.wrong).toEqual([])
    },
  )

  it.skipIf(!isTraced)(
    'is found out where onnxruntime’s reports are not switched off (needs strace)',
    { timeout: RUN_MS_MAX },
    async () => {
      const undone = `--import=${pathToFileURL(`${import.meta.dirname}/undo-switch.ts`)}`
      const { home, temporary, proxied, judgement } = await runApart({
        command: SERVE,
        isTraced,
        env: { NODE_OPTIONS: undone },
        work: async (client, _url, proxied) => {
          await readCard(client, 'ktp-specimen.jpg')
          // The library reports when it likes to.
          await vi.waitUntil(() => proxied.length > 0, { timeout: REPORT_MS_MAX, interval: 100 })
        },
      })

      process.stdout.write(`Without the switch:\n${summed(judgement?.wrong)}\n${proxied.join('\n')}\n`)
      expect(home).toContain('.cache')
      expect(temporary.after.filter((name) => !isOwn(name))).not.toEqual([])
      expect(proxied).toContainEqual(expect.stringMatching(/^CONNECT [a-z.]+:443$/))
      expect(judgement?.wrong).toEqual(
        expect.arrayContaining([
          'read /etc/machine-id',
          expect.stringMatching(/^wrote .*\/home\/\.cache/),
          expect.stringMatching(/^reached 127\.0\.0\.1:/),
        ]),
      )
    },
  )
})

/** One line each, numbers and this run's folder left out. */
function summed(lines: readonly string[] = []): string {
  const kinds = lines.map((line) => line.replace(/\/\S*absah-apart-\w+/, '…').replace(/\d+|[0-9a-f]{8,}/g, 'N'))
  return [...new Set(kinds)]
    .sort()
    .map((line) => `  ${line}`)
    .join('\n')
}
