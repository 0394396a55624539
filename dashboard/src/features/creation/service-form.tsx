import { Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { ApiError } from '../../api/api-error.ts'
import type { Schemas } from '../../api/client.ts'
import { placeStore } from '../../api/place.ts'
import { useStore } from '../../api/store.ts'
import { Loaded } from '../../ui/loaded.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useFormat } from '../../words/use-format.ts'
import { useWords } from '../../words/use-words.ts'
import { type Answers, configurationOf, isComplete } from './configuration.ts'
import { useCreateVerification } from './create-verification.ts'
import { creationWords } from './creation-words.ts'
import { FieldInput } from './field-input.tsx'
import { FolderChoice } from './folder-choice.tsx'
import { type FormField, formFieldsQuery } from './form-fields-query.ts'

type Service = Schemas['Service']

/** What one service takes, drawn from what the server says of it. */
export function ServiceForm({ service }: { readonly service: Service }) {
  const query = useQuery(formFieldsQuery(service.id))
  return (
    <Panel title={service.name}>
      {service.description !== null && (
        <Text size="sm" c="var(--absah-quiet)" lang="en">
          {service.description}
        </Text>
      )}
      <Loaded query={query}>{({ items }) => <Form service={service} fields={items} />}</Loaded>
    </Panel>
  )
}

function Form({ service, fields }: { readonly service: Service; readonly fields: readonly FormField[] }) {
  const say = useWords(creationWords)
  const navigate = useNavigate()
  const [folder, setFolder] = useState<string | null>(null)
  const [answers, setAnswers] = useState<Answers>({})
  const create = useCreateVerification()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (folder === null) return
    const body = { service_id: service.id, folder_id: folder, configuration: configurationOf(fields, answers) }
    create.mutate(body, { onSuccess: (id) => void navigate({ to: '/verifications/$id', params: { id } }) })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {create.error !== null && <Problem error={create.error} />}
        <FolderChoice folder={folder} onFolder={setFolder} />
        {fields.map((field) => (
          <FieldInput
            key={field.key}
            field={field}
            value={answers[field.key]}
            error={faultOf(create.error, field.key)}
            onChange={(value) => setAnswers((before) => ({ ...before, [field.key]: value }))}
          />
        ))}
        <Group justify="space-between">
          <Price service={service} />
          <Button type="submit" loading={create.isPending} disabled={folder === null || !isComplete(fields, answers)}>
            {say('submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function Price({ service }: { readonly service: Service }) {
  const say = useWords(creationWords)
  const { number } = useFormat()
  const { mode } = useStore(placeStore)
  const words = mode === 'test' ? say('free') : say('price', { credits: number(service.credit_cost) })
  return <Text size="sm">{words}</Text>
}

function faultOf(error: unknown, key: string): string | null {
  if (!(error instanceof ApiError)) return null
  return error.fields.find(({ field }) => field === `configuration.${key}`)?.message ?? null
}
