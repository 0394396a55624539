import { describe, expect, it } from 'vitest'
import { namesOf, type Report, readList } from '../../../../test/read-list.ts'
import { odsOf } from '../../../../test/spreadsheets.ts'

const UK_HEAD =
  'Report Date: 08-Oct-2026\nLast Updated,Unique ID,OFSI Group ID,Name 6,Name 1,Name type,Alias strength,Name non-latin script,Regime Name,Designation Type,D.O.B,Nationality(/ies),National Identifier number,Passport number,Position,Gender,Town of birth,Country of birth,IMO number\n'

describe('the UK Sanctions List', () => {
  const rows =
    '04/08/2026,TST1,9,HARQASI,Zubaydin,Primary Name,,,Iraq,Individual,dd/mm/1951,Iraq,,A1234567,Minister,Male,Lembah,Iraq,\n' +
    '04/08/2026,TST1,9,FALCON,,Alias,Low quality alias,الصقر,Iraq,Individual,dd/05/1952,(1) Iraq (2) UK,ID-778899,,,,,,\n' +
    '04/08/2026,TST2,,FIKTIF,,Primary Name,,,Russia,Ship,,,,,,,,,IMO0000001\n'

  it('puts the rows of one party together', async () => {
    const [person, ship] = await readList('uk-csv', UK_HEAD + rows)
    expect(person).toMatchObject({
      id: 'TST1',
      kind: 'person',
      birthDates: ['1951', '1952-05'],
      countries: ['IQ', 'GB'],
    })
    expect(person?.names).toEqual([
      { text: 'Zubaydin HARQASI', quality: 'primary' },
      { text: 'FALCON', quality: 'weak' },
      { text: 'الصقر', quality: 'strong' },
    ])
    expect(person?.identifiers).toEqual([
      { kind: 'passport', number: 'A1234567', country: null },
      { kind: 'national_id', number: 'ID-778899', country: null },
    ])
    expect(ship).toMatchObject({ id: 'TST2', kind: 'vessel' })
  })

  it('reads the same as ODS, notes and empty rows to the edge left out', async () => {
    const sheet = (UK_HEAD + rows)
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','))
    expect(await readList('uk-csv', await odsOf(sheet))).toEqual(await readList('uk-csv', UK_HEAD + rows))
  })

  it('refuses a kind that it does not know', async () => {
    await expect(readList('uk-csv', UK_HEAD + rows.replace('Individual', 'Ghost'))).rejects.toThrow(
      /^Line 3: The kind “Ghost”/,
    )
  })
})

