import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { placeStore } from '../../api/place.ts'
import { useStore } from '../../api/store.ts'
import { useMay } from '../../profile/profile-query.ts'
import { listenToChanges } from './listen-to-changes.ts'

/** Reads anew what the server says has changed. */
export function LiveChanges() {
  const may = useMay()
  const isAllowed = may('events:read')
  const place = useStore(placeStore)
  const queries = useQueryClient()
  useEffect(() => {
    if (!isAllowed || (place.mode !== 'live' && place.mode !== 'test')) return
    return listenToChanges({
      onChanged(id) {
        void queries.invalidateQueries({ queryKey: ['verification', id] })
        void queries.invalidateQueries({ queryKey: ['verifications'] })
        void queries.invalidateQueries({ queryKey: ['home'] })
      },
      onReset: () => void queries.invalidateQueries(),
    })
  }, [isAllowed, place, queries])
  return null
}
