import { readFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { type ApiClient, createApiClient, type ShownVerification } from './api-client.ts'
import { renderReport } from './report.ts'
import { withTemporaryPlatform } from './temporary-platform.ts'
import { createProgress, print, type Terminal } from './terminal.ts'
import { waitForResult } from './wait-for-result.ts'

interface VerifyOptions {
  readonly type: string
  readonly json?: boolean
  readonly url?: string
  readonly key?: string
}

const FOLDER_NAME = 'Command line'

export function addVerifyCommand(command: Command, terminal: Terminal): void {
  command
    .addOption(
      new Option('--type <type>', 'KTP_OCR reads; KTP_PEP also screens')
        .choices(['KTP_OCR', 'KTP_PEP'])
        .default('KTP_OCR'),
    )
    .option('--json', 'print the verification as JSON')
    .option('--url <address>', 'a running server; without it one is started for this call')
    .addOption(new Option('--key <key>', 'API key of that server').env('ABSAH_API_KEY'))
    .action((picture: string, options: VerifyOptions) => verify(terminal, picture, options))
}

async function verify(terminal: Terminal, picture: string, options: VerifyOptions): Promise<void> {
  const bytes = await readFile(picture).catch(() => {
    throw new Error(`${picture} cannot be read. Check the path.`)
  })
  const progress = createProgress(terminal)
  const work = (client: ApiClient) => verifyWith(client, { name: picture, bytes, type: options.type }, progress.step)
  const verification = await onServer(terminal, options, { work, step: progress.step })
  progress.done()
  if (verification.status === 'FAILED') process.exitCode = 1
  print(terminal, options.json ? JSON.stringify(verification, null, 2) : renderReport(verification))
}

interface Asked {
  readonly work: (client: ApiClient) => Promise<ShownVerification>
  readonly step: (text: string) => void
}

async function onServer(terminal: Terminal, options: VerifyOptions, { work, step }: Asked): Promise<ShownVerification> {
  const withClient = async (url: string, key: string) => {
    const client = createApiClient({ url, key })
    try {
      return await work(client)
    } finally {
      await client.close()
    }
  }
  if (options.url !== undefined) {
    if (options.key === undefined) throw new Error('give the API key of that server with --key or in ABSAH_API_KEY.')
    return withClient(options.url, options.key)
  }
  step('Starting a server for this call…')
  const settings = { ABSAH_ACCEPT_SPECIMENS: terminal.env.ABSAH_ACCEPT_SPECIMENS }
  return withTemporaryPlatform(settings, ({ url, first }) => withClient(url, first.liveKey))
}

async function verifyWith(
  client: ApiClient,
  file: { readonly name: string; readonly bytes: Uint8Array; readonly type: string },
  step: (text: string) => void,
): Promise<ShownVerification> {
  step('Uploading…')
  const path = await client.upload(file)
  const folderId = (await client.findFolder(FOLDER_NAME)) ?? (await client.createFolder(FOLDER_NAME))
  const created = await client.createKtpVerification({ folderId, path, type: file.type })
  return waitForResult(client, created.id, (status) => step(`Verification ${created.id}: ${status}`))
}
