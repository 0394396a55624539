import { Button, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Mark, type Tone } from '../../ui/mark.tsx'
import { Panel } from '../../ui/panel.tsx'
import { useLanguage } from '../../words/language.ts'
import { useWords } from '../../words/use-words.ts'
import { sayCode } from '../../words/words.ts'
import { caseWords } from './case-words.ts'
import { checkWords } from './check-words.ts'
import { type Check, checksOf } from './checks-of.ts'
import type { Verification } from './verification-query.ts'

const TONES: Readonly<Record<Check['result'], Tone>> = { PASS: 'good', FAIL: 'bad', UNAVAILABLE: 'warning' }

/** What was looked at: first what did not pass, with why. */
export function CheckList({ verification }: { readonly verification: Verification }) {
  const say = useWords(caseWords)
  const checks = checksOf(verification)
  const passed = checks.filter(({ result }) => result === 'PASS')
  const others = checks.filter(({ result }) => result !== 'PASS')
  const [areShown, { toggle }] = useDisclosure(others.length === 0)
  if (checks.length === 0) return null
  return (
    <Panel
      title={say('checks')}
      actions={
        <Button variant="subtle" size="compact-sm" onClick={toggle} aria-expanded={areShown}>
          {say(areShown ? 'hidePassed' : 'showPassed')}
        </Button>
      }
    >
      <Stack gap={0} role="list">
        {others.map((check) => (
          <CheckRow key={check.code} check={check} />
        ))}
        {areShown && passed.map((check) => <CheckRow key={check.code} check={check} />)}
      </Stack>
      {!areShown && <Mark tone="good">{say('passed', { count: passed.length })}</Mark>}
    </Panel>
  )
}

function CheckRow({ check }: { readonly check: Check }) {
  const say = useWords(caseWords)
  const language = useLanguage()
  return (
    <Stack role="listitem" gap={2} py={6} style={{ borderBottom: '1px solid var(--absah-line)' }}>
      <Group justify="space-between" gap="sm" wrap="nowrap">
        <Text size="sm" fw={600}>
          {sayCode(checkWords, language, check.code)}
        </Text>
        <Mark tone={TONES[check.result]}>{say(check.result)}</Mark>
      </Group>
      {(check.result !== 'PASS' || check.reason_code !== null) && (
        <Text size="sm" lang="en">
          {check.message}
        </Text>
      )}
      {check.reason_code !== null && (
        <Text size="xs" c="var(--absah-quiet)" ff="monospace">
          {check.reason_code}
        </Text>
      )}
    </Stack>
  )
}
