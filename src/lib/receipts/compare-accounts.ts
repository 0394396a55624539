/** `unknown`: too few digits are shown to tell. */
export type Likeness = 'same' | 'other' | 'unknown'

export interface Comparing {
  /** The account is a telephone's, which is written with 251, with 0 or with neither. */
  readonly isWallet: boolean
  /** The receiver's name was expected and is the one printed. */
  readonly isNameAgreed: boolean
}

/** Digits that have to be seen and agree: of ten thousand strangers one would pass with four. */
const SEEN_MIN = 5
const SEEN_MIN_WITH_NAME = 4
/** A number of fewer digits may be the end of a longer one. */
const WHOLE_DIGITS_MIN = 8

/**
 * Compares an own account with one as a receipt prints it: digits, and `*` for what is hidden. What is seen before and
 * behind the stars has to begin and end the own account; how many stars there are means nothing.
 */
export function compareAccounts(own: string, printed: string, how: Comparing): Likeness {
  const digits = own.replace(/\D/g, '')
  const seen = printed.replace(/\D/g, '').length
  if (digits === '' || seen === 0) return 'unknown'
  const likenesses = formsOf(digits, how.isWallet).map((form) => compareForm(form, printed))
  const best = likenesses.find(({ kind }) => kind === 'fits') ?? likenesses.find(({ kind }) => kind === 'unknown')
  if (best === undefined) return 'other'
  const isEnough = best.seen >= (how.isNameAgreed ? SEEN_MIN_WITH_NAME : SEEN_MIN)
  return best.kind === 'fits' && isEnough ? 'same' : 'unknown'
}

interface Form {
  readonly digits: string
  /** Digits at the beginning that every telephone has, and that tell nothing. */
  readonly prefix: number
}

/** The ways in which one number is written. */
function formsOf(digits: string, isWallet: boolean): readonly Form[] {
  const [, subscriber] = (isWallet && /^(?:251|0)?([79]\d{8})$/.exec(digits)) || []
  if (subscriber === undefined) return [{ digits, prefix: 0 }]
  return ['', '0', '251'].map((prefix) => ({ digits: `${prefix}${subscriber}`, prefix: prefix.length }))
}

interface Compared {
  readonly kind: 'fits' | 'differs' | 'unknown'
  readonly seen: number
}

function compareForm({ digits, prefix }: Form, printed: string): Compared {
  if (!printed.includes('*')) return compareWhole(digits, printed)
  const parts = printed.split(/\*+/)
  const [head = '', tail = ''] = [parts[0], parts.at(-1)]
  const seen = parts.join('').length - Math.min(head.length, prefix)
  if (fitsParts(digits, parts)) return { kind: 'fits', seen }
  const common = Math.min(tail.length, digits.length)
  const isSameEnd = digits.slice(digits.length - common) === tail.slice(tail.length - common)
  // What may be the end of a longer number says nothing of how that begins.
  return { kind: isSameEnd && digits.length < WHOLE_DIGITS_MIN ? 'unknown' : 'differs', seen: 0 }
}

/** Whether the parts stand in the number one behind the other, the first at its beginning and the last at its end. */
function fitsParts(digits: string, parts: readonly string[]): boolean {
  const [head = '', tail = ''] = [parts[0], parts.at(-1)]
  if (!digits.startsWith(head)) return false
  let at = head.length
  for (const part of parts.slice(1, -1)) {
    const found = digits.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return digits.endsWith(tail) && at <= digits.length - tail.length
}

/** A number without stars: the own one itself, or the one is the end of the other. */
function compareWhole(digits: string, printed: string): Compared {
  const fits =
    digits === printed ||
    printed.endsWith(digits) ||
    // Some print the end alone.
    (printed.length < WHOLE_DIGITS_MIN && digits.endsWith(printed))
  return { kind: fits ? 'fits' : 'differs', seen: Math.min(digits.length, printed.length) }
}
