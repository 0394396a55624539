import { Button, Checkbox, Group, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Filters } from '../../verifications/filters.ts'
import { foldersQuery } from '../../verifications/folders-query.ts'
import { servicesQuery } from '../../verifications/services-query.ts'
import { STATUSES, statusWords, VERDICTS } from '../../verifications/status-words.ts'
import { useWords } from '../../words/use-words.ts'
import { listWords } from './list-words.ts'

export interface FilterBarProps {
  readonly filters: Filters
  /** Takes the filters as a whole, as the address will say them. */
  readonly onChange: (filters: Readonly<Record<string, unknown>>) => void
}

export function FilterBar({ filters, onChange }: FilterBarProps) {
  const say = useWords(listWords)
  const sayStatus = useWords(statusWords)
  const services = useQuery(servicesQuery)
  const folders = useQuery(foldersQuery(''))
  const choice = (name: 'status' | 'verdict' | 'service' | 'folder', data: { value: string; label: string }[]) => (
    <Select
      label={say(name)}
      placeholder={say('any')}
      data={data}
      value={filters[name] ?? null}
      onChange={(value) => onChange({ ...filters, [name]: value ?? undefined })}
      clearable
      clearButtonProps={{ 'aria-label': say('any') }}
      size="xs"
      w={{ base: '100%', xs: 170 }}
    />
  )
  return (
    <Group component="search" gap="sm" align="flex-end" aria-label={say('filters')}>
      {choice(
        'status',
        STATUSES.map((value) => ({ value, label: sayStatus(value) })),
      )}
      {choice(
        'verdict',
        VERDICTS.map((value) => ({ value, label: sayStatus(value) })),
      )}
      {choice(
        'service',
        (services.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
      )}
      {choice(
        'folder',
        (folders.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
      )}
      <Day name="from" filters={filters} onChange={onChange} />
      <Day name="to" filters={filters} onChange={onChange} />
      <Checkbox
        label={say('undecided')}
        checked={filters.undecided === true}
        onChange={({ currentTarget }) => onChange({ ...filters, undecided: currentTarget.checked || undefined })}
        size="xs"
        pb={6}
      />
      {Object.keys(filters).length > 0 && (
        <Button variant="subtle" size="xs" onClick={() => onChange({})}>
          {say('clear')}
        </Button>
      )}
    </Group>
  )
}

/** The browser's own choice of a date. */
function Day({ name, filters, onChange }: FilterBarProps & { readonly name: 'from' | 'to' }) {
  const say = useWords(listWords)
  return (
    <TextInput
      type="date"
      label={say(name)}
      value={filters[name] ?? ''}
      onChange={({ currentTarget }) => onChange({ ...filters, [name]: currentTarget.value || undefined })}
      size="xs"
      w={{ base: 'calc(50% - 8px)', xs: 140 }}
    />
  )
}
