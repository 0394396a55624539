import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ListSource } from '../list-importer.ts'
import { LIST_IMPORTERS } from '../list-importers.ts'
import type { ListEntry } from '../screening.ts'

/** A small good file of every format, all of the same fictional person. */
const GOOD: Readonly<Record<string, string>> = {
  'ofac-csv':
    '7,"HARQASI, Zubaydin","individual","TEST] [TEST2","Chief",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 05 Mar 1971; POB Lembah, Indonesia; nationality Indonesia; Gender Male; a.k.a. \'THE FALCON\'."\r\n\x1a',
  'ofac-xml':
    '<?xml version="1.0"?><sdnList xmlns="x"><sdnEntry><uid>7</uid><firstName>Zubaydin</firstName><lastName>HARQASI</lastName><sdnType>Individual</sdnType><programList><program>TEST</program></programList><akaList><aka><category>weak</category><lastName>THE FALCON</lastName></aka></akaList><nationalityList><nationality><country>Indonesia</country></nationality></nationalityList><dateOfBirthList><dateOfBirthItem><dateOfBirth>05 Mar 1971</dateOfBirth></dateOfBirthItem></dateOfBirthList></sdnEntry></sdnList>',
  'un-xml':
    '<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><DATAID>7</DATAID><FIRST_NAME>Zubaydin</FIRST_NAME><SECOND_NAME>HARQASI</SECOND_NAME><UN_LIST_TYPE>TEST</UN_LIST_TYPE><NATIONALITY><VALUE>Indonesia</VALUE></NATIONALITY><INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>THE FALCON</ALIAS_NAME></INDIVIDUAL_ALIAS><INDIVIDUAL_DATE_OF_BIRTH><DATE>1971-03-05</DATE></INDIVIDUAL_DATE_OF_BIRTH></INDIVIDUAL></INDIVIDUALS></CONSOLIDATED_LIST>',
  'eu-xml':
    '<export xmlns="x"><sanctionEntity logicalId="7"><regulation programme="TEST"/><subjectType code="person"/><nameAlias wholeName="Zubaydin HARQASI" strong="true" gender="M"/><nameAlias wholeName="THE FALCON" strong="false"/><citizenship countryIso2Code="ID"/><birthdate birthdate="1971-03-05" city="Lembah"/></sanctionEntity></export>',
  'uk-csv':
    'Last Updated,01/02/2026,,,,,,,,,,\nName 6,Name 1,Name 2,DOB,Town of Birth,Nationality,Position,Group Type,Alias Type,Alias Quality,Regime,Group ID\nHARQASI,Zubaydin,,05/03/1971,Lembah,Indonesia,Chief,Individual,Primary name,,TEST,7\nTHE FALCON,,,,,,,Individual,AKA,Low quality,TEST,7\n',
  'ofac-advanced-xml':
    '<Sanctions xmlns="x"><ReferenceValueSets><PartyTypeValues><PartyType ID="1">Individual</PartyType></PartyTypeValues><PartySubTypeValues><PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType></PartySubTypeValues><CountryValues><Country ID="11" ISO2="ID">Indonesia</Country></CountryValues></ReferenceValueSets><Locations><Location ID="5"><LocationCountry CountryID="11"/></Location></Locations><DistinctParties><DistinctParty FixedRef="7"><Profile ID="7" PartySubTypeID="4"><Identity ID="70"><Alias Primary="true" LowQuality="false"><DocumentedName><DocumentedNamePart><NamePartValue NamePartGroupID="1">HARQASI</NamePartValue></DocumentedNamePart><DocumentedNamePart><NamePartValue NamePartGroupID="2">Zubaydin</NamePartValue></DocumentedNamePart></DocumentedName></Alias><Alias Primary="false" LowQuality="true"><DocumentedName><DocumentedNamePart><NamePartValue>THE FALCON</NamePartValue></DocumentedNamePart></DocumentedName></Alias><NamePartGroups><MasterNamePartGroup><NamePartGroup ID="1" NamePartTypeID="1520"/></MasterNamePartGroup><MasterNamePartGroup><NamePartGroup ID="2" NamePartTypeID="1521"/></MasterNamePartGroup></NamePartGroups></Identity><Feature FeatureTypeID="8"><FeatureVersion><DatePeriod><Start><From><Year>1971</Year><Month>3</Month><Day>5</Day></From><To><Year>1971</Year><Month>3</Month><Day>5</Day></To></Start><End><From><Year>1971</Year><Month>3</Month><Day>5</Day></From><To><Year>1971</Year><Month>3</Month><Day>5</Day></To></End></DatePeriod></FeatureVersion></Feature><Feature FeatureTypeID="10"><FeatureVersion><VersionLocation LocationID="5"/></FeatureVersion></Feature></Profile></DistinctParty></DistinctParties></Sanctions>',
  dttot:
    'Nama,Deskripsi,Terduga,Kode Densus,Tempat Lahir,Tanggal Lahir,WN/Asal Negara,Alamat\nZubaydin HARQASI alias THE FALCON,-,Orang,7,Lembah,05/03/1971,Indonesia,-\n',
  'ppatk-wmd':
    'Referensi,Nama,Gelar,Pekerjaan,Tanggal Lahir,Tempat Lahir,Alias 1,Alias 2,Kewarganegaraan\nORANG ATAU INDIVIDUAL,,,,,,,,\n7,Zubaydin HARQASI,NA,Chief,5 Maret 1971,Lembah,THE FALCON,NA,Indonesia\n',
  'worldbank-debarred':
    'SUPP_ID,Firm Name,Additional Firm Info,Country,From Date,To Date,Grounds\n7,Zubaydin HARQASI (A.K.A. THE FALCON),,Indonesia,01-JAN-2026,31-DEC-2028,TEST\n',
  'opensanctions-csv':
    'id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,program_ids,dataset,first_seen,last_seen,last_change\n7,Person,Zubaydin Harqasi,THE FALCON,1971-03-05,id,,,TEST,,,,x,,,\n',
  'opensanctions-peps-csv':
    'id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,program_ids,dataset,first_seen,last_seen,last_change\n7,Person,Zubaydin Harqasi,THE FALCON,1971-03-05,id,,,,,,,x,,,\n',
  'opensanctions-ftm':
    '{"id":"7","schema":"Person","caption":"Zubaydin Harqasi","properties":{"name":["Zubaydin Harqasi"],"weakAlias":["THE FALCON"],"birthDate":["1971-03-05"],"nationality":["id"],"topics":["sanction","sanction.linked","sanction.counter","debarment","crime.terror","wanted","poi","reg.warn","role.pep","role.rca"]}}\n{"id":"8","schema":"Address","properties":{}}\n',
  csv: 'id,name,aliases,birth_date,country\n7,Zubaydin Harqasi,THE FALCON,1971-03-05,Indonesia\n',
  'peps-csv': 'id,name,aliases,birth_date,country\n7,Zubaydin Harqasi,THE FALCON,1971-03-05,ID\n',
}

