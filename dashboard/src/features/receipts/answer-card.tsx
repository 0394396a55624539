import { Button, Paper, Stack, Text, Title } from '@mantine/core'
import { CheckCircledIcon, CrossCircledIcon, ExclamationTriangleIcon } from '@radix-ui/react-icons'
import { useEffect, useRef } from 'react'
import { Facts } from '../../ui/facts.tsx'
import { useFormat } from '../../words/use-format.ts'
import { useWords } from '../../words/use-words.ts'
import type { AnswerKind, ReceiptAnswer } from './receipt-answer.ts'
import { receiptWords } from './receipt-words.ts'

const GOOD = { icon: CheckCircledIcon, ground: '#0b6b3a' }
const BAD = { icon: CrossCircledIcon, ground: '#a61e1e' }
const CARE = { icon: ExclamationTriangleIcon, ground: '#8a4b00' }

/** Sign, colour and words say the same. */
const LOOKS: Readonly<Record<AnswerKind, typeof GOOD>> = {
  paid: GOOD,
  unchecked: CARE,
  duplicate: BAD,
  otherAccount: BAD,
  notThis: BAD,
  notFound: BAD,
  notSettled: CARE,
  linkNeeded: CARE,
  unreachable: CARE,
  unclear: CARE,
}

/** What to tell the customer, large enough to read at arm's length. */
export function AnswerCard({ answer, onAnother }: { readonly answer: ReceiptAnswer; readonly onAnother: () => void }) {
  const say = useWords(receiptWords)
  const { money, dateTime } = useFormat()
  const place = useRef<HTMLHeadingElement>(null)
  useEffect(() => place.current?.focus(), [])
  const { icon: Icon, ground } = LOOKS[answer.kind]
  const { receipt, firstVerifiedAt } = answer
  const words =
    answer.kind === 'unclear'
      ? null
      : say(`${answer.kind}Text`, { date: firstVerifiedAt === null ? '' : dateTime(firstVerifiedAt) })
  return (
    <Paper withBorder bg="var(--absah-panel)" style={{ overflow: 'hidden' }} role="status">
      <Stack gap="xs" p="lg" c="#fff" bg={ground}>
        <Icon aria-hidden width={44} height={44} />
        <Title order={2} ref={place} tabIndex={-1} style={{ outline: 'none' }}>
          {say(answer.kind)}
        </Title>
        {receipt !== null && receipt.amount !== null && (
          <Text fz={28} fw={700} className="absah-number">
            {money(receipt.amount, receipt.currency)}
          </Text>
        )}
        {words !== null && <Text size="md">{words}</Text>}
        {answer.kind === 'unclear' && <Text lang="en">{answer.message}</Text>}
        {answer.isUnexpected && <Text fw={700}>{say('expectation')}</Text>}
      </Stack>
      <Stack p="lg" gap="md">
        {receipt !== null && (
          <Facts
            facts={[
              { name: say('bank'), value: answer.bank },
              { name: say('number'), value: answer.number },
              { name: say('payer'), value: receipt.payer_name },
              { name: say('receiver'), value: receipt.receiver_name },
              { name: say('account'), value: receipt.receiver_account },
              { name: say('paidOn'), value: receipt.transaction_date && dateTime(receipt.transaction_date) },
            ]}
          />
        )}
        {answer.kind !== 'unclear' && (
          <Button variant="default" size="md" onClick={onAnother}>
            {say('another')}
          </Button>
        )}
      </Stack>
    </Paper>
  )
}
