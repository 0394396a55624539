import { Box, Grid, Stack } from '@mantine/core'
import { useState } from 'react'
import { AnswerCard } from '../features/receipts/answer-card.tsx'
import { useCheckReceipt } from '../features/receipts/check-receipt.ts'
import { History } from '../features/receipts/history.tsx'
import { OwnAccounts } from '../features/receipts/own-accounts.tsx'
import { ReceiptForm } from '../features/receipts/receipt-form.tsx'
import { receiptWords } from '../features/receipts/receipt-words.ts'
import { useMay } from '../profile/profile-query.ts'
import { Page } from '../ui/page.tsx'
import { Problem } from '../ui/problem.tsx'
import { useWords } from '../words/use-words.ts'

export function ReceiptsPage() {
  const say = useWords(receiptWords)
  const may = useMay()
  const check = useCheckReceipt()
  const [round, setRound] = useState(0)
  const answer = check.data
  const begin = () => {
    check.reset()
    setRound(round + 1)
  }
  return (
    <Page title={say('title')}>
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 6 }}>
          <Stack gap="md">
            {check.error !== null && <Problem error={check.error} />}
            {answer !== undefined && <AnswerCard key={check.submittedAt} answer={answer} onAnother={begin} />}
            {may('receipts:verify') && (
              // What was typed stays while more is needed, and goes with the next customer.
              <Box hidden={answer !== undefined && answer.kind !== 'unclear'}>
                <ReceiptForm key={round} isBusy={check.isPending} onCheck={(question) => check.mutate(question)} />
              </Box>
            )}
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 6 }}>
          <Stack gap="md">
            <History />
            <OwnAccounts />
          </Stack>
        </Grid.Col>
      </Grid>
    </Page>
  )
}