function source(text: string | Uint8Array, pieceBytes = 7): ListSource {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  return {
    name: 'list',
    async *open() {
      for (let from = 0; from < bytes.length; from += pieceBytes) yield bytes.subarray(from, from + pieceBytes)
    },
  }
}

function importerOf(format: string) {
  const importer = LIST_IMPORTERS.find((each) => each.format === format)
  if (importer === undefined) throw new Error(format)
  return importer
}

async function read(format: string, text: string | Uint8Array, pieceBytes?: number): Promise<readonly ListEntry[]> {
  const entries: ListEntry[] = []
  for await (const entry of importerOf(format).read([source(text, pieceBytes)])) entries.push(entry)
  return entries
}

describe.each(LIST_IMPORTERS.map(({ format }) => format))('the importer of %s', (format) => {
  const good = GOOD[format] ?? ''

  it('reads name, alias, birth date and country of a good file, in pieces of any size', async () => {
    for (const pieceBytes of [1, 7, 65_536]) {
      const [entry, ...more] = await read(format, good, pieceBytes)
      expect(more).toEqual([])
      expect(entry).toMatchObject({ id: '7', countries: ['ID'] })
      // Whom the World Bank shuts out may be anybody, born whenever.
      const isPlain = format === 'worldbank-debarred'
      expect(entry?.kind).toBe(isPlain ? 'unknown' : 'person')
      expect(entry?.birthDates).toEqual(isPlain ? [] : ['1971-03-05'])
      const names = entry?.names.map(({ text }) =>
        text
          .toLowerCase()
          .replace(/[^a-z ]/g, '')
          .split(' ')
          .sort()
          .join(' '),
      )
      expect(names).toContain('harqasi zubaydin')
      expect(names).toContain('falcon the')
      expect(entry?.topics).toEqual(importerOf(format).topics)
    }
  })

  it('takes nothing from an empty file', async () => {
    expect(await read(format, '').catch((error: Error) => error.name)).toSatisfy(
      (outcome) => outcome === 'DamagedListError' || (Array.isArray(outcome) && outcome.length === 0),
    )
  })

  it('refuses bytes that are no text', async () => {
    await expect(read(format, new Uint8Array([0xff, 0xfe, 0x00, 0xd8]))).rejects.toMatchObject({
      name: 'DamagedListError',
    })
  })

  it('says which line is damaged', async () => {
    const broken = format.endsWith('-xml') ? good.replace('</', '<<') : `${good.replaceAll('\x1a', '')}\n"a","b\n`
    await expect(read(format, broken)).rejects.toThrow(/^Line \d+: ./)
  })

  it('fails with its own error, whatever the file holds', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.nat({ max: good.length }),
        async (noise, at) => {
          const outcome = await read(format, good.slice(0, at) + noise + good.slice(at)).catch(
            (error: Error) => error.name,
          )
          expect(typeof outcome === 'string' ? outcome : 'read').toMatch(/^(DamagedListError|read)$/)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe.each(['ofac-xml', 'ofac-advanced-xml', 'un-xml', 'eu-xml'])('hostile XML as %s', (format) => {
  it.each([
    ['entities that grow', '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>', /DOCTYPE/],
    ['entities that reach outside', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', /DOCTYPE/],
    ['an undefined entity', `${(GOOD[format] ?? '').slice(0, -20)}&nobody;`, /^Line \d+/],
    ['a cut off document', (GOOD[format] ?? '').slice(0, -10), /cut off|well-formed/],
    [
      'nesting without end',
      `${/^(?:<\?.*?\?>)?<[^>]*>/.exec(GOOD[format] ?? '')?.[0] ?? ''}${'<a>'.repeat(5_000)}`,
      /deep/,
    ],
    ['another document', '<html></html>', /not </],
  ])('%s are refused', async (_what, text, reason) => {
    await expect(read(format, text, 65_536)).rejects.toThrow(reason)
  })
})

describe('the UN list', () => {
  it.each([
    ['Azim Harqasi; Azim Agha-Jani', ['Azim Harqasi', 'Azim Agha-Jani']],
    ['Dobrilo Sabet b) M. Dobrilo Sabet', ['Dobrilo Sabet', 'M. Dobrilo Sabet']],
    ['Jin Tiesan (金铁三)', ['Jin Tiesan', '金铁三']],
    ['Harqas (original script: Харкас)', ['Harqas', 'Харкас']],
    ['حسن غول (Hassan Ghul; Hasan Gul)', ['حسن غول', 'Hassan Ghul', 'Hasan Gul']],
    ['Encep Harqasi (birth name)', ['Encep Harqasi', 'Encep Harqasi (birth name)']],
    ['(Sheikh) Musa Harqasi', ['(Sheikh) Musa Harqasi']],
  ])('takes each name of the alias %s', async (alias, names) => {
    const good = GOOD['un-xml'] ?? ''
    const [entry] = await read('un-xml', good.replace(/<ALIAS_NAME>[^<]*/, `<ALIAS_NAME>${alias}`))
    expect(entry?.names.map(({ text }) => text)).toEqual(expect.arrayContaining(names))
    expect(entry?.names).toHaveLength(1 + names.length)
  })
})

describe('text that is none', () => {
  const rows = 'id,name\n1,Velimir\n2,Dobrilo\n'
  it.each([
    [
      'a letter of another encoding',
      Buffer.from(`${rows}3,Jos\u00e9 Harqasi\n`, 'latin1'),
      'Line 4: The file is not UTF-8',
    ],
    ['a letter that is cut off', Buffer.from(`${rows}3,José`).subarray(0, -1), 'Line 4: The file is not UTF-8'],
    ['gzip', gzipSync(rows), 'Line 1: The file is compressed'],
    ['NUL', Buffer.from(`${rows}3,Zubay\0din\n`), 'Line 4: The entry has NUL'],
  ])('is refused with its line: %s', async (_what, bytes, reason) => {
    for (const pieceBytes of [2, 3, 7, 65_536]) {
      await expect(read('csv', bytes, pieceBytes)).rejects.toThrow(reason)
    }
  })

  it('is refused where it is written as an escape', async () => {
    const line = (name: string) =>
      `{"id":"a","schema":"Person","caption":"${name}","properties":{"topics":["sanction"]}}\n`
    for (const name of ['Zubay\\u0000din', 'Zubay\\ud800din']) {
      await expect(read('opensanctions-ftm', line('Velimir') + line(name))).rejects.toThrow('Line 2: The entry has NUL')
    }
  })

  it('is not made by cutting a name that is too long', async () => {
    const [entry] = await read('csv', `id,name\n1,${'x'.repeat(499)}\u{20000}\n`)
    expect(entry?.names.map(({ text }) => text)).toEqual(['x'.repeat(499)])
  })
})

describe('a table', () => {
  it('with a quote missing in two rows is refused, for the rows between would be lost', async () => {
    const rows = 'id,name\n1,"Velimir\n2,"Dobrilo"\n3,"Zubaydin\n4,"Orlindo"\n'
    await expect(read('csv', rows)).rejects.toThrow(/^Line 3: There is text behind a closing quote/)
  })

  it('whose quote never ends is refused before it fills the memory', async () => {
    const endless = `id,name\n1,"${'x'.repeat(5 * 1024 * 1024)}`
    await expect(read('csv', endless, 65_536)).rejects.toThrow(/longer than 4 MB/)
  })

  it('with a row too short is refused with its line', async () => {
    await expect(read('csv', 'id,name\n1,Velimir\n2\n')).rejects.toThrow('Line 3: 1 cells where the header has 2.')
  })
})
