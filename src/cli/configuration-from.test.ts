import { expect, it } from 'vitest'
import { configurationFrom, type FormField, parseSetting } from './configuration-from.ts'

const field = (key: string, type: FormField['type']) => ({ key, type }) as FormField
const FIELDS = [
  field('name', 'string'),
  field('kind', 'select'),
  field('fraud_detection', 'boolean'),
  field('max_age_minutes', 'integer'),
  field('identifiers', 'list'),
  field('schema', 'object'),
  field('files.ktp_file', 'file'),
  field('files.selfie_file', 'file'),
]
const read = (...texts: readonly string[]) =>
  configurationFrom(FIELDS, texts.map(parseSetting), async (path) => `uploads/${path}`)

it('reads each value as its form field says', async () => {
  const settings = ['name=Sari = Permata', 'kind=A', 'fraud_detection=true', 'max_age_minutes=30', 'schema={"a":[1]}']

  expect(await read(...settings, 'identifiers=12', 'identifiers=34')).toEqual({
    name: 'Sari = Permata',
    kind: 'A',
    fraud_detection: true,
    max_age_minutes: 30,
    schema: { a: [1] },
    identifiers: ['12', '34'],
  })
})

it('uploads files and puts their paths into the places', async () => {
  expect(await read('files.ktp_file=a.jpg', 'files.selfie_file=b.jpg')).toEqual({
    files: { ktp_file: ['uploads/a.jpg'], selfie_file: ['uploads/b.jpg'] },
  })
})

it.each([
  ['colour=red', /has no colour. It takes: name, kind/],
  ['fraud_detection=yes', /true or false/],
  ['max_age_minutes=soon', /must be a number/],
  ['max_age_minutes=', /must be a number/],
  ['schema={', /must be JSON/],
])('refuses %s', async (setting, message) => {
  await expect(read(setting)).rejects.toThrow(message)
})

it('refuses what is no key=value', () => {
  expect(() => parseSetting('name')).toThrow('key=value')
  expect(() => parseSetting('=x')).toThrow('key=value')
})
