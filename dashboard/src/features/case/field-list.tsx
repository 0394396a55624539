import { Group, Progress, Stack, Text } from '@mantine/core'
import { Panel } from '../../ui/panel.tsx'
import { useLanguage } from '../../words/language.ts'
import { useFormat } from '../../words/use-format.ts'
import { useWords } from '../../words/use-words.ts'
import { sayCode } from '../../words/words.ts'
import { caseWords } from './case-words.ts'
import { FieldCrop } from './document/field-crop.tsx'
import type { ReadField } from './document/fields-of.ts'
import type { PagePicture } from './document/page-query.ts'
import { fieldWords } from './field-words.ts'

export interface FieldListProps {
  readonly fields: readonly ReadField[]
  /** First page of the document, where it is shown. */
  readonly picture: PagePicture | null
  readonly lit: string | null
  readonly onLight: (name: string | null) => void
}

/** Each value with the print it was read from, and how sure the reading is. */
export function FieldList({ fields, picture, lit, onLight }: FieldListProps) {
  const say = useWords(caseWords)
  return (
    <Panel title={say('values')}>
      {fields.length === 0 && <Text size="sm">{say('noValues')}</Text>}
      <Stack gap={0} role="list">
        {fields.map((field) => (
          <FieldRow key={field.name} field={field} picture={picture} isLit={field.name === lit} onLight={onLight} />
        ))}
      </Stack>
    </Panel>
  )
}

interface FieldRowProps {
  readonly field: ReadField
  readonly picture: PagePicture | null
  readonly isLit: boolean
  readonly onLight: (name: string | null) => void
}

function FieldRow({ field, picture, isLit, onLight }: FieldRowProps) {
  const say = useWords(caseWords)
  const language = useLanguage()
  const value =
    field.value === 'true' || field.value === 'false' ? sayCode(fieldWords, language, field.value) : field.value
  return (
    <Group
      role="listitem"
      data-field-row={field.name}
      {...(field.box === null || picture === null ? {} : { tabIndex: 0 })}
      onPointerEnter={() => onLight(field.name)}
      onPointerLeave={() => onLight(null)}
      onFocus={() => onLight(field.name)}
      onBlur={() => onLight(null)}
      justify="space-between"
      wrap="nowrap"
      gap="sm"
      py={6}
      px={6}
      mx={-6}
      style={{ borderBottom: '1px solid var(--absah-line)', borderRadius: 4 }}
      bg={isLit ? 'light-dark(var(--mantine-color-orange-0), rgba(255, 146, 43, 0.16))' : 'transparent'}
    >
      <Stack gap={0} miw={0}>
        <Text size="xs" c="var(--absah-quiet)">
          {sayCode(fieldWords, language, field.name)}
        </Text>
        <Text size="sm" fw={550} fs={value === null ? 'italic' : undefined} style={{ overflowWrap: 'anywhere' }}>
          {value ?? say('unread')}
        </Text>
      </Stack>
      <Group gap="sm" wrap="nowrap">
        {picture !== null && field.box !== null && field.page === 1 && <FieldCrop picture={picture} box={field.box} />}
        {field.confidence !== null && <Confidence share={field.confidence} />}
      </Group>
    </Group>
  )
}

const SURE = 0.95
const DOUBTFUL = 0.8

function Confidence({ share }: { readonly share: number }) {
  const say = useWords(caseWords)
  const { percent } = useFormat()
  const text = say('sure', { share: percent(share) })
  const colour = share >= SURE ? 'green.7' : 'orange.7'
  return (
    <Stack gap={2} w={44} title={text}>
      <Text size="xs" ta="right" className="absah-number" fw={share < DOUBTFUL ? 700 : 400}>
        {percent(share)}
      </Text>
      <Progress size={3} value={share * 100} color={share < DOUBTFUL ? 'red.7' : colour} aria-label={text} />
    </Stack>
  )
}
