import { EmptyState } from '../ui/empty-state.tsx'
import { Page } from '../ui/page.tsx'
import { useWords } from '../words/use-words.ts'
import { defineWords } from '../words/words.ts'

const words = defineWords({
  en: { title: 'No such page', text: 'The address may be mistyped, or from an older version.' },
  id: { title: 'Halaman tidak ada', text: 'Alamatnya mungkin salah ketik, atau dari versi lama.' },
})

export function NotFound() {
  const say = useWords(words)
  return (
    <Page title={say('title')}>
      <EmptyState text={say('text')} />
    </Page>
  )
}
