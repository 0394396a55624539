import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { createWorker, OEM, PSM } from 'tesseract.js'
import type { TruthEntry } from './truth.ts'

/** Another reader on the same pictures in the same run. It only has to contain the values somewhere. */
export interface Baseline {
  readonly engine: string
  readonly pictures: number
  readonly nik_exact: number
  readonly name_exact: number
  readonly seconds_per_card: number
}

interface Text {
  readonly text: string
  readonly seconds: number
}

const LANGUAGE_DATA = path.join(import.meta.dirname, '../../node_modules/@tesseract.js-data/ind/4.0.0_best_int')

/** A reader that is started once and then asked picture by picture. */
export interface BaselineReader {
  read(entry: TruthEntry): Promise<void>
  /** Over the pictures read so far. */
  figures(): Baseline
  close(): Promise<void>
}

/** tesseract.js 7 with its best integer data for Indonesian, sparse text, one worker. */
export async function tesseractJs(dir: string): Promise<BaselineReader> {
  const worker = await createWorker('ind', OEM.LSTM_ONLY, { langPath: LANGUAGE_DATA, gzip: true, cacheMethod: 'none' })
  await worker.setParameters({ tessedit_pageseg_mode: PSM.SPARSE_TEXT })
  const entries: TruthEntry[] = []
  const texts: Text[] = []
  return {
    async read(entry) {
      const startedAt = performance.now()
      const { data } = await worker.recognize(path.join(dir, entry.file))
      entries.push(entry)
      texts.push({ text: data.text, seconds: (performance.now() - startedAt) / 1000 })
    },
    figures: () => figures('tesseract.js 7.0.0, ind best_int, psm 11', entries, texts),
    close: async () => {
      await worker.terminate()
    },
  }
}

const run = promisify(execFile)

/** Native Tesseract with Indonesian data, no preprocessing, one thread. Null where it is not installed. */
export async function tesseract(dir: string, entries: readonly TruthEntry[]): Promise<Baseline | null> {
  const version = await run('tesseract', ['--list-langs']).catch(() => null)
  if (version === null || !/^ind$/m.test(version.stdout)) return null
  const texts: Text[] = []
  for (const { file } of entries) {
    const startedAt = performance.now()
    const options = { timeout: 60_000, maxBuffer: 10_000_000, env: { ...process.env, OMP_THREAD_LIMIT: '1' } }
    const { stdout } = await run('tesseract', [path.join(dir, file), '-', '-l', 'ind', '--psm', '3'], options)
    texts.push({ text: stdout, seconds: (performance.now() - startedAt) / 1000 })
  }
  return figures('tesseract (system), ind, psm 3', entries, texts)
}

function figures(engine: string, entries: readonly TruthEntry[], texts: readonly Text[]): Baseline {
  const rate = (isFound: (text: string, entry: TruthEntry) => boolean) =>
    round(entries.filter((entry, index) => isFound(texts[index]?.text ?? '', entry)).length / entries.length)
  const contains = (text: string, value: string | null | undefined) => value != null && text.includes(value)
  return {
    engine,
    pictures: entries.length,
    nik_exact: rate((text, { fields }) => contains(text.replaceAll(/\s/g, ''), fields?.nik)),
    name_exact: rate((text, { fields }) => contains(text, fields?.name)),
    seconds_per_card: round(texts.reduce((sum, { seconds }) => sum + seconds, 0) / entries.length),
  }
}

function round(value: number): number {
  return Number(value.toFixed(4))
}
