import { Link } from '@tanstack/react-router'
import { StatusBadge } from '../../verifications/status-badge.tsx'
import { useFormat } from '../../words/use-format.ts'
import { useWords } from '../../words/use-words.ts'
import { listWords } from './list-words.ts'
import type { Found } from './search-query.ts'

export const COLUMNS = 'minmax(170px, 1.2fr) minmax(110px, 1.5fr) minmax(0, 0.8fr) minmax(0, 0.8fr) minmax(130px, 1fr)'

export interface RowPlace {
  readonly top: number
  readonly height: number
}

export function VerificationRow({ item, place }: { readonly item: Found; readonly place: RowPlace }) {
  const say = useWords(listWords)
  const { dateTime } = useFormat()
  return (
    <li style={{ position: 'absolute', insetInline: 0, transform: `translateY(${place.top}px)` }}>
      <Link
        to="/verifications/$id"
        params={{ id: item.id }}
        className="absah-row"
        style={{ gridTemplateColumns: COLUMNS, height: place.height, fontSize: 'var(--mantine-font-size-sm)' }}
      >
        <StatusBadge status={item.status} verdict={item.output_status} />
        <span>{item.service.name}</span>
        <span className="absah-cut">{item.api_key ?? say(item.user_id === null ? 'byKey' : 'byUser')}</span>
        <code>{item.id.slice(-8)}</code>
        <time className="absah-number" dateTime={item.created_at}>
          {dateTime(item.created_at)}
        </time>
      </Link>
    </li>
  )
}
