import { Alert, Grid, Group, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { StatusBadge } from '../../verifications/status-badge.tsx'
import { useWords } from '../../words/use-words.ts'
import { CaseFacts } from './case-facts.tsx'
import { caseWords } from './case-words.ts'
import { CheckList } from './check-list.tsx'
import { DecisionPanel } from './decision/decision-panel.tsx'
import { filesOf } from './document/case-files.ts'
import { DocumentViewer } from './document/document-viewer.tsx'
import { fieldsOf } from './document/fields-of.ts'
import { pageQuery } from './document/page-query.ts'
import { EarlierList } from './earlier-list.tsx'
import { TimeLine } from './events/time-line.tsx'
import { FieldList } from './field-list.tsx'
import { MatchList } from './match-list.tsx'
import { Provided } from './provided.tsx'
import { RevealPanel } from './reveal-panel.tsx'
import type { ReadCase } from './verification-query.ts'

export interface CaseViewProps {
  readonly read: ReadCase
  readonly isRevealed: boolean
  readonly onReveal: () => void
}

/** The document beside what was read of it, and what to decide. */
export function CaseView({ read, isRevealed, onReveal }: CaseViewProps) {
  const say = useWords(caseWords)
  const { verification } = read
  const [lit, setLit] = useState<string | null>(null)
  const files = filesOf(verification)
  const fields = fieldsOf(verification)
  const first = files[0]
  const isShown = isRevealed && first !== undefined
  const picture = useQuery({ ...pageQuery({ fileId: first?.id ?? '', page: 1 }), enabled: isShown }).data ?? null
  return (
    <Stack gap="md">
      <Group>
        <StatusBadge status={verification.status} verdict={verification.output_status} />
      </Group>
      {verification.error !== null && (
        <Alert color="red" variant="outline" title={say('error')}>
          {verification.error.message}
        </Alert>
      )}
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Stack gap="md">
            {!isRevealed && <RevealPanel onReveal={onReveal} />}
            {isShown && (
              <DocumentViewer {...{ files, fields, lit }} totalPages={verification.total_pages} onLight={setLit} />
            )}
            <MatchList read={read} />
            <FieldList {...{ fields, picture, lit }} onLight={setLit} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Stack gap="md">
            <DecisionPanel read={read} />
            <CheckList verification={verification} />
            <Provided verification={verification} />
            <EarlierList id={verification.id} />
            <CaseFacts verification={verification} />
            <TimeLine id={verification.id} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  )
}
