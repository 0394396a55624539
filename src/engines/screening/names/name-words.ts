const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean))

/** Small words between the parts of a name; they come and go between two writings of one name. */
export const PARTICLES = words(
  `al el ul ad ud ar as ash az at an bin bint binti binte ibn ben bani ould oulde bnt de da do dos das del della
   den der di du la le les lo los las ur uz ush uth adh ath van von zu zur ter ten af av os ibni ou the of and und et for in to`,
)

/** Between a person's name and the father's: what stands on its two sides cannot change places. */
export const SON_OF = words('bin bint binti binte ibn ben bnt ould oulde ibni walad wald')

/** Words that carry less than a name of their own: the first halves of compound names. */
export const LIGHT_WORDS = words(
  'abd abdul abdel abdal abdil abdoul abdi abdu abu abou abi umm um na nia allah ullah din uddin eddin',
)

/** Words that half the companies of the world have in their names. */
export const GENERIC_WORDS = words(
  `group holding holdings trading trade international global business services service solutions solution enterprises enterprise
   industries industry industrial general import imports export exports commercial commerce investment investments development
   management establishment systems system technology technologies bank construction contracting shipping transport transportation
   logistics logistic engineering foundation association grup grupo exchange money complex compound agency institute institution
   center centre charity charitable society office department committee council company organization brokerage brokers
   engineers equipment machinery manufacturing factory plant works research laboratory laboratories consulting consultants
   consultancy marketing supplies supply stores store market markets products production processing communications communication
   telecom telecommunications electronics electronic chemical chemicals energy petroleum oil gas steel cement finance financial
   credit capital partners properties property projects project maritime lines line airlines aviation security
   private national central training union campaign movement brothers sons offshore`,
)

/** Words of companies and offices that are written in several forms or shortened; a line is one word for the ear. */
const STEMS = [
  'industry industries industrial ind industrie industria industrias',
  'trade trading',
  'engineer engineers engineering engg',
  'manufacturing manufacture manufacturers manufacturer mfg',
  'technology technologies technical tech',
  'service services serv servs svcs svc',
  'transport transports transportation transporting trans',
  'investment investments invest inv',
  'development developments developing devt',
  'construction constructions constr const',
  'machinery machine machines',
  'agriculture agricultural agri agro agricola',
  'commerce commercial coml',
  'export exports exporting exporters exp',
  'import imports importing importers imp',
  'chemical chemicals chem',
  'petrochemical petrochemicals',
  'electronic electronics',
  'communication communications comms',
  'consulting consultants consultancy consultant consult',
  'product products production productions',
  'system systems sys',
  'enterprise enterprises entp ent',
  'holding holdings hldg hldgs',
  'group grup grp groupe gruppe grupo gruppo',
  'foundation yayasan fondation fundacion fundacao stiftung stichting fondazione vakfi',
  'bank banque banco banca',
  'university univ universitas universite universidad',
  'national natl',
  'international intl',
  'association assn assoc asosiasi asociacion associacao associazione',
  'department dept',
  'government govt',
  'brothers bros brother',
  'management mgmt mgt',
  'charity charitable charities',
  'shipping shpg ship',
  'committee cttee',
  'organization organisation org orgn',
  'center centre ctr',
  'logistic logistics',
  'solution solutions',
  'resource resources',
  'pharmaceutical pharmaceuticals pharma',
  'financial finance finances',
  'laboratory laboratories lab labs',
  'property properties',
  'store stores',
  'market markets marketing',
  'supply supplies',
  'project projects',
  'partner partners',
  'establishment estab',
  'company companies perusahaan',
  'institute institution inst',
  'telecommunications telecommunication telecom telecoms',
]

/** By each form of such a word, the one it is heard as. */
export const STEM_WORDS: ReadonlyMap<string, string> = new Map(
  STEMS.flatMap((line) => {
    const [stem = '', ...forms] = line.split(' ')
    return forms.map((form) => [form, stem] as const)
  }),
)

/** Titles and degrees before and behind a name; Indonesian, Arabic, Pashto and European ones. */
export const TITLES = words(
  `mr mrs ms miss mister monsieur madame mme herr frau dr drs dra ir prof professor sir lord lady hon general gen colonel
   col major maj captain capt lieutenant lt brigadier brig president minister sheikh shaikh shaykh sheik cheikh haji hajj
   hajji hadji haj hj mullah mulla molla maulavi mawlawi maulawi mawlavi molvi sayyid sayyed syed seyyed ayatollah hojatoleslam
   ustad ustadz kh kyai sh spd skom ssi se sh mm msi mpd mkom mt st spdi sag sip sos ssos ba bsc msc phd md mba amd jr sr senior
   junior esq qari qadi hafiz alhaj alhaji engineer eng lc mag mh mhi mhum mkes mkn mpdi mpsi msn mikom sikom skm skep sked
   spsi ssn sst shut ners amdkeb amdkep spog ato weyzero woizero wzo wzro mv shri smt dato datuk datin tengku tuan puan encik raden sdr sdri almarhum almarhumah alm almh jenderal kolonel letnan ustaz ustadzah
   tgk ustazah weizero sheykh`,
)

/** Titles only where they begin a name; behind one they are names. */
export const FIRST_TITLES = words('maulana mawlana mevlana')

/** What stands in the place of a name where there is none. */
const PLACEHOLDERS = words(
  'none null nil unknown undefined unnamed noname na nn xxx test tidak tidakada tanpa nama notavailable notapplicable anonymous',
)

export function isPlaceholder(name: string): boolean {
  const letters = name.toLowerCase().match(/\p{L}+/gu) ?? []
  return letters.every((word) => PLACEHOLDERS.has(word)) || PLACEHOLDERS.has(letters.join(''))
}

/** Spellings that sound alone does not bring together. */
export const SAME_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    organisation: 'organization',
    labour: 'labor',
    nasionalnaya: 'natsionalnaya',
  }),
)

/** What "Abdul" and its like are compared as. */
export const ABD = 'abd'

/** Spellings and short forms of the words that are in most names, with the one they are compared as. */
const COMMON: readonly (readonly [RegExp, string])[] = [
  [
    /^(m[uo]h+[aeu]?mm?[aei]?d+|m[ae]?h+[ae]mm?[ae]d+|m(?:u|o|oe|ou)(?:h|kh|ch|c)[ao]mm?[aei][dt]+|mohd|muhd|mochd?|muchd?|moh|muh|mhd|mhmd|maxamed|magomed|mahamat)$/,
    'muhamad',
  ],
  [/^(a(?:h|kh|ch|x|k)m[aeo]d|ach|ahmat|ahmet|achmat|hmed)$/, 'ahmad'],
  [/^abd(u[lrsztdn]?|[aeio]l?|[ieo]r|oul?|oel?)?$/, ABD],
  [/^abd(ou|oe|[uaeio])l+[aeo]+(?:h|hi|hy|ye)?$/, 'abdulah'],
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
