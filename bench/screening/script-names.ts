/**
 * Parts of fictional names in scripts of their own and in Latin letters, by a published table of romanisation each: Greek by
 * ELOT 743, Georgian by the national system of 2002, Armenian and Ethiopic by BGN/PCGN, Hangul by the Revised Romanisation and by
 * McCune–Reischauer, Katakana by Hepburn, Devanagari by Hunter, Russian by BGN/PCGN. First names, then family names.
 */
export const SCRIPT_NAMES: Readonly<Record<string, readonly [string, string]>> = {
  Greek: [
    'Γεώργιος Georgios,Δημήτριος Dimitrios,Αναστασία Anastasia,Χρήστος Christos,Ευάγγελος Evangelos,Σοφία Sofia,Παναγιώτης Panagiotis,Θεόδωρος Theodoros',
    'Πλασματίδης Plasmatidis,Φανταστικός Fantastikos,Καραμπέτσος Karampetsos,Ξυλουράκης Xylourakis,Τζαβέλας Tzavelas,Μπουγάτσας Bougatsas,Ψαρόγιαννης Psarogiannis,Νταλάρας Ntalaras',
  ],
  Georgian: [
    'გიორგი Giorgi,ნინო Nino,ზურაბ Zurab,თამარ Tamar,ვახტანგ Vakhtang,ქეთევან Ketevan,დავით Davit,ხათუნა Khatuna',
    'გამონაგონიძე Gamonagonidze,წყაროშვილი Tsqaroshvili,ჭილაძიშვილი Chiladzishvili,ყიფიანაძე Qipianadze,ჟღენტიშვილი Zhghentishvili,ძნელაური Dznelauri,მაჩაბელაძე Machabeladze,ღვინიაშვილი Ghviniashvili',
  ],
  Armenian: [
    'Արամ Aram,Գևորգ Gevorg,Հայկ Hayk,Նարինե Narine,Տիգրան Tigran,Զարուհի Zaruhi,Վահան Vahan,Լուսինե Lusine',
    'Հորինյան Horinyan,Մանուկյան Manukyan,Ղազարյան Ghazaryan,Խաչատրյան Khachatryan,Ծատուրյան Tsaturyan,Բաղդասարյան Baghdasaryan,Դավթյան Davtyan,Սարգսյան Sargsyan',
  ],
  Ethiopic: [
    'አበበ Abebe,ተስፋዬ Tesfaye,ብርሃኑ Birhanu,ሰለሞን Selomon,ዮሐንስ Yohannes,መሐመድ Mohammed,ሄለን Helen,ገብረማርያም Gebremariam',
    'በቀለ Bekele,ደስታ Desta,ወልደማርያም Woldemariam,ታደሰ Tadesse,ኃይለማርያም Hailemariam,ጌታቸው Getachew,ከበደ Kebede,መኮንን Mekonnen',
  ],
  'Hangul (Revised)': [
    '길동 Gil-dong,서준 Seo-jun,민지 Min-ji,하은 Ha-eun,지훈 Ji-hun,수빈 Su-bin,영철 Yeong-cheol,다솔 Da-sol',
    '홍 Hong,김 Gim,박 Bak,최 Choe,정 Jeong,강 Gang,윤 Yun,한 Han',
  ],
  'Hangul (McCune)': [
    '길동 Kil-tong,서준 Sŏ-jun,민지 Min-ji,하은 Ha-ŭn,지훈 Chi-hun,수빈 Su-bin,영철 Yŏng-ch’ŏl,다솔 Ta-sol',
    '홍 Hong,김 Kim,박 Pak,최 Ch’oe,정 Chŏng,강 Kang,윤 Yun,한 Han',
  ],
  Katakana: [
    'ヒロシ Hiroshi,ケンジ Kenji,サクラ Sakura,タロウ Taro,ユウコ Yuko,シンイチ Shinichi,マユミ Mayumi,カズオ Kazuo',
    'カソウ Kaso,ヤマモリ Yamamori,タカナシ Takanashi,ツキシマ Tsukishima,フジサキ Fujisaki,チバタ Chibata,オオノガミ Onogami,ナカジョウ Nakajo',
  ],
  Devanagari: [
    'राजेश Rajesh,सुनीता Sunita,अमित Amit,प्रकाश Prakash,कविता Kavita,विजय Vijay,दीपक Dipak,मोहन Mohan',
    'काल्पनिक Kalpanik,शर्मा Sharma,वर्मा Varma,कुलकर्णी Kulkarni,पटवर्धन Patvardhan,देशमुख Deshmukh,चौधरी Chaudhari,गुप्ता Gupta',
  ],
  Hebrew: [
    'דוד David,משה Moshe,שרה Sara,יעקב Yaakov,רחל Rahel,יוסף Yosef,אברהם Avraham,מרים Miryam',
    'כהנוביץ Kahanovits,לוינסון Levinson,בדיוני Bidyoni,מזרחי Mizrahi,גולדמן Goldman,פרידלר Fridler,שפירא Shapira,ביטונאי Bitonai',
  ],
  Cyrillic: [
    'Велимир Velimir,Людмила Lyudmila,Сергей Sergey,Ксения Kseniya,Юрий Yuriy,Хасан Khasan,Щёкин Shchekin,Жанна Zhanna',
    'Косторадов Kostoradov,Выдумкин Vydumkin,Цаплинский Tsaplinskiy,Мышечкин Myshechkin,Якушевич Yakushevich,Эльбрусов Elbrusov,Подъячев Podyachev,Чайкин Chaykin',
  ],
}
