/**
 * Given names of one meaning: short and pet names, and what one name is called in the tongues of its neighbours. Words of one
 * line are alike; a word may stand in several.
 */
const GROUPS: readonly string[] = [
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
  // Russian, Ukrainian and Belarusian.
  'aleksandr alexandr alexander oleksandr aliaksandr alyaksandr aleksander',
  'alexei aleksei alexey aleksey aleksiy oleksii oleksiy oleksy aliaksei alyaksey aliaksiej',
  'andrei andrey andrii andriy andrej andriej andreas',
  'vladimir volodymyr uladzimir wladimir vladymyr',
  'sergei sergey serhii serhiy siarhei syarhey siarhiej sergej serghei',
  'nikolai nikolay nikolaj mykola mikalai mikalay mikola',
  'mikhail mykhailo mikhailo mihail mihajlo michail mikhas',
  'dmitri dmitry dmitriy dmitrii dmytro dzmitry dzmitryi dimitri dmitrij',
  'yevgeny evgeny yevgeni evgeni evgeniy yevgeniy evgenii yevhen yevhenii evhen yauhen yaugen yauheni jevgenij',
  'grigory grigori grigoriy grigorii hryhorii hryhoriy hryhory ryhor',
  'yuri yury yuriy yurii iurii jurij juri juris yuras',
  'igor ihor ihar',
  'oleg oleh aleh',
  'pavel pavlo paul',
  'petr pyotr petro piotr',
  'vasily vasili vasiliy vasilii vasyl vasil',
  'viktor viktar victor',
  'gennady gennadi gennadiy gennadii hennadii hennadiy henadz henadzi',
  'georgy georgi georgiy georgii heorhii heorhiy heorhi',
  'konstantin kostyantyn kostiantyn kanstantsin',
  'stepan stsiapan stiapan',
  'fedor fyodor fiodor fedir fiodar',
  'yakov yakiv yakau',
  'leonid leanid',
  'boris borys barys',
  'bogdan bohdan bahdan',
  'denis denys dzianis dzyanis',
  'artem artyom artsiom artsyom',
  'elena yelena olena alena jelena',
  'olga olha volha',
  'ekaterina yekaterina kateryna katsiaryna katerina jekaterina',
  'natalia natalya nataliya nataliia natalliia natallia natalja',
  'anna hanna ganna',
  'tatiana tatyana tetiana tetyana tatsiana tatjana',
  'svetlana svitlana sviatlana',
  'galina halyna halina',
  'lyudmila ludmila liudmila liudmyla lyudmyla',
  'nadezhda nadiya nadiia nadzeya',
  'yulia yuliya yuliia iuliia julia',
  'oksana aksana',
]

/** Behind its father's name a person's own says who the father was: the two are told apart by this. */
const FATHERS = 1_000

const OF_GIVEN = groupsOf(GROUPS, (name) => name)
const OF_FATHERS = groupsOf(GROUPS, withoutLast)

function groupsOf(lines: readonly string[], form: (name: string) => string): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>()
  lines.forEach((line, group) => {
    for (const name of new Set(line.split(' ').map(form))) groups.set(name, [...(groups.get(name) ?? []), group])
  })
  return groups
}

/** The groups of a given name or of a patronymic; null: it is in none. */
export function givenGroups(text: string): readonly number[] | null {
  const stem = fatherOf(text)
  if (stem === null) return OF_GIVEN.get(text) ?? null
  return OF_FATHERS.get(withoutLast(stem))?.map((group) => group + FATHERS) ?? null
}

const PATRONYMIC = /^(.{3,}?)(?:[iyj]?[iyj]?[eoa][vwu]|[iyj]{1,2}v)(?:[iy](?:t?sch|tch|ch|cz|c|h)|y?i?na)$/

/** "ivan" of "Ivanovich", "Ivanovych", "Ivanavich", "Ivanovna" and "Ivanauna"; null for what is no patronymic. */
export function fatherOf(text: string): string | null {
  return text.length < 7 ? null : (PATRONYMIC.exec(text)?.[1] ?? null)
}

function withoutLast(name: string): string {
  return name.replace(/(?<=...)[iyjeao]+$/, '')
}
