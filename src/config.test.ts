import { expect, it } from 'vitest'
import { ALL_SETTINGS, ConfigError, readConfig } from './config.ts'

it('needs nothing to be set', () => {
  expect(readConfig({})).toMatchObject({ port: 8080, host: '127.0.0.1', role: 'all', databaseUrl: null })
})

it('says one readable line for each wrong setting, and never a value', () => {
  const read = () => readConfig({ PORT: 'sesame', ABSAH_ROLE: 'boss', ABSAH_MASTER_KEY: 'secret-text' })

  expect(read).toThrow(ConfigError)
  try {
    read()
  } catch (error) {
    const lines = error instanceof ConfigError ? error.lines : []
    expect(lines.map((each) => each.split(':')[0])).toEqual(['PORT', 'ABSAH_ROLE', 'ABSAH_MASTER_KEY'])
    expect(lines[0]).toMatch(/^PORT: must be whole number 0–65535\./)
    expect(lines.join()).not.toMatch(/sesame|boss|secret-text/)
  }
})

it('asks for the master key where the database is not its own', () => {
  expect(() => readConfig({ DATABASE_URL: 'postgres://db/absah' })).toThrow(/ABSAH_MASTER_KEY/)
})

it('takes an empty variable for an absent one', () => {
  expect(readConfig({ PORT: '', PUBLIC_URL: '' })).toMatchObject({ port: 8080, publicUrl: null })
})

it('drops the slash at the end of PUBLIC_URL', () => {
  expect(readConfig({ PUBLIC_URL: 'https://absah.example/' }).publicUrl).toBe('https://absah.example')
})

it('takes the false-match rates of faces that were measured, and names them when it refuses another', () => {
  expect(readConfig({}).faceFalseMatchRate).toBe(0.01)
  expect(readConfig({ ABSAH_FACE_FALSE_MATCH_RATE: '0.005' }).faceFalseMatchRate).toBe(0.005)
  for (const unknown of ['0.001', '0.03', '1', 'strict', '-0.01', '0.010']) {
    expect(() => readConfig({ ABSAH_FACE_FALSE_MATCH_RATE: unknown })).toThrow(
      'ABSAH_FACE_FALSE_MATCH_RATE: must be one of 0.02, 0.01, 0.005.',
    )
  }
})

it('marks what is secret', () => {
  const secrets = ALL_SETTINGS.filter((each) => each.isSecret).map((each) => each.env)

  expect(secrets).toEqual(['DATABASE_URL', 'ABSAH_MASTER_KEY', 'ABSAH_BOA_SLIP_WORD', 'ABSAH_OIDC_CLIENT_SECRET'])
})

it('takes the settings of an identity provider together or not at all', () => {
  const whole = {
    ABSAH_OIDC_ISSUER: 'https://login.example/realms/a/',
    ABSAH_OIDC_CLIENT_ID: 'absah',
    ABSAH_OIDC_CLIENT_SECRET: 'rahasia',
    ABSAH_OIDC_REDIRECT_URI: 'https://absah.example/app/signed-in',
  }

  expect(readConfig({}).oidc).toBeNull()
  expect(readConfig({ ABSAH_OIDC_ALLOW: '10.0.0.5/32:443' }).oidc).toBeNull()
  expect(readConfig(whole).oidc).toMatchObject({
    issuer: 'https://login.example/realms/a/',
    clientId: 'absah',
    allow: [],
  })
  const { ABSAH_OIDC_CLIENT_SECRET: _left, ...part } = whole
  expect(() => readConfig(part)).toThrow('ABSAH_OIDC_CLIENT_SECRET: is required with the other ABSAH_OIDC settings')
})
