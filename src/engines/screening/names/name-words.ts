const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean))

/** Small words between the parts of a name; they come and go between two writings of one name. */
export const PARTICLES = words(
  `al el ul ad ud ar as ash az at an bin bint binti binte ibn ben bani ould oulde bnt de da do dos das del della
   den der di du la le les lo van von zu zur ter ten af av os ibni ou the of and und et for in to`,
)

/** Between a person's name and the father's: what stands on its two sides cannot change places. */
export const SON_OF = words('bin bint binti binte ibn ben bnt ould oulde ibni walad wald')

/** Words that carry less than a name of their own: the first halves of compound names. */
export const LIGHT_WORDS = words(
  'abd abdul abdel abdal abdil abdoul abdi abdu abu abou abi umm um na nia allah ullah din uddin eddin',
)

/** Words that half the companies of the world have in their names. */
export const GENERIC_WORDS = words(
  `group holding holdings trading international global business services solutions enterprises enterprise industries industry
   general import export trade commercial investment investments development management establishment systems technology bank
   construction shipping transport engineering foundation association grup`,
)

/** Titles and degrees before and behind a name; Indonesian, Arabic, Pashto and European ones. */
export const TITLES = words(
  `mr mrs ms miss mister monsieur madame mme herr frau dr drs dra ir prof professor sir lord lady hon general gen colonel
   col major maj captain capt lieutenant lt brigadier brig president minister sheikh shaikh shaykh sheik cheikh haji hajj
   hajji hadji haj hj mullah mulla molla maulavi mawlawi maulawi mawlavi molvi sayyid sayyed syed seyyed ayatollah hojatoleslam
   ustad ustadz kh kyai sh spd skom ssi se sh mm msi mpd mkom mt st spdi sag sip sos ssos ba bsc msc phd md mba amd jr sr senior
   junior esq qari qadi hafiz alhaj alhaji engineer eng lc mag mh mhi mhum mkes mkn mpdi mpsi msn mikom sikom skm skep sked
   spsi ssn sst shut ners amdkeb amdkep spog ato weyzero woizero wzo wzro mv shri smt`,
)

/** What stands in the place of a name where there is none. */
const PLACEHOLDERS = words(
  'none null nil unknown undefined unnamed noname na nn xxx test tidak tidakada tanpa nama notavailable notapplicable anonymous',
)

export function isPlaceholder(name: string): boolean {
  const letters = name.toLowerCase().match(/\p{L}+/gu) ?? []
  return letters.every((word) => PLACEHOLDERS.has(word)) || PLACEHOLDERS.has(letters.join(''))
}

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
  'francisco paco pancho',
  'jose pepe',
  'ignacio nacho',
  'joaquin chapo',
  'lawrence larry',
  // Korean and Chinese family names, by the tables of North, South and habit.
  'kim gim',
  'lee yi ri rhee',
  'park pak bak',
  'choi choe choy',
  'jung jeong chung chong jong',
  'kang gang',
  'cho jo',
  'yoon yun',
  'lim im rim',
  'yoo yu ryu',
  'noh ro roh no',
  'shin sin',
  'woo u wu',
  'koo ku gu',
  'joo ju chu',
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
    organisation: 'organization',
    org: 'organization',
    labour: 'labor',
    intl: 'international',
    bros: 'brothers',
    nasionalnaya: 'natsionalnaya',
  }),
)

/** What "Abdul" and its like are compared as. */
export const ABD = 'abd'

/** Spellings and short forms of the words that are in most names, with the one they are compared as. */
const COMMON: readonly (readonly [RegExp, string])[] = [
  [/^(m[uo]h+[aeu]?mm?[aei]?d+|m[ae]?h+[ae]mm?[ae]d+|mohd|muhd|moh|muh|mhd|mhmd|mukhamm?[ae]d|maxamed)$/, 'muhamad'],
  [/^abd(u[lrsztdn]?|[aeio]l?|[ieo]r|oul?|oel?)?$/, ABD],
  [/^abd(ou|oe|[uaeio])l+[aeo]+h?$/, 'abdulah'],
]

/**
 * The spelling by which a word is compared; null: its own.
 *
 * @param isFirst whether it begins the name: "Md." there is Muhammad, behind a name it is a degree
 */
export function commonSpelling(word: string, isFirst: boolean): string | null {
  if (word === 'md') return isFirst ? 'muhamad' : null
  if (word.length > 12 || !/^[am]/.test(word)) return null
  return COMMON.find(([pattern]) => pattern.test(word))?.[1] ?? null
}
