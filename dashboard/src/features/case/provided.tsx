import { Facts } from '../../ui/facts.tsx'
import { Panel } from '../../ui/panel.tsx'
import { inputWords } from '../../verifications/input-words.ts'
import { useLanguage } from '../../words/language.ts'
import { useWords } from '../../words/use-words.ts'
import { sayCode } from '../../words/words.ts'
import { caseWords } from './case-words.ts'
import { fieldWords } from './field-words.ts'
import type { Verification } from './verification-query.ts'

/** What the customer said, beside the files. */
export function Provided({ verification }: { readonly verification: Verification }) {
  const say = useWords(caseWords)
  const language = useLanguage()
  const sayKnown = (value: string) => (value in inputWords.en ? sayCode(inputWords, language, value) : value)
  const given = Object.entries(verification.input_config).filter(([name]) => name !== 'files')
  if (given.length === 0) return null
  return (
    <Panel title={say('provided')}>
      <Facts
        facts={given.map(([name, value]) => ({
          name: sayCode(fieldWords, language, name),
          value: typeof value === 'boolean' ? sayCode(fieldWords, language, String(value)) : sayKnown(String(value)),
        }))}
      />
    </Panel>
  )
}
