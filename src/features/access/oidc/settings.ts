import { z } from 'zod'
import { parseAllowRules } from '../../../platform/outbound/allow-rules.ts'
import { needed, parsedBy, type SettingGroup, setting, type ValuesOf } from '../../../platform/settings/setting.ts'

const settings = {
  issuer: needed('ABSAH_OIDC_ISSUER', z.url({ protocol: /^https?$/ }), {
    type: 'http(s) address',
    sentence:
      'OpenID Connect provider that users may sign in at, as it writes itself. With the three settings that follow.',
  }),
  clientId: needed('ABSAH_OIDC_CLIENT_ID', z.string().max(500), {
    type: 'text',
    sentence: 'Name of this server at the provider.',
  }),
  clientSecret: needed('ABSAH_OIDC_CLIENT_SECRET', z.string().max(2_000), {
    type: 'text',
    sentence: 'Secret of this server at the provider.',
    isSecret: true,
  }),
  redirectUri: needed('ABSAH_OIDC_REDIRECT_URI', z.url({ protocol: /^https?$/ }).regex(/^[^?#]*$/), {
    type: 'http(s) address without ? and #',
    sentence: 'Page of yours that the provider sends people back to, as it is registered there.',
  }),
  allow: setting('ABSAH_OIDC_ALLOW', parsedBy(parseAllowRules), {
    type: 'list of CIDR:port',
    fallback: '',
    sentence: 'Private addresses that the provider may have, over http too, e.g. 10.0.0.5/32:443.',
  }),
}

/** The provider that users may sign in at. */
export const OIDC_SETTINGS: SettingGroup<typeof settings> = { name: 'ABSAH_OIDC', settings }

export type OidcSettings = ValuesOf<typeof settings>
