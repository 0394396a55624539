import { measureRecall } from './law.ts'
import { loadScreening, readLists } from './load-lists.ts'
import { readPeople } from './people.ts'
import { measureSpeed } from './speed.ts'
import { syntheticEntries } from './synthetic.ts'

/** Run as a process of its own, so that its memory is that of one loaded index and nothing else. Prints one line of JSON. */
const [dir = '', peopleFile = '', count = '0', seed = '1'] = process.argv.slice(2)
const LARGE = 500_000
/** Questions asked of each size: fewer where each takes long. */
const SPEED_ASKED = Number(count) > LARGE ? 500 : 2_000
const RECALL_ASKED = Number(count) > LARGE ? 300 : 1_000

const people = await readPeople(peopleFile)
const listed = await readLists(dir)
const entriesOf = () =>
  Number(count) === 0 ? listed : syntheticEntries(listed, { count: Number(count), seed: Number(seed) })
const { screening, nameCount, loadSeconds } = loadScreening(entriesOf())
const speed = measureSpeed(screening, people.slice(0, SPEED_ASKED))
const memory = Math.round(process.memoryUsage().rss / 1e6)
const { names, lost } = measureRecall(
  screening,
  everyFew(entriesOf(), Math.max(1, Math.floor(nameCount / RECALL_ASKED))),
)
process.stdout.write(
  `${JSON.stringify({
    names: nameCount,
    ...speed,
    rss_mb: memory,
    load_s: Number(loadSeconds.toFixed(2)),
    recall_asked: names,
    recall_lost: lost.length,
  })}\n`,
)

function* everyFew<T>(all: Iterable<T>, step: number): Iterable<T> {
  let at = 0
  for (const each of all) {
    if (at % step === 0) yield each
    at += 1
  }
}
