import { Button, FileInput, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useWords } from '../../words/use-words.ts'
import { banksQuery } from './banks-query.ts'
import type { ReceiptQuestion } from './receipt-question.ts'
import { receiptWords } from './receipt-words.ts'

export interface ReceiptFormProps {
  readonly isBusy: boolean
  readonly onCheck: (question: ReceiptQuestion) => void
}

/** One field for a link, a number or a text; a photo, whose code the server reads. */
export function ReceiptForm({ isBusy, onCheck }: ReceiptFormProps) {
  const say = useWords(receiptWords)
  const banks = useQuery(banksQuery)
  const [text, setText] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const [bank, setBank] = useState<string | null>(null)
  const [amount, setAmount] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onCheck({ text, file, bank, amount })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Textarea
          label={say('field')}
          placeholder={say('placeholder')}
          autosize
          minRows={2}
          maxRows={8}
          size="md"
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <FileInput
          label={say('photo')}
          size="md"
          accept="image/*,application/pdf"
          clearable
          clearButtonProps={{ 'aria-label': say('another') }}
          value={file}
          onChange={setFile}
        />
        <Select
          label={say('bank')}
          size="md"
          placeholder={say('bankAny')}
          clearable
          clearButtonProps={{ 'aria-label': say('bankAny') }}
          data={(banks.data?.banks ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          value={bank}
          onChange={setBank}
        />
        <TextInput
          label={say('amount')}
          size="md"
          inputMode="decimal"
          autoComplete="off"
          value={amount}
          onChange={({ currentTarget }) => setAmount(currentTarget.value)}
        />
        <Button type="submit" size="lg" loading={isBusy} disabled={text.trim() === '' && file === null}>
          {say('check')}
        </Button>
      </Stack>
    </form>
  )
}
