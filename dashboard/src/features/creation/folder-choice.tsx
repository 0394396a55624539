import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Loaded } from '../../ui/loaded.tsx'
import { Problem } from '../../ui/problem.tsx'
import { foldersQuery } from '../../verifications/folders-query.ts'
import { useWords } from '../../words/use-words.ts'
import { useCreateFolder } from './create-folder.ts'
import { creationWords } from './creation-words.ts'

export interface FolderChoiceProps {
  readonly folder: string | null
  readonly onFolder: (id: string | null) => void
}

/** Where the verification is kept; a new folder is made here as well. */
export function FolderChoice({ folder, onFolder }: FolderChoiceProps) {
  const say = useWords(creationWords)
  const folders = useQuery(foldersQuery(''))
  const [isMaking, making] = useDisclosure(false)
  return (
    <Loaded query={folders} lines={1}>
      {({ items }) => (
        <Stack gap="xs">
          {items.length > 0 && (
            <Group align="flex-end" gap="xs">
              <Select
                label={say('folder')}
                data={items.map(({ id, name }) => ({ value: id, label: name }))}
                value={folder}
                onChange={onFolder}
                searchable
                flex={1}
              />
              <Button variant="default" onClick={making.toggle} aria-expanded={isMaking}>
                {say('newFolder')}
              </Button>
            </Group>
          )}
          {items.length === 0 && <Text size="sm">{say('noFolder')}</Text>}
          {(isMaking || items.length === 0) && (
            <NewFolder
              onMade={(id) => {
                onFolder(id)
                making.close()
              }}
            />
          )}
        </Stack>
      )}
    </Loaded>
  )
}

function NewFolder({ onMade }: { readonly onMade: (id: string) => void }) {
  const say = useWords(creationWords)
  const create = useCreateFolder()
  const [name, setName] = useState('')
  return (
    <Stack gap="xs">
      {create.error !== null && <Problem error={create.error} />}
      <Group align="flex-end" gap="xs">
        <TextInput
          label={say('folderName')}
          value={name}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
          flex={1}
        />
        <Button
          disabled={name.trim() === ''}
          loading={create.isPending}
          onClick={() => create.mutate(name.trim(), { onSuccess: ({ id }) => onMade(id) })}
        >
          {say('makeFolder')}
        </Button>
      </Group>
    </Stack>
  )
}
