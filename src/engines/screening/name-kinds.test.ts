import { describe, expect, it } from 'vitest'
import { compareNames } from './compare-names.ts'
import { readName } from './read-name.ts'
import { ALARM_SCORE } from './screening.ts'

/** Fictional pairs that differ in one thing each, by the kind of that thing. */
interface Kind {
  readonly kind: string
  readonly style?: 'organization'
  readonly same?: readonly (readonly [string, string])[]
  readonly different?: readonly (readonly [string, string])[]
}

const KINDS: readonly Kind[] = [
  {
    kind: 'initials, also those that look like small words',
    same: [
      ['Lidia A. Fiktiva', 'Lidia Aleksandrovna Fiktiva'],
      ['Lidia E. Fiktiva', 'Lidia Eduardovna Fiktiva'],
      ['Orhan I. Karadeli', 'Orhan Ilkay Karadeli'],
      ['A. Fiktif', 'Atif Fiktif'],
      ['Y. Kostoradov', 'Yaromir Kostoradov'],
      ['O. Mwarigombe', 'Odilon Mwarigombe'],
      ['Teodor Y Vasilkov', 'Teodor Yanov Vasilkov'],
      ['E. P. Brundel', 'Edvin Paulus Brundel'],
    ],
    different: [
      ['Hans O. Feldmar', 'Hans Joachim Feldmar'],
      ['B. Fiktif', 'Atif Fiktif'],
    ],
  },
  {
    kind: 'short forms and spellings of Muhammad',
    same: [
      ['Mohd Fiktif', 'Mohammad Fiktif'],
      ['Muh. Fiktif', 'Mohammed Fiktif'],
      ['Moh. Fiktif', 'Mohamed Fiktif'],
      ['M. Fiktif', 'Muhammad Fiktif'],
      ['Mhd. Rantauwi', 'Muhamad Rantauwi'],
      ['Md. Rantauwi', 'Mohammod Rantauwi'],
      ['Muhd Zarkasi', 'Muhammed Zarkasi'],
      ['Muhammadali Zarkasi', 'Mohamad Ali Zarkasi'],
      ['Moch. Rantauwi', 'Muhammad Rantauwi'],
      ['Mochammad Rantauwi', 'Mohammed Rantauwi'],
      ['Muchamad Rantauwi', 'Mohd Rantauwi'],
      ['Achmad Rantauwi', 'Ahmad Rantauwi'],
      ['Ach. Rantauwi', 'Akhmad Rantauwi'],
    ],
    different: [
      ['Mahmoud Fiktif', 'Mohd Fiktif'],
      ['Mohd Fiktif', 'Mohd Rantauwi'],
    ],
  },
  {
    kind: 'Abdul, joined, with a hyphen, apart',
    same: [
      ['Abdulhaq Fiktivi', 'ABDUL-HAQ FIKTIVI'],
      ['Abdul Haq Fiktivi', 'Abdulhaq Fiktivi'],
      ['Abd al-Haq Fiktivi', 'Abdulhaq Fiktivi'],
      ['Abdurrahman Zarkasi', 'Abd al-Rahman Zarkasi'],
      ['Abdussalam Rantauwi', 'Abdul Salam Rantauwi'],
      ['Abdelkader Zarkasi', 'Abd el Kader Zarkasi'],
      ['Abdul Hai Rantauwi', 'Abdulhai Rantauwi'],
      ['Abdur Rauf Rantauwi', 'Abdurrauf Rantauwi'],
      ['Abd Ur-Rauf Rantauwi', 'Abdul Rauf Rantauwi'],
      ['Abdus Salam Zarkasi', 'Abdussalam Zarkasi'],
      ['Abdoulaye Zarkasi', 'Abdullahi Zarkasi'],
      ['عبد الرحمن فكتيفي', 'Abdurrahman Fiktivi'],
      ['عبد القادر فكتيفي', 'Abdelkader Fiktivi'],
      ['عبد الكريم فكتيفي', 'Abdul Karim Fiktivi'],
      ['عبدالكريم فكتيفي', 'Abdulkarim Fiktivi'],
      ['عبد الله زرقاسي', 'Abdullah Zarqasi'],
      ['محمود فكتيفي', 'Mahmoud Fiktivi'],
    ],
    different: [
      ['Abdul Karim Zarkasi', 'Abdul Basit Zarkasi'],
      ['Abdul Haq Fiktivi', 'Abdul Haq Rantauwi'],
      ['Abdul Malik', 'Abdul Khalik'],
    ],
  },
  {
    kind: 'Hangul without spaces, and joined Latin names',
    same: [
      ['홍길동', 'HONG, Gil Dong'],
      ['홍길동', 'Hong Kil-tong'],
      ['박지훈', 'PAK, Chi-hun'],
      ['honggildong', 'Hong Gil Dong'],
      ['VelimirKostoradov', 'Velimir Kostoradov'],
      ['velimirkostoradov', 'Velimir Kostoradov'],
      ['zubaydinharqasi', 'Zubaydin Harqasi'],
      ['Gildong Hong', 'HONG Gil Dong'],
    ],
    different: [
      ['Kim Chol', 'Kim Tong Chol'],
      ['Li Wu', 'Lu Wu'],
      ['홍길동', '홍길순'],
      ['김하늘', '박하늘'],
      ['홍길동', '홍일동'],
    ],
  },
  {
    kind: 'one character of a Han name',
    same: [
      ['張偉明', '张伟明'],
      ['张伟明', 'Zhang Weiming'],
    ],
    different: [
      ['张伟明', '张伟民'],
      ['王小明', '王小鸣'],
      ['李建国', '李建军'],
    ],
  },
  {
    kind: 'one word of a two-word name',
    different: [
      ['Velimir Kostoradov', 'Velimir Kastorin'],
      ['Zubaydin Harqasi', 'Zubaydin Hartono'],
      ['Roman Fiktov', 'Robert Fiktov'],
      ['Olaf Brundel', 'Olaf Brandt'],
      ['Marta Sivolaan', 'Marta Silvano'],
      ['Evo Morrisal', 'Evo Moricand'],
      ['Luis Echevar', 'Luis Echandi'],
      ['Budi Santosa', 'Budi Saptono'],
    ],
    same: [
      ['Velimir Kostoradov', 'Velimir Kostoradow'],
      ['Zubaydin Harqasi', 'Zubaidin Harkasi'],
      ['Olaf Brundel', 'Olaf Brundell'],
      ['Bahsar Fiktif', 'Bashar Fiktif'],
    ],
  },
  {
    kind: 'fathers and sons',
    same: [
      ['Ahmad bin Zarkasi', 'Ahmad ibn Zarkasi'],
      ['Ahmad Zarkasi', 'Ahmad bin Zarkasi'],
      ['Kostoradov Velimir', 'Velimir Kostoradov'],
      ['HARQASI, Zubaydin bin Mustafir', 'Zubaydin bin Mustafir Harqasi'],
    ],
    different: [
      ['Ahmad bin Zarkasi', 'Zarkasi bin Ahmad'],
      ['Fiktif bin Rantau', 'Rantau bin Fiktif'],
      ['Zahra binti Mustafir', 'Mustafir bin Zahra'],
      ['Velimir Borisovich Kostoradov', 'Boris Velimirovich Kostoradov'],
      ['Sergey Viktorovich Fiktov', 'Viktor Sergeyevich Fiktov'],
      ['Sergey Viktorovich Fiktov', 'Sergey Ivanovich Fiktov'],
    ],
  },
  {
    kind: 'order, with a comma and without',
    same: [
      ['HARQASI, Zubaydin Mustafir', 'Zubaydin Mustafir Harqasi'],
      ['Mustafir Harqasi, Zubaydin', 'Zubaydin Mustafir Harqasi'],
      ['Harqasi Zubaydin', 'Zubaydin Harqasi'],
      ['KOSTORADOV Velimir Borisovich', 'Velimir Borisovich Kostoradov'],
      ['Sempaverde Rodal, Jacinto', 'Jacinto Sempaverde Rodal'],
    ],
  },
  {
    kind: 'what names are called in neighbouring tongues',
    same: [
      ['Sergey Fiktenko', 'Siarhei Fiktenka'],
      ['Nikolay Fiktov', 'Mykola Fiktov'],
      ['Vladimir Yurievich Fiktov', 'Volodymyr Yuriyovych Fiktov'],
      ['Aleksandr Mikhailovich Fiktov', 'Alexander Mihajlovich Fiktov'],
      ['Natalia Ivanovna Fiktova', 'Natallia Ivanauna Fiktova'],
      ['Ramzan Achmatowitsch Fiktow', 'Ramzan Akhmatovich Fiktov'],
      ['Ekaterina Borisovna Fiktova', 'Kateryna Borysivna Fiktova'],
      ['Ma. Guadalupe Sempaverde', 'Maria Guadalupe Sempaverde'],
      ['Maulana Rantauwi Zarkasi', 'Mullah Rantauwi Zarkasi'],
    ],
    different: [
      ['Sergey Fiktov', 'Nikolay Fiktov'],
      ['Sergey Nikolaevich Fiktov', 'Sergey Yurievich Fiktov'],
    ],
  },
  {
    kind: 'short forms and old spellings of Indonesia and Ethiopia',
    same: [
      ['Tjipto Rekaan', 'Cipto Rekaan'],
      ['Djoko Soerekan', 'Joko Surekan'],
      ['G/Medhin Fiktu', 'Gebremedhin Fiktu'],
      ['W/Mariam Fiktu', 'Woldemariam Fiktu'],
      ['W/ro Almaz Fiktu', 'Almaz Fiktu'],
      ['Fiktif A/L Rekaan', 'Fiktif Rekaan'],
      ['Hj. Siti Fiktifah binti Rekaan', 'Siti Fiktifah Rekaan'],
    ],
  },
  {
    kind: 'endings of Latvian and Lithuanian',
    same: [
      ['Vladimirs Fiktins', 'Vladimir Fiktin'],
      ['Andris Kostoradovs', 'Andris Kostoradov'],
      ['Robertas Brundelis', 'Robert Brundel'],
      ['Maksims Sivolans', 'Maksim Sivolan'],
      ['Juris Fiktins', 'Yuri Fiktin'],
    ],
  },
  {
    kind: 'forms of companies',
    style: 'organization',
    same: [
      ['Fiktif Gesellschaft mit beschränkter Haftung', 'Fiktif GmbH'],
      ['Общество с ограниченной ответственностью Выдумка', 'ООО Выдумка'],
      ['Публичное акционерное общество «Выдумка»', 'ПАО Выдумка'],
      ['Société à responsabilité limitée Fiktif', 'Fiktif SARL'],
      ['Товариство з обмеженою відповідальністю Вигадка', 'ТОВ Вигадка'],
      ['Perseroan Terbatas Maju Rekaan', 'PT Maju Rekaan'],
      ['Fiktif spółka z ograniczoną odpowiedzialnością', 'Fiktif Sp. z o.o.'],
      ['Rekaan Sendirian Berhad', 'Rekaan Sdn Bhd'],
      ['株式会社空想', '空想'],
      ['空想商事(株)', '空想商事'],
      ['合同会社空想', '空想'],
      ['空想集团有限公司', '空想集团'],
      ['유한회사 허구', '허구'],
      ['บริษัท สมมติ จำกัด', 'สมมติ'],
      ['شرکت فکتیفی', 'فکتیفی'],
      ['חברת בדיה בע"מ', 'בדיה'],
      ['የፈጠራ ኃ.የተ.የግ.ማ', 'የፈጠራ'],
      ['Φανταστική Ανώνυμη Εταιρεία', 'Φανταστική Α.Ε.'],
      ['Федеральное государственное унитарное предприятие Выдумка', 'ФГУП Выдумка'],
      ['Fiktia Sociedad de Producción Rural de Responsabilidad Limitada', 'Fiktia S. de P.R. de R.L.'],
      ['Fiktia Proprietary Limited', 'Fiktia Pty Ltd'],
      ['Fiktia Co., Ltd', 'Fiktia Co.'],
      ['Fiktia Holding Company', 'Fiktia Holding, S.A.'],
      ['Fiktia Comp.', 'Fiktia Company'],
      ['空想有限公司', '空想'],
      ['주식회사 허구상사', '허구상사'],
      ['(주)허구상사', '허구상사'],
      ['S.C. Fiktia S.R.L.', 'Fiktia'],
      ['شركة فكتيفي', 'فكتيفي'],
      ['የፈጠራ ኃላፊነቱ የተወሰነ የግል ማህበር', 'የፈጠራ'],
    ],
    different: [['PT Maju Rekaan', 'PT Mundur Rekaan']],
  },
  {
    kind: 'words of companies, shortened and in brackets',
    style: 'organization',
    same: [
      ['Fiktia Imp. & Exp. Co.', 'Fiktia Import and Export Company'],
      ['Fiktia Bros. Ship Serv.', 'Fiktia Brothers Shipping Services'],
      ['Fiktia Industrial Group', 'Fiktia Industries Group'],
      ['Yayasan Fiktia Rekaan', 'Fiktia Rekaan Foundation'],
      ['Fiktia Rekaan Investment Company (FRIC)', 'Fiktia Rekaan Investment Company'],
      ['Fiktia (Rantau) International Limited', 'Fiktia International Limited'],
      ['Al-Fiktia Money Exchange', 'Al-Fiktia Exchange'],
      ['N P C Fiktia', 'NPC Fiktia'],
    ],
    different: [
      ['Fiktia Rekaan Investment Company', 'Rantau Rekaan Investment Company'],
      ['Bank Fiktia Rekaan', 'Bank Fiktia Rantau'],
    ],
  },
  {
    kind: 'ships, letters and numbers',
    style: 'organization',
    same: [
      ['MV Laut Rekaan', 'Laut Rekaan'],
      ['M/V Laut Rekaan', 'Laut Rekaan'],
      ['M.V. LAUT REKAAN', 'LAUT REKAAN'],
      ['A-B-C Company', 'ABC Company'],
      ['X-Y-Z Trading', 'XYZ Trading'],
      ['Brigade Forty-Four', 'Brigade 44'],
      ['Brigade Forty 4', 'Brigade 44'],
      ['Battalion Twenty One', 'Battalion 21'],
      ['Second Fiktif Bank', '2nd Fiktif Bank'],
      ['MS-13', 'MS-13'],
      ['11420 CORP.', '11420 CORP.'],
      ['P-914', 'P-914'],
    ],
    different: [
      ['Fiktif Partners VIII L.P.', 'Fiktif Partners IX L.P.'],
      ['Fiktif Solutions, Inc.', 'Fiktif Solutions II, Inc.'],
      ['Laut Rekaan 3', 'Laut Rekaan 7'],
      ['Brigade 44', 'Brigade 17'],
      ['Fiktif Partners II', 'Fiktif Partners III'],
      ['Eleventh Fiktif Administration', 'Twelfth Fiktif Administration'],
      ['11420 CORP.', '11421 CORP.'],
      ['P-914', 'P-915'],
    ],
  },
]

function score(left: string, right: string, style: 'person' | 'organization') {
  return compareNames(readName(left), readName(right), { style }).score
}

describe.each(KINDS)('$kind', ({ style: asked, same = [], different = [] }) => {
  const style = asked ?? 'person'
  it.each(same)('%s is %s', (left, right) => {
    expect(score(left, right, style)).toBeGreaterThanOrEqual(ALARM_SCORE)
    expect(score(right, left, style)).toBeGreaterThanOrEqual(ALARM_SCORE)
  })
  if (different.length > 0) {
    it.each(different)('%s is not %s', (left, right) => {
      expect(score(left, right, style)).toBeLessThan(ALARM_SCORE)
      expect(score(right, left, style)).toBeLessThan(ALARM_SCORE)
    })
  }
})
