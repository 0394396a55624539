import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Command, Option } from 'commander'
import type { Absah } from '../../clients/typescript/src/create-absah.ts'
import { createVerification, type NewVerification } from '../../clients/typescript/src/create-verification.ts'
import { uploadFiles } from '../../clients/typescript/src/upload-files.ts'
import type { Verification } from '../../clients/typescript/src/verification.ts'
import { waitForVerification } from '../../clients/typescript/src/wait-for-verification.ts'
import { configurationFrom, type FormField, parseSetting, type Setting } from './configuration-from.ts'
import { folderNamed, openServer, tellingRefusals } from './open-server.ts'
import { renderReport } from './report.ts'
import { withTemporaryPlatform } from './temporary-platform.ts'
import { createProgress, print, type Terminal } from './terminal.ts'

interface VerifyOptions {
  readonly service: string
  readonly set: readonly Setting[]
  readonly json?: boolean
  readonly url?: string
  readonly key?: string
}

const FOLDER_NAME = 'Command line'
const POLL_MS = 200
const WAIT_MS_MAX = 600_000

/** What a bare `absah verify card.jpg` means. */
const USUAL: Readonly<Record<string, readonly Setting[]>> = {
  KTP_VERIFICATION: [{ key: 'verification_type', value: 'KTP_OCR' }],
}

export function addVerifyCommand(command: Command, terminal: Terminal): void {
  const collect = (text: string, before: readonly Setting[]) => [...before, parseSetting(text)]
  command
    .addOption(new Option('--service <code>', 'what to verify').default('KTP_VERIFICATION'))
    .addOption(
      new Option('--set <key=value>', 'an input of the service, several times; of a file its path')
        .argParser(collect)
        .default([], 'none'),
    )
    .option('--json', 'print the verification as JSON')
    .option('--url <address>', 'a running server; without it one is started for this call')
    .addOption(new Option('--key <key>', 'API key of that server').env('ABSAH_API_KEY'))
    .action((file: string | undefined, options: VerifyOptions) => verify(terminal, file, options))
}

async function verify(terminal: Terminal, file: string | undefined, options: VerifyOptions): Promise<void> {
  if (file !== undefined) await bytesOf(file)
  const progress = createProgress(terminal)
  const work = (absah: Absah) => tellingRefusals(() => verifyWith(absah, { file, options, step: progress.step }))
  const verification = await onServer(terminal, options, { work, step: progress.step })
  progress.done()
  if (verification.status === 'FAILED') process.exitCode = 1
  print(terminal, options.json ? JSON.stringify(verification, null, 2) : renderReport(verification))
}

interface Asked {
  readonly work: (absah: Absah) => Promise<Verification>
  readonly step: (text: string) => void
}

async function onServer(terminal: Terminal, { url, key }: VerifyOptions, { work, step }: Asked): Promise<Verification> {
  if (url !== undefined) {
    if (key === undefined) throw new Error('give the API key of that server with --key or in ABSAH_API_KEY.')
    return work(openServer({ url, key }))
  }
  step('Starting a server for this call…')
  const settings = { ABSAH_ACCEPT_SPECIMENS: terminal.env.ABSAH_ACCEPT_SPECIMENS }
  return withTemporaryPlatform(settings, (platform) =>
    work(openServer({ url: platform.url, key: platform.first.liveKey })),
  )
}

interface Question {
  readonly file: string | undefined
  readonly options: VerifyOptions
  readonly step: (text: string) => void
}

async function verifyWith(absah: Absah, { file, options, step }: Question): Promise<Verification> {
  const serviceId = await findService(absah, options.service)
  const { data } = await absah.GET('/services/{id}/form-fields', { params: { path: { id: serviceId } } })
  const fields = data?.items ?? []
  const settings = [...usualOf(options), ...fileSetting(fields, file), ...options.set]
  const upload = async (path: string) => {
    step(`Uploading ${path}…`)
    const uploaded = await uploadFiles(absah, [{ name: basename(path), bytes: await bytesOf(path) }])
    return uploaded.files[0]?.path ?? ''
  }
  const configuration = await configurationFrom(fields, settings, upload)
  const created = await createVerification(absah, {
    service_id: serviceId,
    folder_id: await folderNamed(absah, FOLDER_NAME),
    // Made of the service's own form fields; the server has the last word.
    configuration: configuration as NewVerification['configuration'],
  })
  step(`Verification ${created.id}: ${created.status}`)
  return waitForVerification(absah, created.id, { intervalMs: POLL_MS, signal: AbortSignal.timeout(WAIT_MS_MAX) })
}

async function findService(absah: Absah, code: string): Promise<string> {
  const { data } = await absah.GET('/services', { params: { query: { page_size: 100 } } })
  const services = data?.items ?? []
  const service = services.find((each) => each.code === code)
  if (service !== undefined) return service.id
  throw new Error(`this server does not offer ${code}, but: ${services.map((each) => each.code).join(', ')}.`)
}

function usualOf({ service, set }: VerifyOptions): readonly Setting[] {
  return (USUAL[service] ?? []).filter(({ key }) => !set.some((each) => each.key === key))
}

/** The file goes into the first field of files, one that is required before the others. */
function fileSetting(fields: readonly FormField[], file: string | undefined): readonly Setting[] {
  if (file === undefined) return []
  const places = fields.filter((each) => each.type === 'file')
  const place = places.find((each) => each.required) ?? places[0]
  if (place === undefined) throw new Error('this service takes no file.')
  return [{ key: place.key, value: file }]
}

async function bytesOf(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readFile(path).catch((cause) => {
    throw new Error(`${path} cannot be read. Check the path.`, { cause })
  })
  return Uint8Array.from(bytes)
}
