import type { z } from 'zod'

type Issue = z.core.$ZodRawIssue
type IssueOf<Code extends z.core.$ZodIssue['code']> = z.core.$ZodRawIssue<Extract<z.core.$ZodIssue, { code: Code }>>

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}
const FORMATS: Readonly<Record<string, string>> = {
  guid: 'a UUID',
  uuid: 'a UUID',
  email: 'an email address',
  url: 'a URL',
  date: 'a date, such as 2026-11-25',
  datetime: 'a date and time, such as 2026-11-25T08:30:00Z',
  safeint: 'a whole number',
}
const PARTS: Readonly<Record<string, string>> = { string: 'character', array: 'item', set: 'item', map: 'item' }

/** What is expected, where a schema has no words of its own: for people, and the same whichever library checks. */
export function plainWords(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `Must be ${TYPES[issue.expected] ?? issue.expected}`
    case 'invalid_format':
      return formatWords(issue)
    case 'too_big':
    case 'too_small':
      return sizeWords(issue)
    case 'not_multiple_of':
      return `Must be a multiple of ${issue.divisor}`
    case 'invalid_value':
      return `Must be one of: ${issue.values.map(String).join(', ')}`
    case 'unrecognized_keys':
      return `Has fields that are not known: ${issue.keys.join(', ')}`
    case 'invalid_union':
      return unionWords(issue)
    case 'invalid_key':
      return 'Has a name that is not allowed'
    case 'invalid_element':
      return 'Has an item that is not allowed'
    default:
      return 'Is not allowed'
  }
}

function formatWords({ format, pattern }: IssueOf<'invalid_format'>): string {
  const known = FORMATS[format]
  if (known !== undefined) return `Must be ${known}`
  return pattern === undefined ? 'Is not in the form that is expected' : `Must match ${pattern}`
}

function sizeWords(issue: IssueOf<'too_big'> | IssueOf<'too_small'>): string {
  const [bound, limit] = issue.code === 'too_big' ? ['at most', issue.maximum] : ['at least', issue.minimum]
  const part = PARTS[issue.origin]
  if (part === undefined) {
    if (issue.inclusive !== false) return `Must be ${bound} ${limit}`
    return `Must be ${issue.code === 'too_big' ? 'less' : 'more'} than ${limit}`
  }
  const count = issue.exact ? `exactly ${limit}` : `${bound} ${limit}`
  return `Must have ${count} ${part}${Number(limit) === 1 ? '' : 's'}`
}

/** Each way in which it would be right. */
function unionWords({ errors }: IssueOf<'invalid_union'>): string {
  const words = errors.flatMap((branch) => (branch[0]?.path.length === 0 ? [branch[0].message] : []))
  const ways = [...new Set(words)].filter((each) => each.startsWith('Must be ')).map((each) => each.slice(8))
  return ways.length === 0 ? 'Is of none of the kinds that are taken' : `Must be ${ways.join(' or ')}`
}
