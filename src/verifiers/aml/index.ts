import {
  type FictionalLists,
  fictionalScreening,
  isUndecided,
  type ScreenedPerson,
  type Screener,
  type ScreeningSubject,
  type ScreeningVerdicts,
  screenPerson,
} from '../../engines/screening/screening.ts'
import { countryCode } from '../../lib/country-code.ts'
import { type Check, defineVerifier, type Findings } from '../verifier.ts'
import { type AmlConfiguration, amlConfiguration } from './configuration.ts'
import { amlOutput } from './output.ts'
import { ABOUT, AML_REASONS, checkOf } from './reasons.ts'

/** AML_SCREENING: screens a name against the loaded lists, without a card. */
export function aml(screener: Screener) {
  return defineVerifier<AmlConfiguration>({
    service: {
      id: 'b1f0c7de-9a53-4f0e-8a57-0d6c2c5f7a41',
      code: 'AML_SCREENING',
      name: 'AML screening',
      description: 'Screens a name, with birth date and country where known, against sanctions and PEP lists.',
      category: { id: '5f1d2f0a-6a3b-4d58-9b0e-2b7c9f3e8d24', name: 'Screening', type: 'SCREENING' },
      price: 5,
    },
    configuration: amlConfiguration,
    output: amlOutput,
    reasons: AML_REASONS,
    decidingChecks: () => ['SANCTIONS_SCREENING', 'BLOCKLIST_SCREENING'],
    verify: ({ configuration }, context) => screenName(screener, context, configuration),
    testMode: {
      text: ({ name }) => name,
      failures: [],
      needs: () => ({}),
      findings: (configuration, reason) => {
        const lists = { screening: fictionalScreening(FOUND[reason ?? ''] ?? {}), staleAfterDays: 1 }
        // A fictional name in a script that is not covered.
        const name = reason === 'SCRIPT_NOT_COVERED' ? 'မောင်ရေကန်' : configuration.name
        return screenName(lists, null, { ...configuration, name })
      },
    },
    screened: {
      personOf({ input }) {
        const configuration = amlConfiguration.safeParse(input)
        return configuration.success ? personOf(configuration.data) : null
      },
      checksFor,
    },
  })
}

/** What the lists must say so that a reason comes up. */
const FOUND: Readonly<Record<string, FictionalLists>> = {
  SANCTIONS_MATCH: { match: 'sanction' },
  SANCTION_POSSIBLE: { match: 'sanction', isNamesake: true },
  SANCTIONS_UNAVAILABLE: { missing: 'sanction' },
  PEP_MATCH: { match: 'pep' },
  PEP_UNAVAILABLE: { missing: 'pep' },
  BLOCKLIST_MATCH: { match: 'blocklist' },
  OTHER_LISTS_MATCH: { match: 'debarment' },
  OTHER_LISTS_UNAVAILABLE: { stale: 'debarment' },
}

async function screenName(
  screener: Screener,
  subject: ScreeningSubject | null,
  configuration: AmlConfiguration,
): Promise<Findings> {
  const output = await screenPerson(screener, subject, personOf(configuration))
  const checks = checksFor(output)
  const found = { kind: 'found', checks, fields: {}, output: { ...output }, engineJobs: ['screening_job_id'] } as const
  return output.matches.some(isUndecided) ? { ...found, end: 'NEED_REVIEW' } : found
}

function personOf(configuration: AmlConfiguration): ScreenedPerson {
  const { name, birth_date, country, gender, identifiers = [], customer_reference } = configuration
  const code = country === undefined ? null : countryCode(country)
  const query = {
    name,
    // Companies are not born.
    kind: birth_date === undefined && gender === undefined ? null : ('person' as const),
    birthDate: birth_date ?? null,
    birthPlace: null,
    countries: code === null ? [] : [code],
    sex: gender === undefined ? null : ({ MALE: 'M', FEMALE: 'F' } as const)[gender],
    numbers: identifiers,
  }
  return { query, identifier: null, customerReference: customer_reference ?? null }
}

function checksFor(verdicts: ScreeningVerdicts): readonly Check[] {
  const { is_pep, is_sanctioned, is_sanction_possible, is_blocklisted, is_listed_otherwise, scripts_not_covered } =
    verdicts
  const unavailable = (about: keyof typeof ABOUT) =>
    scripts_not_covered === undefined ? ABOUT[about].unavailable : 'SCRIPT_NOT_COVERED'
  const listed = (about: keyof typeof ABOUT, isFound: boolean | null | undefined) =>
    isFound === undefined ? [] : [checkOf(ABOUT[about], isFound, unavailable(about))]
  return [
    checkOf(ABOUT.SANCTIONS, is_sanctioned, is_sanction_possible ? 'SANCTION_POSSIBLE' : unavailable('SANCTIONS')),
    ...listed('PEP', is_pep),
    ...listed('BLOCKLIST', is_blocklisted),
    ...listed('OTHER_LISTS', is_listed_otherwise),
  ]
}
