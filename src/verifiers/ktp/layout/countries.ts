/** Names that are printed otherwise than the tables of the platform spell them. */
const OTHER_NAMES = [
  'KOREA SELATAN',
  'SOUTH KOREA',
  'AMERIKA SERIKAT',
  'USA',
  'UNITED STATES OF AMERICA',
  'INGGRIS',
  'UK',
  'RUSSIA',
]

/** Countries in English and in Indonesian, in capitals: what the cards of foreigners print as their nationality. */
export const COUNTRIES: readonly string[] = [...new Set([...namesIn('en'), ...namesIn('id'), ...OTHER_NAMES])]

function namesIn(language: string): readonly string[] {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  return letters
    .flatMap((first) => letters.map((second) => names.of(`${first}${second}`)))
    .filter((name) => name !== undefined)
    .map((name) =>
      name
        .normalize('NFKD')
        .replaceAll(/[^A-Za-z .'()-]/g, '')
        .toUpperCase(),
    )
}
