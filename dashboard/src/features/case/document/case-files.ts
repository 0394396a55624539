import type { Verification } from '../verification-query.ts'

export interface CaseFile {
  readonly id: string
  /** The input that it was given for, e.g. `ktp_file`. */
  readonly input: string
}

const FILE_ID = /\/files\/([0-9a-f-]{36})/

/** The files that a verification was given, in the order of its inputs. */
export function filesOf({ input_file_url: links }: Pick<Verification, 'input_file_url'>): readonly CaseFile[] {
  return Object.entries(links).flatMap(([input, given]) =>
    (Array.isArray(given) ? given : [given]).flatMap((link) => {
      const id = FILE_ID.exec(String(link))?.[1]
      return id === undefined ? [] : [{ id, input }]
    }),
  )
}
