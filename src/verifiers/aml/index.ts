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
import { type Check, defineVerifier, type Findings, type PublishedReason } from '../verifier.ts'
import { type AmlConfiguration, amlConfiguration } from './configuration.ts'

const REVIEW = 'A person of this or a similar name needs a closer look. We will tell you if we need more from you.'
const LATER = 'We could not finish one of our checks. No action is needed unless we ask you.'

const REASONS: readonly (PublishedReason & { readonly message: string })[] = [
  {
    code: 'SANCTIONS_MATCH',
    check: 'SANCTIONS_SCREENING',
    meaning: 'A name on a sanctions list is like this one; see `matches`. It may be another person.',
    message: REVIEW,
  },
  {
    code: 'SANCTIONS_UNAVAILABLE',
    check: 'SANCTIONS_SCREENING',
    meaning: 'No sanctions list is loaded, or one of them has not been asked for news for too long.',
    message: LATER,
  },
  {
    code: 'SANCTION_POSSIBLE',
    check: 'SANCTIONS_SCREENING',
    meaning:
      'Somebody on a sanctions list has this or a similar name, but another full birth date; see `matches`. Decide whether it is the person.',
    message: REVIEW,
  },
  {
    code: 'SCRIPT_NOT_COVERED',
    check: 'SANCTIONS_SCREENING',
    meaning:
      'Nobody was found, but the name is in a script that is read too badly to clear it: give it in Latin letters.',
    message: LATER,
  },
  {
    code: 'PEP_MATCH',
    check: 'PEP_SCREENING',
    meaning: 'A politically exposed person has a name like this one; see `matches`. It may be another person.',
    message: REVIEW,
  },
  {
    code: 'PEP_UNAVAILABLE',
    check: 'PEP_SCREENING',
    meaning: 'No list of politically exposed persons is loaded, or one has not been asked for news for too long.',
    message: LATER,
  },
  {
    code: 'BLOCKLIST_MATCH',
    check: 'BLOCKLIST_SCREENING',
    meaning: 'A name on a list of your own is like this one; see `matches`. It may be another person.',
    message: REVIEW,
  },
  {
    code: 'OTHER_LISTS_MATCH',
    check: 'OTHER_LISTS_SCREENING',
    meaning:
      'A name like this one is listed for another reason than a sanction or political exposure; `topics` of its match says which. It may be another person.',
    message: REVIEW,
  },
  {
    code: 'OTHER_LISTS_UNAVAILABLE',
    check: 'OTHER_LISTS_SCREENING',
    meaning: 'A list of other reasons (debarment, crime and so on) has not been asked for news for too long.',
    message: LATER,
  },
]

/** AML_SCREENING: holds a name against the loaded lists, without a card. */
export function aml(screener: Screener) {
  return defineVerifier<AmlConfiguration>({
    service: {
      id: 'b1f0c7de-9a53-4f0e-8a57-0d6c2c5f7a41',
      code: 'AML_SCREENING',
      name: 'AML screening',
      description: 'Holds a name, with birth date and country where known, against sanctions and PEP lists.',
      category: { id: '5f1d2f0a-6a3b-4d58-9b0e-2b7c9f3e8d24', name: 'Screening', type: 'SCREENING' },
      price: 5,
    },
    configuration: amlConfiguration,
    reasons: REASONS.map(({ code, check, meaning }) => ({ code, check, meaning })),
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
  const unavailable = (about: string) =>
    scripts_not_covered === undefined ? `${about}_UNAVAILABLE` : 'SCRIPT_NOT_COVERED'
  const own = is_blocklisted === undefined ? [] : [checkOf('BLOCKLIST', is_blocklisted, unavailable('BLOCKLIST'))]
  const others =
    is_listed_otherwise === undefined ? [] : [checkOf('OTHER_LISTS', is_listed_otherwise, unavailable('OTHER_LISTS'))]
  return [
    checkOf('SANCTIONS', is_sanctioned, is_sanction_possible ? 'SANCTION_POSSIBLE' : unavailable('SANCTIONS')),
    checkOf('PEP', is_pep, unavailable('PEP')),
    ...own,
    ...others,
  ]
}

/** @param unavailable the reason where nobody can tell whether there is somebody. */
function checkOf(
  about: 'SANCTIONS' | 'PEP' | 'BLOCKLIST' | 'OTHER_LISTS',
  isFound: boolean | null,
  unavailable: string,
): Check {
  const code = `${about}_SCREENING`
  if (isFound === false) {
    return { code, result: 'PASS', reason_code: null, message: 'The name was screened.', internal_message: 'No match.' }
  }
  const reason = REASONS.find((each) => each.code === (isFound === null ? unavailable : `${about}_MATCH`))
  return {
    code,
    result: isFound === null ? 'UNAVAILABLE' : 'FAIL',
    reason_code: reason?.code ?? null,
    message: reason?.message ?? '',
    internal_message: reason?.meaning ?? '',
  }
}
