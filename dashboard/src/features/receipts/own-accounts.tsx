import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Loaded } from '../../ui/loaded.tsx'
import { Panel } from '../../ui/panel.tsx'
import { useWords } from '../../words/use-words.ts'
import { accountsQuery } from './accounts-query.ts'
import { receiptWords } from './receipt-words.ts'

/** The accounts that money should arrive on. */
export function OwnAccounts() {
  const say = useWords(receiptWords)
  const query = useQuery(accountsQuery)
  return (
    <Panel title={say('accounts')}>
      <Loaded query={query} lines={2}>
        {({ accounts }) => (
          <Stack gap="xs">
            {accounts.length === 0 && <Text size="sm">{say('accountsNone')}</Text>}
            {accounts.map((account) => (
              <Text key={account.id} size="sm">
                {account.bank_name} · <code>{account.account_number}</code>
                {account.is_primary && ` · ${say('primary')}`}
              </Text>
            ))}
          </Stack>
        )}
      </Loaded>
    </Panel>
  )
}
