import type { Refusal, RefusalReason } from './documents.ts'

const MESSAGES: Readonly<Record<RefusalReason, string>> = {
  UNSUPPORTED_TYPE: 'This file type is not accepted. Send a PDF, JPG, PNG, WEBP, HEIC or TIFF file.',
  DAMAGED: 'The file is damaged or incomplete. Export or photograph it again and send the new file.',
  ENCRYPTED: 'The file is protected by a password. Send the file without a password, or give it in file_passwords.',
  WRONG_PASSWORD:
    'The password does not open the file. Give the right one in file_passwords, or send the file without a password.',
  TOO_MANY_PIXELS: 'The picture is too large to open. Send it at a lower resolution.',
  TOO_MANY_PAGES: 'The file has too many pages. Send only the pages that are needed.',
  TOO_SLOW: 'The file took too long to open. Send a simpler file: a photograph, or the page exported again.',
}

/** A refusal with the text people are shown; `message` replaces the usual one where more is known. */
export function refuse(reason: RefusalReason, message: string = MESSAGES[reason]): Refusal {
  return { kind: 'refused', reason, message }
}
