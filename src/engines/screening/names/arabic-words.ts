/**
 * Words of names in Arabic script and their usual spelling in Latin letters. Arabic writes few vowels, so that the letters
 * alone say little; with a common word the spelling is known. General knowledge of Arabic, Persian, Dari, Pashto and Urdu names.
 */
const WORDS = `
محمد muhammad, محمود mahmud, احمد ahmad, حامد hamid, حميد hamid, حمد hamad, حمدي hamdi, حمدان hamdan
حماد hammad, حمود hamud, علي ali, علی ali, عمر umar, عمار ammar, عمرو amr, عامر amir, امير amir, امیر amir
عثمان uthman, عائشة aisha, حسن hasan, حسين husayn, حسین husayn, حسان hassan, محسن muhsin, احسان ihsan
ابراهيم ibrahim, ابراهیم ibrahim, اسماعيل ismail, اسماعیل ismail, اسحاق ishaq, يعقوب yaqub, یعقوب yaqub
يوسف yusuf, یوسف yusuf, يونس yunus, یونس yunus, موسى musa, موسی musa, عيسى isa, عیسی isa, يحيى yahya, يحيي yahya
یحیی yahya, زكريا zakariya, داود daud, داوود daud, سليمان sulayman, سلیمان sulayman, سلمان salman, سالم salim
سليم salim, سلیم salim, سلام salam, سلامة salama, سامي sami, سامر samir, سمير samir, سمیر samir, سعيد said
سعید said, سعد sad, سعود saud, سعدي sadi, سعدون sadun, مسعود masud, خالد khalid, خليل khalil, خلیل khalil
خليفة khalifa, خلف khalaf, خضر khidr, طارق tariq, طه taha, طاهر tahir, طلال talal, طلحة talha, كريم karim
کریم karim, كمال kamal, کمال kamal, كامل kamil, جمال jamal, جميل jamil, جمیل jamil, جلال jalal, جليل jalil
جلیل jalil, جاسم jasim, جعفر jafar, جابر jabir, جبار jabbar, جهاد jihad, جواد jawad, جان jan, رحمن rahman
رحمان rahman, رحيم rahim, رحیم rahim, رشيد rashid, رشید rashid, راشد rashid, رزاق razzaq, رؤوف rauf
رمضان ramadan, رياض riyad, ریاض riyaz, رضا rida, رفيق rafiq, رفیق rafiq, رائد raid, ربيع rabi, سيد sayyid
سید sayyid, السيد sayyid, شيخ shaykh, شیخ shaykh, شاه shah, شهاب shihab, شريف sharif, شریف sharif, شاكر shakir
شكري shukri, شفيق shafiq, شمس shams, صالح salih, صلاح salah, صدام saddam, صادق sadiq, صديق siddiq, صبري sabri
صباح sabah, صفي safi, ضياء diya, ضیاء ziya, ظاهر zahir, عادل adil, عارف arif, عاصم asim, عباس abbas, عبيد ubayd
عبيدة ubayda, عبود abbud, عدنان adnan, عدي uday, عرفات arafat, عزيز aziz, عزیز aziz, عز izz, عزة izzat
عصام isam, عطية atiya, عطا ata, عظيم azim, عظیم azim, علاء ala, عماد imad, عمران imran, عواد awwad, عوض awad
عياد ayyad, غازي ghazi, غالب ghalib, غلام ghulam, غني ghani, غنی ghani, غفار ghaffar, غفور ghafur, فاروق faruq
فاضل fadil, فاطمة fatima, فتحي fathi, فتاح fattah, فخر fakhr, فرج faraj, فرحان farhan, فرید farid, فريد farid
فضل fazl, فهد fahd, فواز fawwaz, فؤاد fuad, فوزي fawzi, فيصل faysal, فیصل faysal, فيض faiz, قادر qadir
قاسم qasim, قاهر qahir, قدير qadir, قدیر qadir, قطب qutb, قيس qays, كاظم kazim, کاظم kazim, لطيف latif
لطیف latif, ماجد majid, مجيد majid, مجید majid, ماهر mahir, مالك malik, مالک malik, ملك malik, مبارك mubarak
متين matin, متین matin, مجاهد mujahid, محب muhib, محي muhyi, محيي muhyi, محیی muhyi, مختار mukhtar, مراد murad
مرتضى murtada, مروان marwan, مصطفى mustafa, مصطفی mustafa, مظهر mazhar, معاذ muadh, معين muin, مقتدى muqtada
ممتاز mumtaz, منان mannan, منذر mundhir, منصور mansur, منير munir, منیر munir, مهدي mahdi, مهدی mahdi
مهند muhannad, مؤمن mumin, مولوي mawlawi, مولوی mawlawi, ملا mulla, حاجی haji, حاجي haji, قاری qari, ناجي naji
نادر nadir, ناصر nasir, نصر nasr, نصير nasir, نظام nizam, نعيم naim, نعیم naim, نعمان numan, نعمت nimat, نور nur
نوري nuri, نوری nuri, هادي hadi, هادی hadi, هارون harun, هاشم hashim, هاني hani, هشام hisham, هلال hilal
همام hammam, هيثم haytham, واحد wahid, وحيد wahid, وحید wahid, ودود wadud, وكيل wakil, وکیل wakil, ولي wali
ولی wali, وليد walid, ولید walid, وسام wisam, ياسر yasir, یاسر yasir, ياسين yasin, یاسین yasin, يزيد yazid
باقي baqi, باقی baqi, باري bari, باسط basit, باسم basim, بدر badr, بديع badi, بشار bashar, بشير bashir
بشیر bashir, بصير basir, بصیر basir, بكر bakr, بکر bakr, بلال bilal, بهاء baha, تاج taj, تقي taqi, توفيق tawfiq
توفیق tawfiq, تميم tamim, ثابت thabit, ثروت tharwat, حافظ hafiz, حبيب habib, حبیب habib, حجاج hajjaj
حذيفة hudhayfa, حكيم hakim, حکیم hakim, حليم halim, حلیم halim, حمزة hamza, حمزه hamza, حيدر haydar, حیدر haydar
حي hayy, حی hayy, حق haqq, حقاني haqqani, حقانی haqqani, حنيف hanif, حنیف hanif, خان khan, خير khayr, خیر khayr
دين din, الدين din, الدین din, الله allah, ذاكر zakir, ذبيح zabih, ذو dhu, زاهد zahid, زبير zubayr, زید zayd
زيد zayd, زين zayn, زینب zaynab, زينب zaynab, ستار sattar, سراج siraj, سفيان sufyan, سيف sayf, سیف sayf
امام imam, امین amin, امين amin, انس anas, انور anwar, اياد iyad, ايمن ayman, ایمن ayman, ايوب ayyub, ایوب ayyub
اديب adib, ادريس idris, اسامة usama, اسامه usama, اسد asad, اشرف ashraf, اكرم akram, اکرم akram, اكبر akbar
اکبر akbar, الياس ilyas, اختر akhtar, اخوند akhund, آخوند akhund, آغا agha, آقا agha, آدم adam, ادم adam
ابو abu, ابي abi, ام umm, بن bin, ابن ibn, بنت bint, آل al, عبد abd, ولد ould, ثناء sana, رحمت rahmat
هدايت hidayat, قدرت qudrat, نصرت nusrat, حكمت hikmat, عزت izzat, دولت dawlat, شوكت shawkat, عنايت inayat
امانت amanat, شفقت shafqat, سخاوت sakhawat, عصمت ismat, حشمت hashmat, نجيب najib, نظر nazar, خداي khudai
خدا khuda, زاده zada, زى zai, زي zai, خيل khel, سرور sarwar, مطيع muti, مطمئن mutmain, يمن yemen, اسلام islam
اسلامي islami, اسلاميه islamiya, انصار ansar, شريعه sharia, جماعه jamaat, حركه harakat, قاعده qaida, جبهه jabhat
جيش jaysh, حزب hizb, دوله dawla, شركه sharikat, شركت sharikat, بانک bank, بنك bank, گروه group, مجموعه group, مؤسسه muassasat, جمعيه jamiyat, توحيد tawhid, مجاهدين mujahidin
مسلمين muslimin, سنه sunna, شام sham, عراق iraq, مغرب maghrib, لجنه lajnat, رابطه rabitat, كتيبه katibat
لواء liwa, تحرير tahrir, هيئه hayat, عبدالله abdullah, جمعة juma, جمعه juma, گل gul, میر mir, مير mir
مریم maryam, مريم maryam, خديجة khadija, ليلى layla, عمري umari, تكريتي tikriti, بغدادي baghdadi, مصري misri
يمني yamani, سوري suri, شامي shami, عراقي iraqi, تونسي tunisi, مغربي maghribi, ليبي libi, لیبی libi
كويتي kuwayti, زوي zway, شمري shammari, عنزي anzi, حربي harbi, قحطاني qahtani, شرقي sharqi, نجدي najdi
حجازي hijazi, دوري duri, جبوري juburi, دليمي dulaymi, عبيدي ubaydi, حسيني husayni, موسوي musawi, موسوی musawi
زهراني zahrani, غامدي ghamdi, عسيري asiri, عتيبي utaybi, مطيري mutayri, دوسري dawsari, هاشمي hashimi
هاشمی hashimi, انصاري ansari, انصاری ansari, ایوبی ayyubi, احمدی ahmadi, احمدي ahmadi, محمدی muhammadi
کریمی karimi, رضایی rizai, رحیمی rahimi
`

/** By the word as `plainArabic` writes it. */
export const ARABIC_WORDS: ReadonlyMap<string, string> = new Map(
  WORDS.trim()
    .split(/[,\n]\s*/)
    .map((line) => line.split(' '))
    .map(([word = '', latin = '']) => [plainArabic(word), latin]),
)

/** One letter where keyboards and languages have several: alif with its signs, ya and kaf of Persian, ta marbuta. */
export function plainArabic(word: string): string {
  return word
    .normalize('NFKC')
    .replace(/[\u064b-\u0655\u0670\u0640]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/[یى]/g, 'ي')
    .replace(/ک/g, 'ك')
    .replace(/[ہھ]/g, 'ه')
    .replace(/ة/g, 'ه')
}

export function isArabicWord(word: string): boolean {
  return ARABIC_WORDS.has(plainArabic(word))
}
