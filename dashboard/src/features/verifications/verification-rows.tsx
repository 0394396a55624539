import { Box, Text } from '@mantine/core'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useFormat } from '../../words/use-format.ts'
import { useWords } from '../../words/use-words.ts'
import { listWords } from './list-words.ts'
import type { Found } from './search-query.ts'
import { COLUMNS, VerificationRow } from './verification-row.tsx'

export interface VerificationRowsProps {
  readonly items: readonly Found[]
  readonly hasMore: boolean
  readonly onMore: () => void
}

const ROW_PX = 46
/** So many rows before the end the next page is asked for. */
const AHEAD = 15
const HEADINGS = ['result', 'service', 'by', 'id', 'created'] as const

/** Rows of which only those in sight are on the page, however many there are. */
export function VerificationRows({ items, hasMore, onMore }: VerificationRowsProps) {
  const say = useWords(listWords)
  const { number } = useFormat()
  const place = useRef<HTMLUListElement>(null)
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => ROW_PX,
    overscan: 12,
    scrollMargin: place.current?.offsetTop ?? 0,
  })
  const shown = rows.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (hasMore && last >= items.length - AHEAD) onMore()
  }, [hasMore, last, items.length, onMore])
  return (
    <Box miw={640}>
      <Box className="absah-row" style={{ gridTemplateColumns: COLUMNS, minHeight: 34 }} fz="sm" fw={600} aria-hidden>
        {HEADINGS.map((name) => (
          <span key={name}>{say(name)}</span>
        ))}
      </Box>
      <ul className="absah-list" ref={place} style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {shown.map(({ index, start }) => {
          const item = items[index]
          if (item === undefined) return null
          const top = start - rows.options.scrollMargin
          return <VerificationRow key={item.id} item={item} place={{ top, height: ROW_PX }} />
        })}
      </ul>
      <Text size="sm" c="var(--absah-quiet)" p="sm" role="status">
        {say(hasMore ? 'shownMore' : 'shown', { count: number(items.length) })}
      </Text>
    </Box>
  )
}
