import { Box, Group, SegmentedControl, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Loaded } from '../../../ui/loaded.tsx'
import { Panel } from '../../../ui/panel.tsx'
import { useLanguage } from '../../../words/language.ts'
import { useWords } from '../../../words/use-words.ts'
import { sayCode } from '../../../words/words.ts'
import { fieldWords } from '../field-words.ts'
import type { CaseFile } from './case-files.ts'
import { documentWords } from './document-words.ts'
import type { ReadField } from './fields-of.ts'
import { PageChoice } from './page-choice.tsx'
import { PagePictureView } from './page-picture.tsx'
import { pageQuery } from './page-query.ts'
import { ViewTools } from './view-tools.tsx'

export interface DocumentViewerProps {
  readonly files: readonly CaseFile[]
  readonly totalPages: number
  readonly fields: readonly ReadField[]
  /** Name of the field that is pointed at. */
  readonly lit: string | null
  readonly onLight: (name: string | null) => void
}

export function DocumentViewer({ files, totalPages, fields, lit, onLight }: DocumentViewerProps) {
  const say = useWords(documentWords)
  const language = useLanguage()
  const [index, setIndex] = useState(0)
  const [page, setPage] = useState(1)
  const [zoom, setZoom] = useState(1)
  const [turns, setTurns] = useState(0)
  const file = files[index] ?? files[0]
  const query = useQuery({ ...pageQuery({ fileId: file?.id ?? '', page }), enabled: file !== undefined })
  if (file === undefined) return <Text>{say('none')}</Text>
  // Fields are read from the first file; each other has at least one of the pages.
  const pages = Math.max(1, totalPages - files.length + 1)
  const names = files.map(({ input }, at) => ({ value: String(at), label: sayCode(fieldWords, language, input) }))
  return (
    <Panel
      title={say('title')}
      actions={<ViewTools zoom={zoom} onZoom={setZoom} onTurn={() => setTurns((turns + 1) % 4)} />}
    >
      <Group justify="space-between">
        {files.length > 1 && (
          <SegmentedControl
            aria-label={say('file')}
            size="xs"
            data={names}
            value={String(index)}
            onChange={(value) => {
              setIndex(Number(value))
              setPage(1)
            }}
          />
        )}
        {pages > 1 && <PageChoice page={page} pages={pages} onPage={setPage} />}
      </Group>
      <Box style={{ overflow: 'auto', maxHeight: '70vh' }} tabIndex={0} role="group" aria-label={say('title')}>
        <Loaded query={query} lines={6}>
          {(picture) => (
            <PagePictureView
              picture={picture}
              view={{ zoom, turns }}
              label={say('picture', { page })}
              fields={index === 0 ? fields.filter((each) => each.page === page) : []}
              lit={lit}
              onLight={onLight}
            />
          )}
        </Loaded>
      </Box>
    </Panel>
  )
}
