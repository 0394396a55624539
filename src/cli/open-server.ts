import { AbsahError } from '../../clients/typescript/src/absah-error.ts'
import { type Absah, createAbsah } from '../../clients/typescript/src/create-absah.ts'

export interface ServerPlace {
  readonly url: string
  readonly key: string
}

/** The typed client of a server that the person at the command line names. */
export function openServer({ url, key }: ServerPlace): Absah {
  return createAbsah({
    baseUrl: url,
    apiKey: key,
    retriesMax: 1,
    fetch: async (request) => {
      try {
        return await fetch(request)
      } catch (cause) {
        throw new Error(`${url} does not answer. Is the server running?`, { cause })
      }
    },
  })
}

/** Does work on a server; a refusal is told with every field that is at fault. */
export async function tellingRefusals<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof AbsahError)) throw error
    const fields = error.errors.map(({ field, message }) => `\n  ${field}: ${message}`)
    throw new Error(`the server answered ${error.status}: ${error.message}${fields.join('')}`, { cause: error })
  }
}

/** The folder of this name, made where there is none yet. */
export async function folderNamed(absah: Absah, name: string): Promise<string> {
  const found = await absah.GET('/folders', { params: { query: { page_size: 100, search: name } } })
  const known = found.data?.items.find((each) => each.name === name)
  if (known !== undefined) return known.id
  const made = await absah.POST('/folders', { body: { name } })
  if (made.data === undefined) throw new Error('the server made no folder')
  return made.data.id
}
