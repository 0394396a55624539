import { randomInt, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { pngOf } from '../documents/png.ts'
import { bodyWhen, settledOf } from '../until.ts'
import { verificationIn } from './verification-in.ts'
import type { World } from './world.ts'

/** Makes something fresh of the organization, in its group `default` and live mode, and answers what names it. */
export type MakeResource = (world: World) => Promise<string>

export const aFolder: MakeResource = (world) => idOf(world, '/folders', { name: randomUUID() })

export const aGroup: MakeResource = (world) => idOf(world, '/groups', { name: randomUUID() })

/** The group that everything is in. */
export const theGroup: MakeResource = async (world) => world.tenant.groupId

export const aUser: MakeResource = (world) =>
  idOf(world, '/users', {
    email: `${randomUUID()}@contoh.example`,
    role: 'GROUP_USER',
    group_id: world.tenant.groupId,
  })

export const aKey: MakeResource = (world) =>
  idOf(world, `/groups/${world.tenant.groupId}/api-keys`, { name: randomUUID() })

/** The path of an uploaded file. */
export const aFilePath: MakeResource = async (world) => {
  const { body } = await world.owners[0].client.upload([{ name: 'a.png', bytes: pngOf({ width: 40, height: 30 }) }])
  return body.files[0].path
}

export const aFile: MakeResource = async (world) => {
  const { body } = await world.owners[0].client.upload([{ name: 'a.png', bytes: pngOf({ width: 40, height: 30 }) }])
  return new URL(body.files[0].url).pathname.replace('/files/', '')
}

/** A verification that has settled. */
export const aVerification: MakeResource = (world) => ended(world, verificationIn(world.owners[0].own.folderId))

/** One with a match. */
export const aScreening: MakeResource = (world) => {
  const { configuration, ...rest } = verificationIn(world.owners[0].own.folderId)
  return ended(world, { ...rest, configuration: { ...configuration, note: 'SCREENED' } })
}

/** A verification whose person is watched. */
export const aWatch: MakeResource = async (world) => {
  const id = await aScreening(world)
  const { status } = await world.owners[0].client.call('POST', `/verifications/${id}/watch`)
  if (status !== 200) throw new Error(`watching answered ${status}`)
  return id
}

/** A user who has begun a verification. */
export const anActiveUser: MakeResource = async (world) => {
  await aVerification(world)
  return world.owners[0].credential?.id ?? ''
}

/** A verification that was stopped for fraud. */
export const aFraudStop: MakeResource = (world) => {
  const { configuration, ...rest } = verificationIn(world.owners[0].own.folderId)
  return ended(world, { ...rest, configuration: { ...configuration, note: 'FRAUD_DETECTED' } })
}

/** One with a table. */
export const aTable: MakeResource = (world) => {
  const { configuration, ...rest } = verificationIn(world.owners[0].own.folderId)
  return ended(world, { ...rest, configuration: { ...configuration, note: 'LINES' } })
}

/** One that waits for a reviewer. */
export const aReview: MakeResource = (world) => {
  const { configuration, ...rest } = verificationIn(world.owners[0].own.folderId)
  return ended(world, { ...rest, configuration: { ...configuration, note: 'NEED_REVIEW' } })
}

/** A view that is shared with the group. */
export const aView: MakeResource = async (world) => {
  const [owner, user = owner] = world.owners
  const view = { name: randomUUID(), page: 'CASES', filter: {}, is_shared: true }
  return (await user.client.call('POST', '/views', view)).body.id
}

/** A group of which something waits. */
export const aBusyGroup: MakeResource = async (world) => {
  await aReview(world)
  return world.tenant.groupId
}

/** A note on a case, as the path of it. */
export const aNote: MakeResource = async (world) => {
  const path = `/cases/${await aReview(world)}/notes`
  return `${path}/${await idOf(world, path, { text: randomUUID() })}`
}

/** One that was decided on a moment ago. */
export const aDecision: MakeResource = async (world) => {
  const id = await aReview(world)
  const decision = { outcome: 'APPROVED', reason_code: 'FALSE_ALARM' }
  const { client } = world.owners[0]
  const { status } = await client.with({ 'if-match': '*' }).call('POST', `/verifications/${id}/decision`, decision)
  if (status !== 202) throw new Error(`deciding answered ${status}`)
  return id
}

/** A draft that could be submitted. */
export const aDraft: MakeResource = (world) =>
  idOf(world, '/verifications/drafts', verificationIn(world.owners[0].own.folderId))

async function ended(world: World, body: object): Promise<string> {
  const { client } = world.owners[0]
  const id = await idOf(world, '/verifications', body)
  await settledOf(client, id)
  return id
}

/** The result group of a verification. */
export const aResult: MakeResource = async (world) => {
  const { client } = world.owners[0]
  const { body } = await client.call('GET', `/verifications/${await aVerification(world)}`)
  return body.result_id
}

/** Another organization, which nobody else is in. */
export async function anOrganization(world: World): Promise<string> {
  const owner = { email: `${randomUUID()}@contoh.example` }
  const { client } = world.superAdmin
  const { status, body } = await client.call('POST', '/organizations', { name: 'Organisasi Lain', owner })
  if (status !== 201) throw new Error(`making an organization answered ${status}: ${JSON.stringify(body)}`)
  return body.id
}

async function idOf(world: World, path: string, body: object): Promise<string> {
  const answer = await world.owners[0].client.call('POST', path, body)
  if (answer.status !== 201) throw new Error(`POST ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer.body.id
}

/** The number of a saved account of a bank. */
export const aReceiptAccount: MakeResource = async (world) => {
  const { body } = await savedAccount(world, accountNumber())
  return String(body.account.id)
}

/** The account's own number. */
export const aReceiptAccountNumber: MakeResource = async (world) => {
  const number = accountNumber()
  await savedAccount(world, number)
  return number
}

/** The transaction number of a payment that was verified. */
export const aTransaction: MakeResource = async (world) => (await verified(world)).data.transaction_number

/** The number of the verification of a payment. */
export const aReceiptCheck: MakeResource = async (world) => String((await verified(world)).data.id)

/** The number of a verification of which the bank's answer is kept. */
export const aReceiptWithEvidence: MakeResource = async (world) => {
  const settings = { duplicate_elsewhere: false, evidence: true }
  const { status } = await world.owners[0].client.call('PUT', '/api/v1/settings', settings)
  if (status !== 200) throw new Error(`switching evidence on answered ${status}`)
  return aReceiptCheck(world)
}

function accountNumber(): string {
  return `1000${String(randomInt(1e9)).padStart(9, '0')}`
}

function savedAccount(world: World, account_number: string) {
  return world.owners[0].client.call('POST', '/api/v1/accounts', { bank: 'cbe', account_number })
}

async function verified(world: World) {
  const transaction_number = `DF7${randomInt(36 ** 7)
    .toString(36)
    .padStart(7, '0')
    .toUpperCase()}`
  const asked = { bank: 'telebirr', transaction_number }
  const { status, body } = await world.owners[0].client.call('POST', '/api/v1/verify', asked)
  if (status !== 200) throw new Error(`verifying answered ${status}: ${JSON.stringify(body)}`)
  return body
}

/** A group with credits of its own. */
export const aGroupWithCredits: MakeResource = async (world) => {
  const id = await aGroup(world)
  const { status } = await world.superAdmin.client.call('POST', `/groups/${id}/credits`, { amount: 5, note: 'Contoh' })
  if (status !== 201) throw new Error(`adding credits answered ${status}`)
  return id
}

/** An export that is ready to be fetched. */
export const anExport: MakeResource = async (world) => {
  const { client, own } = world.owners[0]
  const { body } = await client.call('POST', '/exports', { folder_id: own.folderId, format: 'json' })
  await bodyWhen(client, `/exports/${body.id}`, ({ status }) => status === 'COMPLETED')
  return body.id
}

/** A webhook that was told once and refused for good. */
export const aDelivery: MakeResource = async (world) => {
  const { client } = world.owners[0]
  const { configuration, ...rest } = verificationIn(world.owners[0].own.folderId)
  const webhook = { webhook_url: await theDeafReceiver(), configuration }
  const id = await ended(world, { ...rest, ...webhook })
  const path = `/webhook-deliveries?verification_id=${id}&status=FAILED`
  return (await bodyWhen(client, path, ({ items }) => items.length > 0)).items[0].id
}

/** Where a webhook went. */
export const anEndpoint: MakeResource = async (world) => {
  const { body } = await world.owners[0].client.call('GET', `/webhook-deliveries/${await aDelivery(world)}`)
  return body.endpoint_id
}

let deafReceiver: Promise<string> | undefined

/** Asks for no more tries, whatever it is told. */
function theDeafReceiver(): Promise<string> {
  deafReceiver ??= openDeafReceiver()
  return deafReceiver
}

async function openDeafReceiver(): Promise<string> {
  const server = createServer((request, response) => {
    request.resume()
    response.writeHead(410).end()
  })
  server.listen(0, '127.0.0.1').unref()
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The receiver has no port')
  return `http://127.0.0.1:${address.port}/hook`
}
