import { loadScreening, readLists } from './load-lists.ts'
import { readPeople } from './people.ts'
import { measureSpeed } from './speed.ts'
import { syntheticEntries } from './synthetic.ts'

/** Run as a process of its own, so that its memory is that of one loaded index and nothing else. Prints one line of JSON. */
const [dir = '', peopleFile = '', count = '0', seed = '1'] = process.argv.slice(2)
const people = await readPeople(peopleFile)
const listed = await readLists(dir)
const { screening, nameCount, loadSeconds } = loadScreening(
  Number(count) === 0 ? listed : syntheticEntries(listed, { count: Number(count), seed: Number(seed) }),
)
const speed = measureSpeed(screening, people)
const memory = Math.round(process.memoryUsage().rss / 1e6)
process.stdout.write(
  `${JSON.stringify({ names: nameCount, ...speed, rss_mb: memory, load_s: Number(loadSeconds.toFixed(2)) })}\n`,
)
