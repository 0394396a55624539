import { Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Loaded } from '../../ui/loaded.tsx'
import { Mark, type Tone } from '../../ui/mark.tsx'
import { Panel } from '../../ui/panel.tsx'
import { useFormat } from '../../words/use-format.ts'
import { useWords } from '../../words/use-words.ts'
import { type CheckedReceipt, historyQuery } from './history-query.ts'
import { receiptWords } from './receipt-words.ts'
import { confirmedToday } from './today.ts'

const TONES: Readonly<Record<CheckedReceipt['outcome'], Tone>> = {
  CONFIRMED: 'good',
  NOT_FOUND: 'bad',
  LINK_NEEDED: 'warning',
  NOT_SETTLED: 'warning',
  MISMATCH: 'bad',
  UNREACHABLE: 'warning',
  UNREADABLE: 'warning',
  CANCELLED: 'quiet',
  PENDING: 'busy',
}

/** What was checked lately, and the sum of the day. */
export function History() {
  const say = useWords(receiptWords)
  const query = useQuery(historyQuery)
  return (
    <Panel title={say('history')}>
      <Loaded query={query}>
        {({ verifications, next_cursor }) => (
          <Stack gap={0}>
            <Today receipts={verifications} isMore={next_cursor !== null} />
            {verifications.length === 0 && (
              <Text size="sm" c="var(--absah-quiet)">
                {say('historyNone')}
              </Text>
            )}
            <Stack gap={0} role="list">
              {verifications.map((each) => (
                <HistoryRow key={each.id} receipt={each} />
              ))}
            </Stack>
          </Stack>
        )}
      </Loaded>
    </Panel>
  )
}

function Today({ receipts, isMore }: { readonly receipts: readonly CheckedReceipt[]; readonly isMore: boolean }) {
  const say = useWords(receiptWords)
  const { money, number } = useFormat()
  return confirmedToday(receipts, new Date()).map(({ currency, count, sum }) => (
    <Text key={currency} fw={600} pb="xs" className="absah-number">
      {say(isMore ? 'todayMore' : 'today', { count: number(count), sum: money(sum, currency) })}
    </Text>
  ))
}

function HistoryRow({ receipt }: { readonly receipt: CheckedReceipt }) {
  const say = useWords(receiptWords)
  const { money, dateTime } = useFormat()
  return (
    <Group
      role="listitem"
      justify="space-between"
      gap="xs"
      py={8}
      style={{ borderBottom: '1px solid var(--absah-line)' }}
    >
      <Stack gap={0}>
        <Mark tone={receipt.duplicate ? 'bad' : TONES[receipt.outcome]}>
          {say(receipt.duplicate ? 'duplicate' : receipt.outcome)}
        </Mark>
        <Text size="xs" c="var(--absah-quiet)">
          {receipt.bank_name} · {receipt.transaction_number}
        </Text>
      </Stack>
      <Stack gap={0} align="flex-end">
        {receipt.amount !== null && (
          <Text size="sm" fw={600} className="absah-number">
            {money(receipt.amount, receipt.currency)}
          </Text>
        )}
        <Text size="xs" c="var(--absah-quiet)" className="absah-number">
          {dateTime(receipt.created_at)}
        </Text>
      </Stack>
    </Group>
  )
}
