import { type Command, InvalidArgumentError } from 'commander'
import { type ListAdministration, openLists } from '../compose/lists.ts'
import { createProgress, print, renderTable, type Terminal } from './terminal.ts'
import { withFoundation } from './with-foundation.ts'

interface ImportOptions {
  readonly name?: string
  readonly acceptShrunk: boolean
  readonly organization?: string
  readonly mode: 'live' | 'test'
}

const ORGANIZATION = ['--organization <id>', 'a list of this organization alone (format csv)'] as const
const MODE = ['--mode <mode>', 'live or test, of an organization’s own list'] as const

export function addListsCommand(lists: Command, terminal: Terminal): void {
  lists
    .command('import')
    .description('read a list from files or addresses; the old version stays until the new one is whole')
    .argument('<format>', 'see `lists formats`')
    .argument('<files or addresses...>')
    .option('--name <name>', 'what the list is called; the format by default', parseName)
    .option('--accept-shrunk', 'take a list that has lost more than half of its entries', false)
    .option(...ORGANIZATION, parseOrganization)
    .option(...MODE, parseMode, 'live')
    .action((format: string, places: string[], options: ImportOptions) =>
      withLists(terminal, (administration) => importOne(terminal, administration, { format, places, options })),
    )
  lists
    .command('formats')
    .description('the formats that can be imported, and their licences')
    .action(() =>
      withLists(terminal, async ({ formats }) => {
        const rows = formats.map(({ format, title, isProven }) => [format, title, isProven ? 'yes' : 'no'])
        print(terminal, renderTable(['format', 'list', 'proven on a real file'], rows, 90))
        for (const { format, licence } of formats) print(terminal, `${format}: ${licence}`)
      }),
    )
  lists
    .command('status')
    .description('the lists there are, with version and age')
    .option(...ORGANIZATION, parseOrganization)
    .option(...MODE, parseMode, 'live')
    .action((options: Pick<ImportOptions, 'organization' | 'mode'>) =>
      withLists(terminal, (administration) => showStatus(terminal, administration, ownerOf(options))),
    )
  lists
    .command('update')
    .description('fetch lists that have an address again')
    .argument('[names...]', 'all by default')
    .action((names: string[]) => withLists(terminal, (administration) => updateSome(terminal, administration, names)))
  lists
    .command('remove')
    .description('forget a list and all its versions')
    .argument('<name>')
    .option(...ORGANIZATION, parseOrganization)
    .option(...MODE, parseMode, 'live')
    .action((name: string, options: Pick<ImportOptions, 'organization' | 'mode'>) =>
      withLists(terminal, async (administration) => {
        const owner = ownerOf(options)
        const isGone = owner === null ? await administration.remove(name) : await administration.removeOwn(owner, name)
        if (!isGone) throw new Error(`There is no list ${name}. See: bin/absah lists status`)
        print(terminal, `Removed the list ${name}.`)
      }),
    )
}

interface ImportWish {
  readonly format: string
  readonly places: readonly string[]
  readonly options: ImportOptions
}

async function importOne(terminal: Terminal, administration: ListAdministration, wish: ImportWish): Promise<void> {
  const { format, places, options } = wish
  const known = administration.formats.find((each) => each.format === format)
  if (known === undefined) throw new Error(`There is no format ${format}. See: bin/absah lists formats`)
  print(terminal, `${known.title}. Licence: ${known.licence}`)
  if (!known.isProven)
    print(terminal, 'Unproven: this importer has never read a real file of its publisher. Check the result.')
  const code = options.name ?? format
  const owner = ownerOf(options)
  if (owner !== null) {
    const [place = '', ...more] = places
    if (format !== 'csv' || more.length > 0) throw new Error('A list of an organization is one file of the format csv.')
    const count = await administration.importOwn({ owner, name: code, place })
    return print(terminal, `Imported ${code}: ${count} entries, for this organization alone.`)
  }
  const progress = createProgress(terminal)
  const outcome = await administration
    .import({ code, format, places, acceptsShrunk: options.acceptShrunk }, (count) => progress.step(`${count} entries`))
    .finally(progress.done)
  const what = outcome.kind === 'imported' ? 'Imported' : 'Nothing new in'
  print(terminal, `${what} ${code}: ${outcome.entryCount} entries.`)
  sayPassedOver(terminal, outcome.passedOver)
}

