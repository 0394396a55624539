import { Argument, type Command, Option } from 'commander'
import {
  type InstalledModel,
  MODEL_KINDS,
  type ModelAdministration,
  type ModelKind,
  openModels,
} from '../compose/models.ts'
import { readConfig } from '../config.ts'
import { createProgress, print, renderTable, type Terminal } from './terminal.ts'

const RESTART = 'Servers and workers use it once they are started again.'

export function addModelsCommand(models: Command, terminal: Terminal): void {
  const open = () => openModels(readConfig(terminal.env))
  models
    .command('add')
    .description('put a model into the slot of its kind; see docs/guides/models.md for its manifest')
    .argument('<file>', 'an ONNX file, or the dictionary of a recogniser')
    .addOption(new Option('--kind <kind>', 'what it is for').choices(MODEL_KINDS).makeOptionMandatory())
    .option('--manifest <file>', 'what is known of it; FILE.json by default')
    .action(async (file: string, { kind, manifest }: { kind: ModelKind; manifest?: string }) => {
      const added = await open().add(kind, file, manifest ?? `${file}.json`)
      print(terminal, `Added ${added.manifest.name} as ${kind}. Licence: ${added.manifest.licence}`)
      if (kind === 'face' && !hasLimits(added)) {
        print(terminal, 'It has no limits: until `absah models measure` made them, no faces match.')
      }
      print(terminal, RESTART)
    })
  models
    .command('list')
    .description('the models in the slots; where there is none, Absah uses its own')
    .action(async () => showModels(terminal, await open().list()))
  models
    .command('measure')
    .description('make the limits of the face model on pictures of people whose faces it has to tell apart')
    .requiredOption('--dir <folder>', 'pictures, in either layout of docs/faces.md')
    .action(({ dir }: { dir: string }) => measure(terminal, open(), dir))
  models
    .command('remove')
    .description('empty a slot: Absah uses its own model again')
    .addArgument(new Argument('<kind>').choices(MODEL_KINDS))
    .action(async (kind: ModelKind) => {
      const isGone = await open().remove(kind)
      if (!isGone) throw new Error(`There is no model of the kind ${kind}. See: absah models list`)
      print(terminal, `Removed. ${RESTART}`)
    })
}

async function measure(terminal: Terminal, models: ModelAdministration, dir: string): Promise<void> {
  const progress = createProgress(terminal)
  const limits = await models
    .measure(dir, (done, of) => progress.step(`${done} of ${of} pictures`))
    .finally(progress.done)
  const rows = limits.rows.map(({ rate, distance, strangers, unseen }) => [
    String(rate),
    distance.toFixed(3),
    `${strangers.hits} of ${strangers.comparisons}`,
    `${(unseen.falseMatch * 100).toFixed(2)} %`,
    `${(unseen.trueMatch * 100).toFixed(1)} %`,
  ])
  const headings = ['rate', 'match up to', 'strangers that match', 'on unseen persons', 'true pairs']
  print(terminal, renderTable(headings, rows))
  print(terminal, `Measured ${limits.net} on ${limits.measured.persons} persons. ${RESTART}`)
}

function showModels(terminal: Terminal, models: readonly InstalledModel[]): void {
  if (models.length === 0) {
    print(terminal, 'Every slot is empty: Absah uses its own models.')
    return
  }
  const rows = models.map((model) => [
    model.kind,
    model.manifest.name,
    model.manifest.sha256.slice(0, 12),
    limitsOf(model),
    model.manifest.licence,
  ])
  print(terminal, renderTable(['kind', 'name', 'sha-256', 'limits', 'licence'], rows))
}

function limitsOf({ kind, manifest: { limits } }: InstalledModel): string {
  if (kind !== 'face') return ''
  return limits ? `${limits.measured.on}, ${limits.measured.persons} persons` : 'none: nothing matches'
}

const hasLimits = ({ manifest: { limits } }: InstalledModel) => limits !== null && limits !== undefined
