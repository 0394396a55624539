import type { DecodeAnswer, DecodeTask } from './decoder.ts'
import type { DocumentPages, OpenOptions, Page, PagesOptions, Refusal, UnreadPage } from './documents.ts'

/** `id`: of a document that is read in several calls. */
export type RunDecoder = (
  bytes: Uint8Array,
  task: DecodeTask,
  open: OpenOptions & { readonly id?: number },
) => Promise<DecodeAnswer>

type AnswerOf<Kind extends DecodeAnswer['kind']> = Extract<DecodeAnswer, { readonly kind: Kind }>

/** What was asked for, or why not. @throws {Error} where the decoder answers something else. */
export function answered<Kind extends DecodeAnswer['kind']>(
  answer: DecodeAnswer,
  kind: Kind,
): AnswerOf<Kind> | Refusal {
  if (answer.kind === 'refused') return answer
  if (answer.kind !== kind) throw new Error(`The decoder answered ${answer.kind} in place of ${kind}`)
  // Just compared: the compiler does not narrow by a type parameter.
  return answer as AnswerOf<Kind>
}

let nextId = 1

/** The pages of a document, each read in a call of its own: others get their turn between them. */
export async function openPages(
  run: RunDecoder,
  bytes: Uint8Array,
  { from = 0, to, ...open }: PagesOptions,
): Promise<DocumentPages | Refusal> {
  requireRange(from, to)
  const ask = { ...open, id: nextId++ }
  const inspection = answered(await run(bytes, { kind: 'inspect' }, ask), 'readable')
  if (inspection.kind === 'refused') return inspection
  const { type, pageCount } = inspection
  const end = Math.min(to ?? pageCount, pageCount)
  const readPage = async (number: number): Promise<Page | UnreadPage> => {
    const read = answered(await run(bytes, { kind: 'content', page: number }, ask), 'content')
    if (read.kind === 'refused') return { ...read, number }
    const picture = async (longestSideMax: number) =>
      answered(await run(bytes, { kind: 'render', page: number, longestSideMax, part: undefined }, ask), 'picture')
    return { kind: 'page', number, ...read.content, picture }
  }
  return {
    kind: 'pages',
    type,
    pageCount,
    from,
    to: end,
    async *[Symbol.asyncIterator]() {
      for (let number = from; number < end; number += 1) yield await readPage(number)
    },
  }
}

function requireRange(from: number, to: number | undefined): void {
  const isFine = Number.isInteger(from) && from >= 0 && (to === undefined || (Number.isInteger(to) && to >= from))
  if (!isFine) throw new RangeError(`Pages from ${from} to ${to}: give whole numbers, the first being the smaller`)
}
