import { ActionIcon, Group } from '@mantine/core'
import { EnterFullScreenIcon, RotateCounterClockwiseIcon, ZoomInIcon, ZoomOutIcon } from '@radix-ui/react-icons'
import { useKeys } from '../../../keys/keys.ts'
import { useWords } from '../../../words/use-words.ts'
import { documentWords } from './document-words.ts'

export interface ViewToolsProps {
  readonly zoom: number
  readonly onZoom: (zoom: number) => void
  readonly onTurn: () => void
}

const STEP = 1.5
const ZOOM_MAX = 8

export function ViewTools({ zoom, onZoom, onTurn }: ViewToolsProps) {
  const say = useWords(documentWords)
  const tools = [
    { name: 'zoomOut', key: '-', icon: ZoomOutIcon, use: () => onZoom(Math.max(1, zoom / STEP)) },
    { name: 'zoomIn', key: '+', icon: ZoomInIcon, use: () => onZoom(Math.min(ZOOM_MAX, zoom * STEP)) },
    { name: 'fit', key: '0', icon: EnterFullScreenIcon, use: () => onZoom(1) },
    { name: 'turn', key: 't', icon: RotateCounterClockwiseIcon, use: onTurn },
  ] as const
  useKeys(tools.map(({ key, use }) => [key === '+' ? 'shift+Equal' : key, use]))
  return (
    <Group gap={4} className="absah-no-print">
      {tools.map(({ name, key, icon: Icon, use }) => (
        <ActionIcon
          key={name}
          variant="default"
          size="md"
          onClick={use}
          aria-label={say(name)}
          aria-keyshortcuts={key}
          title={`${say(name)} (${key.toUpperCase()})`}
        >
          <Icon aria-hidden />
        </ActionIcon>
      ))}
    </Group>
  )
}