describe('the lists of OFAC', () => {
  const party = (id: number, name: string) =>
    `${id},"${name}","individual","TEST",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 05 Mar 1971; Passport A1234567 (Indonesia) expires 01 Jan 2030; National ID No. 3578-01 (Iraq); NIT # 800123-1 (Colombia)."\r\n`

  it('are SDN and the one that is not, each or both', async () => {
    const files = {
      'sdn.csv': `${party(1, 'HARQASI, Zubaydin')}\x1a`,
      'alt.csv': '1,11,"aka","THE FALCON",-0-\r\n\x1a',
      'cons_prim.csv': `${party(2, 'FIKTIF, Dobrilo')}\x1a`,
      'cons_alt.csv': '2,12,"aka","DOBRO",-0-\r\n\x1a',
    }
    expect((await readList('ofac-csv', files)).map(namesOf)).toEqual([
      ['HARQASI, Zubaydin', 'THE FALCON'],
      ['FIKTIF, Dobrilo', 'DOBRO'],
    ])
    expect(await readList('ofac-csv', { 'cons_prim.csv': files['cons_prim.csv'] })).toHaveLength(1)
    await expect(readList('ofac-csv', { ...files, 'notes.csv': '' })).rejects.toThrow(/notes\.csv is none of/)
  })

  it('tell passports and other numbers with who gave them', async () => {
    const [entry] = await readList('ofac-csv', party(1, 'HARQASI, Zubaydin'))
    expect(entry?.identifiers).toEqual([
      { kind: 'passport', number: 'A1234567', country: 'ID' },
      { kind: 'national_id', number: '3578-01', country: 'IQ' },
      { kind: 'tax', number: '800123-1', country: 'CO' },
    ])
  })

  it('have in the advanced form every script, papers and programmes, which stand behind the parties', async () => {
    const name = (id: string, primary: boolean, text: string) =>
      `<Alias Primary="${primary}" LowQuality="false"><DocumentedName ID="${id}"><DocumentedNamePart><NamePartValue ScriptID="1">${text}</NamePartValue></DocumentedNamePart></DocumentedName></Alias>`
    const span =
      '<Start><From><Year>1962</Year><Month>1</Month><Day>1</Day></From></Start><End><To><Year>1962</Year><Month>12</Month><Day>31</Day></To></End>'
    const text = `<Sanctions xmlns="x"><ReferenceValueSets>
      <PartyTypeValues><PartyType ID="1">Individual</PartyType></PartyTypeValues>
      <PartySubTypeValues><PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType></PartySubTypeValues>
      <FeatureTypeValues><FeatureType ID="8">Birthdate</FeatureType><FeatureType ID="224">Gender</FeatureType></FeatureTypeValues>
      <DetailReferenceValues><DetailReference ID="91527">Female</DetailReference></DetailReferenceValues>
      <IDRegDocTypeValues><IDRegDocType ID="1571">Passport</IDRegDocType></IDRegDocTypeValues>
      <CountryValues><Country ID="11" ISO2="ID">Indonesia</Country></CountryValues></ReferenceValueSets>
      <IDRegDocuments><IDRegDocument IDRegDocTypeID="1571" IdentityID="70" IssuedBy-CountryID="11"><IDRegistrationNo>B7654321</IDRegistrationNo></IDRegDocument></IDRegDocuments>
      <DistinctParties><DistinctParty><Profile ID="7" PartySubTypeID="4"><Identity ID="70">${name('2', false, 'زبيدين حرقاسي')}${name('1', true, 'Zubaydin Harqasi')}</Identity>
      <Feature FeatureTypeID="8"><FeatureVersion><DatePeriod>${span}</DatePeriod></FeatureVersion></Feature>
      <Feature FeatureTypeID="224"><FeatureVersion><VersionDetail DetailReferenceID="91527"/></FeatureVersion></Feature></Profile></DistinctParty></DistinctParties>
      <SanctionsEntries><SanctionsEntry ProfileID="7"><SanctionsMeasure><Comment>SDGT</Comment></SanctionsMeasure></SanctionsEntry></SanctionsEntries></Sanctions>`
    const [entry] = await readList('ofac-advanced-xml', text)
    expect(namesOf(entry)).toEqual(['Zubaydin Harqasi', 'زبيدين حرقاسي'])
    expect(entry).toMatchObject({ kind: 'person', sex: 'F', birthDates: ['1962'], programs: ['SDGT'] })
    expect(entry?.identifiers).toEqual([{ kind: 'passport', number: 'B7654321', country: 'ID' }])
    await expect(readList('ofac-advanced-xml', text.replace('>Individual<', '>Ghost<'))).rejects.toThrow(
      /The kind “Ghost”/,
    )
  })
})

describe('the list of the European Union', () => {
  it('has names in parts, and passes over whom it does not name', async () => {
    const reports: Report[] = []
    const of = (id: number, names: string) =>
      `<sanctionEntity logicalId="${id}"><subjectType code="person"/>${names}<identification identificationTypeCode="passport" number="A1234567" countryIso2Code="IQ"/></sanctionEntity>`
    const text = `<export xmlns="x">\n${of(1, '<nameAlias wholeName="" firstName="Solo" lastName="Partname" strong="true"/>')}\n${of(2, '<nameAlias wholeName=""/>')}\n${of(3, '<nameAlias wholeName=""/><nameAlias wholeName="Velimir"/>')}\n</export>`
    const entries = await readList('eu-xml', text, reports)
    expect(entries.map(namesOf)).toEqual([['Solo Partname'], ['Velimir']])
    expect(entries[0]?.identifiers).toEqual([{ kind: 'passport', number: 'A1234567', country: 'IQ' }])
    expect(reports).toEqual([{ line: 3, reason: 'Entry 2 has no name.' }])
  })
})
