import { z } from 'zod'
import { LIST_TOPICS } from './verdicts.ts'

const text = z.string().nullable()
const topics = z.array(z.enum(LIST_TOPICS))

const MatchDecision = z.strictObject({
  decision: z.enum(['TRUE_POSITIVE', 'FALSE_POSITIVE', 'UNSURE']),
  user_id: z.guid(),
  decided_at: z.iso.datetime(),
  is_final: z.boolean().describe('The verdict follows it'),
  confirmed_by: z.guid().nullable(),
  confirmed_at: z.iso.datetime().nullable(),
})

const Match = z
  .strictObject({
    match_id: z.string().describe('The same for the same entry in every answer'),
    entry_version: z.string().describe('Another one when the list changes what counts of the entry'),
    name: z.string(),
    score: z.number().describe('0–1'),
    list: z.string(),
    topics,
    program: text,
    position: text,
    country: text,
    birth_date: text,
    identifiers: z.array(z.strictObject({ kind: z.string(), number: z.string(), country: text })),
    aliases: z.array(z.string()),
    reasons: z.array(z.strictObject({ code: z.string(), effect: z.number() })),
    decision: MatchDecision.nullable().describe('Null: nobody decided while the entry was the same'),
  })
  .describe('One party of a list that the name may mean')

const List = z.strictObject({
  list: z.string(),
  version: z.string(),
  topics,
  entry_count: z.int(),
  imported_at: z.string(),
  is_stale: z.boolean(),
})

const verdict = z.boolean().nullable()

/** `Conclusion` as a schema: what a service that compares somebody with lists publishes. */
export const ConclusionSchema = z.strictObject({
  is_pep: verdict.describe('Null: it could not be told'),
  is_sanctioned: verdict.describe('Null: it could not be told'),
  is_sanction_possible: z.boolean().describe('Somebody sanctioned has the name and another birth date'),
  is_blocklisted: verdict.optional().describe('Absent: the organization has no list of its own'),
  is_listed_otherwise: verdict.optional().describe('Absent: no list of other reasons is loaded'),
  scripts_not_covered: z.array(z.string()).optional(),
  matches: z.array(Match),
  screened_lists: z.array(List),
})
