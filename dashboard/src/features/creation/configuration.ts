import type { FormField } from './form-fields-query.ts'

/** What somebody put into a field: text as it was typed, the path of a file that was uploaded, or a tick. */
export type Answers = Readonly<Record<string, string | boolean>>
export type Configuration = Readonly<Record<string, unknown>>

/** Answers as the `configuration` of a verification; what was left empty is left out. */
export function configurationOf(fields: readonly FormField[], answers: Answers): Configuration {
  const configuration: Record<string, unknown> = {}
  for (const field of fields) {
    const value = givenFor(field, answers[field.key])
    if (value !== undefined) put(configuration, field.key.split('.'), value)
  }
  return configuration
}

/** Whether all that must be there is there. */
export function isComplete(fields: readonly FormField[], answers: Answers): boolean {
  return fields.every((field) => !field.required || givenFor(field, answers[field.key]) !== undefined)
}

function givenFor({ type }: FormField, answer: string | boolean | undefined): unknown {
  if (typeof answer === 'boolean') return answer
  const text = answer?.trim() ?? ''
  if (text === '') return undefined
  switch (type) {
    case 'number':
    case 'integer':
      return Number(text)
    case 'file':
      return [text]
    case 'list':
      return text.split('\n').flatMap((line) => line.trim() || [])
    case 'string':
    case 'select':
    case 'boolean':
    case 'object':
      return text
  }
}

function put(target: Record<string, unknown>, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    target[first] = value
    return
  }
  const below: Record<string, unknown> = { ...(target[first] as object | undefined) }
  put(below, rest, value)
  target[first] = below
}
