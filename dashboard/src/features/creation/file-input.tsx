import { Box, Button, Progress, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type DragEvent, useId, useRef, useState } from 'react'
import { Mark } from '../../ui/mark.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useWords } from '../../words/use-words.ts'
import { creationWords } from './creation-words.ts'
import type { FormField } from './form-fields-query.ts'
import { uploadFile } from './upload-file.ts'

export interface FileInputProps {
  readonly label: string
  readonly field: FormField
  readonly error: string | null
  /** Takes the path of the file once the server has it. */
  readonly onPath: (path: string) => void
}

const PICTURES = 'image/*,.heic,.heif'

/** A file by drag and drop, by choosing it, or on a phone by its camera. */
export function FileInput({ label, field, error, onPath }: FileInputProps) {
  const say = useWords(creationWords)
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const [share, setShare] = useState(0)
  const upload = useMutation({
    mutationFn: (file: File) => uploadFile({ file, onProgress: setShare }),
    onSuccess: onPath,
  })
  const take = (file: File | null | undefined) => file && upload.mutate(file)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  const kinds = field.file_kinds ?? []
  return (
    <Stack gap={4} role="group" aria-labelledby={`${id}-label`} aria-describedby={`${id}-kinds`}>
      <Text size="sm" fw={600} id={`${id}-label`}>
        {label}
        {!field.required && ` (${say('optional')})`}
      </Text>
      <Box
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        p="md"
        style={{
          border: `2px dashed ${isOver ? 'var(--mantine-primary-color-filled)' : 'var(--absah-line)'}`,
          borderRadius: 8,
        }}
      >
        <Stack gap="xs" align="center">
          <UploadState name={upload.variables?.name ?? ''} share={share} state={upload.status} />
          <Button variant="default" size="xs" onClick={() => input.current?.click()} disabled={upload.isPending}>
            {say(upload.isSuccess ? 'another' : 'choose')}
          </Button>
          <input
            ref={input}
            type="file"
            hidden
            aria-label={label}
            accept={kinds.map((kind) => (kind === 'PICTURE' ? PICTURES : `.${kind.toLowerCase()}`)).join(',')}
            onChange={({ currentTarget }) => take(currentTarget.files?.[0])}
          />
        </Stack>
      </Box>
      <Text size="xs" c="var(--absah-quiet)" id={`${id}-kinds`}>
        {say('kinds', { kinds: kinds.map((kind) => say(kind)).join(', ') })}
      </Text>
      {error !== null && <Fault text={error} />}
      {upload.error !== null && <Problem error={upload.error} />}
    </Stack>
  )
}

function Fault({ text }: { readonly text: string }) {
  return (
    <Text size="sm" c="light-dark(var(--mantine-color-red-9), var(--mantine-color-red-4))">
      {text}
    </Text>
  )
}

interface UploadStateProps {
  readonly name: string
  readonly share: number
  readonly state: 'idle' | 'pending' | 'error' | 'success'
}

function UploadState({ name, share, state }: UploadStateProps) {
  const say = useWords(creationWords)
  if (state === 'success') return <Mark tone="good">{say('uploaded', { name })}</Mark>
  if (state !== 'pending') return <Text size="sm">{say('drop')}</Text>
  return (
    <Stack gap={4} w="100%">
      <Text size="sm" ta="center">
        {say('uploading', { name })}
      </Text>
      <Progress value={share * 100} aria-label={say('uploading', { name })} />
    </Stack>
  )
}