function sayPassedOver(
  terminal: Terminal,
  { count, first }: { readonly count: number; readonly first: readonly string[] },
): void {
  if (count === 0) return
  print(terminal, `${count} could not be taken, since they name nobody:`)
  for (const each of first) print(terminal, `  ${each}`)
  if (count > first.length) print(terminal, `  and ${count - first.length} more`)
}

type Owner = Parameters<ListAdministration['allOwn']>[0]

function ownerOf({ organization, mode }: Pick<ImportOptions, 'organization' | 'mode'>): Owner | null {
  return organization === undefined ? null : { organizationId: organization, mode }
}

async function showStatus(terminal: Terminal, administration: ListAdministration, owner: Owner | null): Promise<void> {
  if (owner !== null) {
    const own = await administration.allOwn(owner)
    const rows = own.map((list) => [list.name, String(list.entryCount), list.importedAt.toISOString().slice(0, 16)])
    return print(terminal, renderTable(['list', 'entries', 'imported'], rows))
  }
  const stored = await administration.all()
  if (stored.length === 0) return print(terminal, 'No list is loaded. See: bin/absah lists import --help')
  const licences = new Map(administration.formats.map(({ format, licence }) => [format, licence]))
  const rows = stored.map((list) => [
    list.code,
    list.topics.join(' '),
    String(list.entryCount),
    list.sha256.slice(0, 12),
    list.importedAt.toISOString().slice(0, 16),
    list.checkedAt.toISOString().slice(0, 16),
  ])
  print(terminal, renderTable(['list', 'topics', 'entries', 'version', 'imported', 'last asked'], rows))
  for (const { code, format } of stored) print(terminal, `${code}: ${licences.get(format) ?? 'licence unknown'}`)
}

async function updateSome(
  terminal: Terminal,
  administration: ListAdministration,
  names: readonly string[],
): Promise<void> {
  const stored = await administration.all()
  const missing = names.find((name) => !stored.some(({ code }) => code === name))
  if (missing !== undefined) throw new Error(`There is no list ${missing}. See: bin/absah lists status`)
  const asked = stored.filter(({ code }) => names.length === 0 || names.includes(code))
  const local = asked.find(({ sourceUrls }) => sourceUrls.length === 0)
  if (local !== undefined && names.length > 0) {
    throw new Error(`The list ${local.code} was not read from addresses alone: import it again.`)
  }
  const progress = createProgress(terminal)
  for (const list of asked) {
    if (list.sourceUrls.length === 0) continue
    const outcome = await administration
      .update(list, (count) => progress.step(`${list.code}: ${count} entries`))
      .finally(progress.done)
    print(terminal, `${list.code}: ${outcome.kind}, ${outcome.entryCount} entries.`)
    sayPassedOver(terminal, outcome.passedOver)
  }
}

function withLists(terminal: Terminal, work: (administration: ListAdministration) => Promise<void>): Promise<void> {
  return withFoundation(terminal, async (foundation, config) => {
    const administration = openLists(foundation, config)
    try {
      await work(administration)
    } finally {
      await administration.close()
    }
  })
}

function parseOrganization(text: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) return text.toLowerCase()
  throw new InvalidArgumentError('Give the id of an organization.')
}

function parseMode(text: string): 'live' | 'test' {
  if (text === 'live' || text === 'test') return text
  throw new InvalidArgumentError('It is live or test.')
}

function parseName(text: string): string {
  if (!/^[a-z0-9][a-z0-9-]{0,49}$/.test(text)) {
    throw new InvalidArgumentError('Use small letters, digits and hyphens, at most 50.')
  }
  return text
}
