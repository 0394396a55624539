const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean))

/** Small words between the parts of a name; they come and go between two writings of one name. */
export const PARTICLES = words(
  `al el ul ad ud ar as ash az at an bin bint binti binte ibn ben bani ould oulde bnt e i y de da do dos das del della
   der den di du la le les lo van von zu zur ter ten af av os ibni ou the of and und et for in o a to`,
)

/** Words that carry less than a name of their own: the first halves of compound names. */
export const LIGHT_WORDS = words('abd abdul abdel abdal abdoul abdi abu abou abi umm um na nia')

/** Words that half the companies of the world have in their names. */
export const GENERIC_WORDS = words(
  `group holding holdings trading international global business services solutions enterprises industries industry general
   import export trade commercial investment investments development management establishment systems technology bank
   construction shipping transport engineering corporation foundation association`,
)

/** Titles and degrees before and behind a name; Indonesian, Arabic, Pashto and European ones. */
export const TITLES = words(
  `mr mrs ms miss mister monsieur madame mme herr frau dr drs dra ir prof professor sir lord lady hon general gen colonel
   col major maj captain capt lieutenant lt brigadier brig president minister sheikh shaikh shaykh sheik cheikh haji hajj
   hajji hadji haj hj mullah mulla molla maulavi mawlawi maulawi mawlavi molvi sayyid sayyed syed seyyed ayatollah hojatoleslam
   ustad ustadz kh kyai sh spd skom ssi se sh mm msi mpd mkom mt st spdi sag sip sos ssos ba bsc msc phd md mba amd jr sr senior
   junior esq qari qadi hafiz alhaj alhaji engineer eng lc mag mh mhi mhum mkes mkn mpdi mpsi msn mikom sikom skm skep sked
   spsi ssn sst shut ners amdkeb amdkep spog`,
)

const FORMS: readonly (readonly string[])[] = [
  [
    'llc',
    'ooo',
    'ооо',
    'gmbh',
    'ltd',
    'limited',
    'sarl',
    'srl',
    'pt',
    'sl',
    'bv',
    'lda',
    'ltda',
    'pte',
    'pty',
    'pvt',
    'spzoo',
    'kft',
    'doo',
    'zoo',
  ],
  ['inc', 'incorporated', 'corp', 'corporation', 'co', 'company', 'compan', 'cia'],
  [
    'ag',
    'sa',
    'nv',
    'plc',
    'jsc',
    'ojsc',
    'oao',
    'ao',
    'pjsc',
    'pao',
    'zao',
    'cjsc',
    'spa',
    'ab',
    'as',
    'asa',
    'oyj',
    'tbk',
    'aktiengesellschaft',
    'akg',
    'berhad',
    'bhd',
    'sab',
  ],
  ['lp', 'llp', 'lllp', 'kg', 'partnership'],
]
/** Legal forms, by the family of law they belong to: a form may be written in many ways. */
export const LEGAL_FORMS: ReadonlyMap<string, number> = new Map(
  FORMS.flatMap((forms, family) => forms.map((form) => [form, family] as const)),
)

/** Forms written out in several words, brought to the short one before a name is read. */
export const LONG_FORMS: readonly (readonly [RegExp, string])[] = [
  [/\blimited liability company\b/g, 'llc'],
  [/\b(public |open |closed )?jo[iy]nt stock compan(y)?\b/g, 'jsc'],
  [/\bобщество с ограниченной ответственностью\b/g, 'ooo'],
  [/\b(публичное |открытое |закрытое )?акционерное общество\b/g, 'ao'],
  [/\bsocietatea cu raspundere limitata\b/g, 'srl'],
  [/\bgesellschaft mit beschrankter haftung\b/g, 'gmbh'],
  [/\bsp z o o\b/g, 'spzoo'],
  [/\bs a de c v\b/g, 'sa'],
  [/\bde c v\b/g, ''],
]

const NICKNAMES: readonly string[] = [
  'benjamin ben bibi benny benji',
  'theodore ted teddy theo',
  'barack barry',
  'robert bob bobby rob',
  'william bill billy will',
  'richard dick rick',
  'james jim jimmy',
  'john jack johnny',
  'joseph joe joey',
  'thomas tom tommy',
  'michael mike mick misha',
  'alexander alex sasha aleksandr',
  'vladimir vova volodya',
  'dmitri dima',
  'sergei serge',
  'edward ed eddie',
  'charles charlie chuck',
  'anthony tony',
  'daniel dan danny',
  'samuel sam',
  'elizabeth liz beth betty',
  'margaret maggie peggy',
  'katherine kate kathy',
  'nicholas nick',
  'andrew andy',
  'steven steve',
  'christopher chris',
  'matthew matt',
  'gregory greg',
  'peter pete',
  'yevgeny zhenya',
  'muhammad mohd muh moh mhd md',
  'francisco paco pancho',
  'jose pepe',
  'ignacio nacho',
  'joaquin chapo',
  'lawrence larry',
]
/** Short and pet names, by the group they belong to. */
export const NICKNAME_GROUPS: ReadonlyMap<string, readonly number[]> = groupsOf(NICKNAMES)

function groupsOf(lines: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>()
  lines.forEach((line, group) => {
    for (const name of line.split(' ')) groups.set(name, [...(groups.get(name) ?? []), group])
  })
  return groups
}

/** Spellings that sound alone does not bring together. */
export const SAME_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    first: '1',
    second: '2',
    third: '3',
    '1st': '1',
    '2nd': '2',
    '3rd': '3',
    one: '1',
    two: '2',
    three: '3',
    four: '4',
    five: '5',
    six: '6',
    seven: '7',
    eight: '8',
    nine: '9',
    ten: '10',
    forty: '40',
    organisation: 'organization',
    org: 'organization',
    labour: 'labor',
    intl: 'international',
    bros: 'brothers',
    ii: '2',
    iii: '3',
    iv: '4',
    vi: '6',
    vii: '7',
    viii: '8',
    ix: '9',
  }),
)
