/** Files in place of those of PP-OCRv4; null: those. A recogniser belongs to its dictionary. */
export interface ModelFiles {
  readonly detector: string | null
  readonly recognizer: string | null
  readonly dictionary: string | null
}

export const OWN_FILES: ModelFiles = { detector: null, recognizer: null, dictionary: null }
