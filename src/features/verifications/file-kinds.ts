import type { FileKind } from '../../engines/documents/documents.ts'
import { type HttpError, invalidRequest } from '../../platform/http/http-error.ts'
import type { Verifier } from '../../verifiers/verifier.ts'

/** What a field of files takes where its service says nothing else. */
const USUAL: readonly FileKind[] = ['PDF', 'PICTURE']

const WORDS: Readonly<Record<FileKind, string>> = {
  PDF: 'PDF',
  PICTURE: 'picture (JPG, PNG, WEBP, HEIC, TIFF)',
  XLSX: 'XLSX workbook',
  TEXT: 'text file',
}

/** Kinds of files that a field of `configuration.files` takes. */
export function fileKindsOf(verifier: Pick<Verifier, 'fileKinds'>, field: string): readonly FileKind[] {
  return verifier.fileKinds?.[field] ?? USUAL
}

/** A file in its field. */
export interface FiledKind {
  readonly field: string
  /** Within its field, from 0. */
  readonly position: number
  readonly kind: FileKind
}

/** 400 naming each file of a kind that its field does not take; null where all are taken. */
export function refuseKinds(verifier: Pick<Verifier, 'fileKinds'>, files: readonly FiledKind[]): HttpError | null {
  const errors = files.flatMap(({ field, position, kind }) => {
    const taken = fileKindsOf(verifier, field)
    if (taken.includes(kind)) return []
    const words = taken.map((each) => WORDS[each]).join(' or ')
    const message = `This is a ${WORDS[kind]}. Please send a ${words}.`
    return [{ field: `configuration.files.${field}[${position}]`, message }]
  })
  return errors.length === 0 ? null : invalidRequest(errors)
}
