import { digitOf, letterOf } from '../../lib/look-alikes.ts'
import { splitHousingName } from './split-housing-name.ts'
import { type Cell, textOf } from './text-run.ts'

/** A name: letters, dots of titles and initials, apostrophes and hyphens. Digits are misread letters. */
export function tidyName(cells: readonly Cell[]): string {
  const text = letters(textOf(withHooks(cells)))
    .replaceAll(/[^A-Z.,'\- ]/g, '')
    .replaceAll(/ ?' ?/g, "'")
    .replaceAll(/ ?- ?/g, '-')
    .replaceAll(/([A-Z]{3,})\. ?,/g, '$1,')
    .replace(TITLE_BEFORE, '$1.')
  return withTitles(trimmed(punctuated(withJ(text))))
}

/** Titles and first names that are cut short, before a name: their dot blurs to a comma. */
const TITLE_BEFORE = /^(HJ?|DR[AS]?|IR|KH|PROF|MU?H?|MOH) ?,(?= ?[A-Z])/

/** Second halves of academic titles that follow a name (S.T., M.PD, A.MD.KEB). */
const TITLE_TAILS =
  'MD\\.KEB|MD\\.KEP|MD\\.KOM|MD\\.AK|MD\\.FARM|TR\\.KEB|TR\\.KEP|T|E|H|M|P|S|PD|KOM|SI|AG|MD|KEB|KEP|SOS|HUM|FARM|PSI|KED|IP|AK|HUT|KES|TH|PT|STAT|LI|DS|SN|TR|IKOM|ARS|GZ|PAR'
const TITLE = `[, ]+([SMAD])\\. ?(${TITLE_TAILS})\\b(\\.?)`
const EACH_TITLE = new RegExp(TITLE, 'g')
const TITLES_AT_END = new RegExp(`(?:${TITLE})+$`)

/**
 * Titles behind a name: a comma before each, no space inside. The last dot of two single letters (S.T.) belongs to
 * the title and is the first thing a reader overlooks; after longer halves (S.PD) it stays as it was read.
 */
function withTitles(name: string): string {
  const end = TITLES_AT_END.exec(name)
  if (end === null) return name
  const titles = [...end[0].matchAll(EACH_TITLE)].map(
    ([, head, tail = '', dot = '']) => `, ${head}.${tail}${tail.length === 1 ? '.' : dot}`,
  )
  return name.slice(0, end.index) + titles.join('')
}

/**
 * Between I and a vowel no Indonesian word has I or U: a J lost its hook (WIJAYA, KHADIJAH). W and J stand together in none: a
 * stroke between them was lost.
 */
function withJ(text: string): string {
  return text
    .replaceAll(/(?<=[A-Z]I)(?:U(?=J)|[IU](?=[AOU][A-Z]))/g, (_, at: number) => (text[at + 1] === 'J' ? '' : 'J'))
    .replaceAll(/WJ(?=[AOU])/g, 'WIJ')
}

/** The net thinks J at least this possible where it reads another letter for it; of true ones it thinks so at 0.004 at most. */
const HOOK_MIN = 0.05

/** J that was read as I or as U, by what else the net saw there. With the stroke of an I before it, it makes a U. */
function withHooks(cells: readonly Cell[]): readonly Cell[] {
  const capital = (index: number) => cells[index]?.char.toUpperCase() ?? ' '
  return cells.map((cell, index) => {
    const isHook = cell.alternatives.some(({ char, probability }) => char === 'J' && probability >= HOOK_MIN)
    if (!isHook || !'AOU'.includes(capital(index + 1))) return cell
    const before = capital(index - 1)
    if (capital(index) === 'I') return 'AIUEO'.includes(before) ? { ...cell, char: 'J' } : cell
    if (capital(index) !== 'U') return cell
    return { ...cell, char: /[BDGHKPSTW]/.test(before) ? 'IJ' : 'J' }
  })
}

/** A place name: letters, with the few signs that places have. */
export function tidyPlace(cells: readonly Cell[]): string {
  const text = textOf(cells).replaceAll(/[^A-Z0-9.'\-/() ]/g, '')
  const isWordy = text.replaceAll(/[^0-9]/g, '').length <= 2
  return trimmed(punctuated(isWordy ? text.split(' ').map(placeWord).join(' ') : text))
}

/** Numbers stay (15 ULU, 5 ILIR); a lone stroke or ring is one only at the head: elsewhere I is, and O. */
function placeWord(word: string, index: number): string {
  const isNumber = /^[0-9]+$/.test(word) && (index === 0 ? word !== '0' : !/^[01]$/.test(word))
  return isNumber ? word : letters(word)
}

/** After these a blurred dot is read as a comma. */
const ABBREVIATED = /\b(JL|JLN|GG|NO|KP|KM|DSN|DS|LK|LINGK|PERUM|BLK|KOMP|KEL|KEC|RT|RW) ?,/g

/** A street address: words and numbers as printed; within a word or number look-alikes are set right. */
export function tidyAddress(cells: readonly Cell[]): string {
  const text = textOf(withHooks(cells)).replaceAll(/[^A-Z0-9.,'\-/()& ]/g, '')
  const dotted = text.replaceAll(ABBREVIATED, '$1.')
  return trimmed(punctuated(withJ(dotted)).split(' ').map(tidyWord).map(splitHousingName).join(' '))
}

/** Words of an occupation or another printed term. */
export function tidyTerm(cells: readonly Cell[]): string {
  return trimmed(letters(textOf(cells)).replaceAll(/ ?\/ ?/g, '/'))
}

/** No space before a dot or comma, one after a comma. */
function punctuated(text: string): string {
  return text
    .replaceAll(/ +([.,])/g, '$1')
    .replaceAll(/,(?=[A-Z0-9])/g, ', ')
    .replaceAll(/([.,])\1+/g, '$1')
    .replaceAll(/ ?' ?/g, "'")
    .replaceAll(/ +/g, ' ')
}

function trimmed(text: string): string {
  return text.replaceAll(/^[^A-Z0-9(]+|[\s,;:\-/]+$/g, '')
}

function letters(text: string): string {
  return text.replaceAll(/[0158|!]/g, (char) => letterOf(char) ?? char)
}

/** NO., N0., l24, B16: a word keeps to what most of it is, judged before and after its dots and slashes. */
function tidyWord(word: string): string {
  return word.replaceAll(/[A-Z0-9]+/g, (part) => {
    if (/^N[0O]{1,2}$/.test(part)) return 'NO'
    if (/^N[0O][1-9][0-9]{0,2}$/.test(part)) return `NO ${part.slice(2)}`
    const digits = part.replaceAll(/[^0-9]/g, '').length
    if (digits === 0 || digits === part.length || /^[A-Z]{1,2}[0-9]+$|^[0-9]+[A-Z]$/.test(part)) return part
    if (digits > part.length / 2) return part.replaceAll(/[OQDILSBZ]/g, (char) => digitOf(char) ?? char)
    return part.length >= 3 ? letters(part) : part
  })
}
