import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { answerOf, api } from '../../api/client.ts'
import { newKey } from '../../api/new-key.ts'
import type { Configuration } from './configuration.ts'

export interface NewVerification {
  readonly service_id: string
  readonly folder_id: string
  readonly configuration: Configuration
}

type Body = Parameters<typeof api.POST<'/verifications', { body: never }>>[1]['body']

/** Creates a verification: one, also where somebody presses twice or again after the network was gone. */
export function useCreateVerification() {
  const last = useRef({ text: '', key: '' })
  return useMutation({
    mutationFn: async (body: NewVerification) => {
      const text = JSON.stringify(body)
      if (text !== last.current.text) last.current = { text, key: newKey() }
      const header = { 'Idempotency-Key': last.current.key }
      // Drawn from the form fields of the service; the server parses it with the schema that they came from.
      return idOf(await answerOf<unknown>(api.POST('/verifications', { params: { header }, body: body as Body })))
    },
  })
}

/** A dry run has none, and this is never one. */
function idOf(answer: unknown): string {
  if (typeof answer === 'object' && answer !== null && 'id' in answer) return String(answer.id)
  throw new Error('The server created a verification and did not say which')
}
