import { ERROR_CODES } from '../../platform/http/error-codes.ts'
import { HttpError, invalidRequest } from '../../platform/http/http-error.ts'
import { PASSWORD_LENGTH_MAX } from './limits.ts'
import { FILE_CATEGORIES, type FileCategory } from './store.ts'

/** The fields of an upload as they arrive, in any order. Wrong ones are named together at the end. */
export interface UploadForm {
  addField(name: string, value: unknown): void
  /** False for a file in a field that takes none: skip it. */
  acceptsFile(name: string): boolean
  /** @throws {HttpError} 400 naming every wrong field. */
  finish(fileCount: number): { fileCategory: FileCategory; passwords: readonly (string | undefined)[] }
}

/** `file_passwords` comes repeated, or numbered as `file_passwords[0]`; an empty one stands for no password. */
export function createUploadForm(): UploadForm {
  const unknownFields = new Set<string>()
  const passwords: (string | undefined)[] = []
  let category: string | undefined

  function addPassword(name: string, value: string): boolean {
    const numbered = /^file_passwords\[(\d{1,2})\]$/.exec(name)?.[1]
    if (name !== 'file_passwords' && name !== 'file_passwords[]' && numbered === undefined) return false
    passwords[numbered === undefined ? passwords.length : Number(numbered)] = value === '' ? undefined : value
    return true
  }

  return {
    addField(name, value) {
      const text = typeof value === 'string' ? value : ''
      if (name === 'file_category') category = text
      else if (!addPassword(name, text)) unknownFields.add(name)
    },
    acceptsFile(name) {
      const isKnown = /^files(\[\d{0,2}\])?$/.test(name)
      if (!isKnown) unknownFields.add(name)
      return isKnown
    },
    finish(fileCount) {
      const required = 'This field is required'
      const errors = [...unknownFields].map((field) => ({ field, message: 'This field is not known' }))
      if (!category) errors.push({ field: 'file_category', message: required })
      if (fileCount === 0) errors.push({ field: 'files', message: required })
      if (passwords.length > fileCount)
        errors.push({ field: 'file_passwords', message: 'There are more passwords than files' })
      if (passwords.some((each) => each !== undefined && each.length > PASSWORD_LENGTH_MAX)) {
        errors.push({
          field: 'file_passwords',
          message: `A password may have ${PASSWORD_LENGTH_MAX} characters at most`,
        })
      }
      if (errors.length > 0) throw invalidRequest(errors)
      return { fileCategory: parseCategory(category), passwords }
    },
  }
}

function parseCategory(text: string | undefined): FileCategory {
  const known = FILE_CATEGORIES.find((each) => each === text)
  if (known !== undefined) return known
  const errors = [{ field: 'file_category', message: `Must be one of: ${FILE_CATEGORIES.join(', ')}` }]
  throw new HttpError({
    status: 400,
    code: 'INVALID_VALUE',
    message: ERROR_CODES.INVALID_VALUE.message,
    errors,
  })
}
