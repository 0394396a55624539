import { DamagedListError } from '../list-importer.ts'
import type { PartyKind } from '../screening.ts'

/** Words that lists and tables have for kinds of parties, English and Indonesian. */
const KINDS: Readonly<Record<string, PartyKind>> = {
  person: 'person',
  individual: 'person',
  orang: 'person',
  perorangan: 'person',
  'orang perseorangan': 'person',
  individu: 'person',
  'orang atau individual': 'person',
  'orang atau individu': 'person',
  organization: 'organization',
  organisation: 'organization',
  entity: 'organization',
  enterprise: 'organization',
  company: 'organization',
  firm: 'organization',
  korporasi: 'organization',
  entitas: 'organization',
  organisasi: 'organization',
  'korporasi atau entitas': 'organization',
  perusahaan: 'organization',
  'badan hukum': 'organization',
  'badan usaha': 'organization',
  yayasan: 'organization',
  kelompok: 'organization',
  vessel: 'vessel',
  ship: 'vessel',
  aircraft: 'vessel',
  kapal: 'vessel',
  pesawat: 'vessel',
  unknown: 'unknown',
}

/** The kind that a word means; undefined for a word that is not known. */
export const kindOf = (word: string): PartyKind | undefined => {
  const plain = word
    .replace(/[\s,]+/g, ' ')
    .trim()
    .toLowerCase()
  return Object.hasOwn(KINDS, plain) ? KINDS[plain] : undefined
}

/** @throws {DamagedListError} for a word that is not known: nobody is taken for a person whom the list does not call one. */
export function knownKind(line: number, word: string): PartyKind {
  const kind = kindOf(word)
  if (kind !== undefined) return kind
  const said = word.trim() === '' ? 'The kind is empty' : `The kind “${word.trim().slice(0, 40)}” is not known`
  throw new DamagedListError(line, `${said}. Known are ${Object.keys(KINDS).join(', ')}.`)
}
