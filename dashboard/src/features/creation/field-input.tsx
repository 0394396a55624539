import { Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import { inputWords } from '../../verifications/input-words.ts'
import { useLanguage } from '../../words/language.ts'
import { useWords } from '../../words/use-words.ts'
import { sayCode } from '../../words/words.ts'
import { creationWords } from './creation-words.ts'
import { FileInput } from './file-input.tsx'
import type { FormField } from './form-fields-query.ts'

export interface FieldInputProps {
  readonly field: FormField
  readonly value: string | boolean | undefined
  readonly error: string | null
  readonly onChange: (value: string | boolean) => void
}

/** One input of a service, by its type. */
export function FieldInput({ field, value, error, onChange }: FieldInputProps) {
  const say = useWords(creationWords)
  const language = useLanguage()
  const name = field.key.split('.').at(-1) ?? field.key
  const label = sayCode(inputWords, language, name)
  const text = typeof value === 'string' ? value : ''
  const common = {
    label: field.required ? label : `${label} (${say('optional')})`,
    error,
    required: field.required,
    withAsterisk: false,
  }
  switch (field.type) {
    case 'file':
      return <FileInput label={label} field={field} error={error} onPath={onChange} />
    case 'boolean':
      return (
        <Checkbox
          label={label}
          checked={value === true}
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
          error={error}
        />
      )
    case 'select':
      return (
        <Select
          {...common}
          data={(field.options ?? []).map((each) => ({ value: each, label: sayCode(inputWords, language, each) }))}
          value={text || null}
          onChange={(chosen) => onChange(chosen ?? '')}
        />
      )
    case 'list':
      return (
        <Textarea
          {...common}
          description={say('lines')}
          autosize
          minRows={2}
          value={text}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )
    case 'string':
    case 'number':
    case 'integer':
    case 'object':
      return (
        <TextInput
          {...common}
          inputMode={field.type === 'string' ? 'text' : 'decimal'}
          autoComplete="off"
          value={text}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
      )
  }
}
