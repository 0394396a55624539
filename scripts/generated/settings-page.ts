import { ALL_SETTINGS } from '../../src/config.ts'

/** `docs/settings.md`: one row for each setting of `src/config.ts`, in its order. */
export function settingsPage(): string {
  const rows = ALL_SETTINGS.map(({ env, type, fallback, isSecret, sentence }) => {
    const initial = fallback === null || fallback === '' ? '' : `\`${fallback}\``
    return `| \`${env}\` | ${cell(type)} | ${initial} | ${isSecret ? 'yes' : ''} | ${cell(sentence)} |`
  })
  return `${[
    '# Settings',
    '',
    'Every setting is an environment variable, read once at start. A wrong one stops the start with one line for each.',
    'Secret settings are never printed or logged.',
    '',
    '| Variable | What it may be | Default | Secret | What it is for |',
    '|---|---|---|---|---|',
    ...rows,
    '',
    'This page is generated from `src/config.ts` and the groups of settings it names by `npm run generate`.',
  ].join('\n')}\n`
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}
