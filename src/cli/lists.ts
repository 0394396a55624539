import { type Command, InvalidArgumentError } from 'commander'
import { type ListAdministration, openLists } from '../compose/lists.ts'
import { createProgress, print, renderTable, type Terminal } from './terminal.ts'
import { withFoundation } from './with-foundation.ts'

interface ImportOptions {
  readonly name?: string
  readonly acceptShrunk: boolean
}

export function addListsCommand(program: Command, terminal: Terminal): void {
  const lists = program.command('lists').description('sanctions and PEP lists that names are screened against')
  lists
    .command('import')
    .description('read a list from files or addresses; the old version stays until the new one is whole')
    .argument('<format>', 'see `lists formats`')
    .argument('<files or addresses...>')
    .option('--name <name>', 'what the list is called; the format by default', parseName)
    .option('--accept-shrunk', 'take a list that has lost more than half of its entries', false)
    .action((format: string, places: string[], options: ImportOptions) =>
      withLists(terminal, (administration) => importOne(terminal, administration, { format, places, options })),
    )
  lists
    .command('formats')
    .description('the formats that can be imported, and their licences')
    .action(() =>
      withLists(terminal, async ({ formats }) => {
        const rows = formats.map(({ format, title, isProven }) => [format, title, isProven ? 'yes' : 'no'])
        print(terminal, renderTable(['format', 'list', 'proven on a real file'], rows, 70))
      }),
    )
  lists
    .command('status')
    .description('the lists there are, with version and age')
    .action(() => withLists(terminal, (administration) => showStatus(terminal, administration)))
  lists
    .command('update')
    .description('fetch lists that have an address again')
    .argument('[names...]', 'all by default')
    .action((names: string[]) => withLists(terminal, (administration) => updateSome(terminal, administration, names)))
  lists
    .command('remove')
    .description('forget a list and all its versions')
    .argument('<name>')
    .action((name: string) =>
      withLists(terminal, async (administration) => {
        const isGone = await administration.remove(name)
        if (!isGone) throw new Error(`There is no list ${name}. See: absah lists status`)
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
  if (known === undefined) throw new Error(`There is no format ${format}. See: absah lists formats`)
  print(terminal, `${known.title}. Licence: ${known.licence}`)
  if (!known.isProven)
    print(terminal, 'Unproven: this importer has never read a real file of its publisher. Check the result.')
  const code = options.name ?? format
  const progress = createProgress(terminal)
  const outcome = await administration
    .import({ code, format, places, acceptsShrunk: options.acceptShrunk }, (count) => progress.step(`${count} entries`))
    .finally(progress.done)
  const what = outcome.kind === 'imported' ? 'Imported' : 'Nothing new in'
  print(terminal, `${what} ${code}: ${outcome.entryCount} entries.`)
}

async function showStatus(terminal: Terminal, administration: ListAdministration): Promise<void> {
  const stored = await administration.all()
  if (stored.length === 0) return print(terminal, 'No list is loaded. See: absah lists import --help')
  const rows = stored.map((list) => [
    list.code,
    list.topics.join(' '),
    String(list.entryCount),
    list.sha256.slice(0, 12),
    list.importedAt.toISOString().slice(0, 16),
    list.checkedAt.toISOString().slice(0, 16),
  ])
  print(terminal, renderTable(['list', 'topics', 'entries', 'version', 'imported', 'last asked'], rows))
}

async function updateSome(
  terminal: Terminal,
  administration: ListAdministration,
  names: readonly string[],
): Promise<void> {
  const stored = await administration.all()
  const missing = names.find((name) => !stored.some(({ code }) => code === name))
  if (missing !== undefined) throw new Error(`There is no list ${missing}. See: absah lists status`)
  const progress = createProgress(terminal)
  for (const list of stored) {
    if (list.sourceUrls.length === 0 || (names.length > 0 && !names.includes(list.code))) continue
    const outcome = await administration
      .update(list, (count) => progress.step(`${list.code}: ${count} entries`))
      .finally(progress.done)
    print(terminal, `${list.code}: ${outcome.kind}, ${outcome.entryCount} entries.`)
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

function parseName(text: string): string {
  if (!/^[a-z0-9][a-z0-9-]{0,49}$/.test(text)) {
    throw new InvalidArgumentError('Use small letters, digits and hyphens, at most 50.')
  }
  return text
}
