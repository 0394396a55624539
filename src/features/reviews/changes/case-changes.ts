import { z } from 'zod'
import { id, text } from '../../../platform/http/validation.ts'
import { LEVELS } from '../cases/level.ts'
import type { CaseChanges } from './change-case.ts'
import { isTag, TAG_LENGTH_MAX, TAGS_MAX } from './tag.ts'

/** A word to sort cases by. */
export const Tag = text(TAG_LENGTH_MAX)
  .trim()
  .toLowerCase()
  .refine(isTag, { error: 'Must be letters, digits, spaces and . _ -' })
  .meta({ examples: ['blurred-picture'] })

const SNOOZE_DAYS_MAX = 90
const tags = z.array(Tag).max(TAGS_MAX).optional()
const moment = z.iso.datetime({ offset: true })

/** What is to be another; absent members stay. */
export const CaseChangesBody = z.strictObject({
  assignee: z
    .literal('AUTO')
    .or(id())
    .nullish()
    .describe('A user of the group or an owner; `AUTO`: who has least to do; null: nobody')
    .meta({ examples: ['AUTO'] }),
  snoozed_until: moment
    .refine(isSoon, { error: `Must be in the future, ${SNOOZE_DAYS_MAX} days ahead at most` })
    .nullish()
    .describe('Is in no queue until then; null: wakes it')
    .meta({ examples: [null] }),
  due_at: moment.nullish(),
  add_tags: tags,
  remove_tags: tags,
  escalation: z
    .strictObject({
      level: z.enum(LEVELS),
      reason: text(2_000).trim().min(1).describe('Kept as a note'),
    })
    .optional()
    .describe('Hands it to who works at the level, as nobody’s'),
})

function isSoon(moment: string): boolean {
  const aheadMs = Date.parse(moment) - Date.now()
  return aheadMs > 0 && aheadMs <= SNOOZE_DAYS_MAX * 86_400_000
}

export function changesOf(body: z.infer<typeof CaseChangesBody>): CaseChanges {
  const { assignee, snoozed_until: snooze, due_at: due, add_tags, remove_tags, escalation } = body
  return {
    ...(assignee === undefined ? {} : { assignee }),
    ...(snooze === undefined ? {} : { snoozedUntil: snooze === null ? null : new Date(snooze) }),
    ...(due === undefined ? {} : { dueAt: due === null ? null : new Date(due) }),
    ...(add_tags === undefined ? {} : { addedTags: add_tags }),
    ...(remove_tags === undefined ? {} : { removedTags: remove_tags }),
    ...(escalation === undefined ? {} : { escalation }),
  }
}
