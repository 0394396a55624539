/** Words that head every published list of leaked passwords (such as that of the NCSC), and ours and Indonesian ones. */
const COMMON_WORDS =
  `password passwort passw0rd kata sandi katasandi rahasia secret qwerty qwertz azerty asdf zxcv 1q2w3e 1qaz2wsx
  welcome selamat admin administrator root user guest test login letmein changeme default master super supervisor
  iloveyou love sayang cinta monkey dragon sunshine princess football baseball superman batman pokemon starwars
  michael jordan shadow trustno trustno1 hello freedom whatever computer internet google facebook samsung
  indonesia jakarta bandung merdeka garuda bismillah anjing absah anycheck ethiopia company summer winter spring autumn`
    .split(/\s+/)
    .toSorted((a, b) => b.length - a.length)

/** Rows of keys and of the alphabet that are typed along, in both directions. */
const ROWS = ['abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '01234567890'].flatMap((row) => [
  row,
  [...row].reverse().join(''),
])
const RUN_LENGTH_MIN = 4
/** What has to be left when words and rows are taken away. */
const LEFT_MIN = 4
const DISTINCT_MIN = 5

const SWAPPED: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
}

/** Why a new password is one of those that are tried first, and what to do; null: it is none (NIST SP 800-63B, 5.1.1.2). */
export function weaknessOf(password: string, email: string): string | null {
  const text = password.normalize('NFKC').toLowerCase()
  if (new Set(text).size < DISTINCT_MIN || /^(.{1,6}?)\1+.{0,5}$/su.test(text)) {
    return 'Repeats the same few characters. Please choose another, such as four words that have nothing to do with each other'
  }
  const name = email.split('@')[0]?.toLowerCase() ?? ''
  const words = name.length >= RUN_LENGTH_MIN ? [name, ...COMMON_WORDS] : COMMON_WORDS
  const plain = withoutRows(without(text, words))
  const swapped = without(
    text.replace(/[@431!0$5]/g, (each) => SWAPPED[each] ?? each),
    words,
  )
  if (lettersLeft(plain) >= LEFT_MIN && lettersLeft(swapped) >= LEFT_MIN) return null
  return 'Is one of the passwords that are tried first. Please choose another, such as four words that have nothing to do with each other'
}

function without(text: string, words: readonly string[]): string {
  return words.reduce((left, word) => left.replaceAll(word, ' '), text)
}

/** Takes out what was typed along a row: `abcd`, `9876`, `qwer`. */
function withoutRows(text: string): string {
  let left = ''
  for (let at = 0; at < text.length; ) {
    const run = runAt(text, at)
    left += run >= RUN_LENGTH_MIN ? ' ' : text.slice(at, at + 1)
    at += run >= RUN_LENGTH_MIN ? run : 1
  }
  return left
}

function runAt(text: string, at: number): number {
  let length = 1
  while (at + length < text.length && ROWS.some((row) => row.includes(text.slice(at, at + length + 1)))) length += 1
  return length
}

/** Different characters; a year, a number or a mark behind a word is what everybody adds. */
function lettersLeft(text: string): number {
  return new Set(text.replace(/[\s\p{P}]|\d{1,4}/gu, '')).size
}
