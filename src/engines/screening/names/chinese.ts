/** The hundred usual family names of China and those of two characters. */
const FAMILY_NAMES = new Set(
  `王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓邓鄧冯馮曹彭曾肖蕭萧田董潘袁蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石金韦韋贾賈夏付傅方
  邹鄒熊白孟秦邱侯江尹薛闫閻雷龙龍黎史陶贺賀毛郝顾顧龚龔邵万萬覃武钱錢戴严嚴莫孔向常习習温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟殷詹申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢
  单單季裴霍涂成苗谷盛曲翁冉骆駱蓝藍路游辛靳管柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤阳陽时時穆农農司卓古吉缪繆简簡车車项項连連芦娄婁窦竇戚岑景党宫宮费費卜冷晏席卫衛米柏宗瞿桂全佟应應臧闵閔苟邬鄔边邊卞姬師师和仇栾欒隋商刁沙荣榮巫寇桑郎甄丛叢仲虞敖巩明佘池查麻苑迟遲邝鄺
  官封谈談匡鞠惠荆荊乐樂冀郁胥南班储儲原栗燕楚鄢劳勞谌奚皮粟冼蔺藺楼樓盘盤满滿闻聞位厉厲`.replace(/\s/g, ''),
)
const LONG_FAMILY_NAMES = new Set(
  '欧阳 歐陽 上官 司马 司馬 诸葛 諸葛 司徒 夏侯 东方 東方 皇甫 尉迟 公孙 公孫 慕容 长孙 令狐 宇文 端木'.split(' '),
)

/** Characters of names in their simplified and traditional form. */
const FORMS = new Map(
  `习習张張刘劉陈陳杨楊黄黃赵趙吴吳孙孫马馬罗羅郑鄭谢謝许許韩韓邓鄧冯馮萧蕭蒋蔣叶葉苏蘇吕呂卢盧钟鍾谭譚陆陸韦韋贾賈邹鄒闫閻龙龍贺賀顾顧龚龔万萬钱錢严嚴温溫齐齊乔喬庞龐颜顏庄莊聂聶鲁魯欧歐关關兰蘭宁寧纪紀
  毕畢单單骆駱蓝藍鲍鮑华華饶饒阳陽时時农農缪繆简簡车車项項连連娄婁窦竇宫宮费費卫衛应應闵閔边邊师師荣榮丛叢迟遲谈談乐樂东東国國伟偉丽麗静靜强強军軍杰傑涛濤艳豔辉輝刚剛红紅云雲凤鳳飞飛鹏鵬宝寶庆慶义義兴興
  业業发發胜勝贵貴银銀铁鐵钢鋼锋鋒锐銳镇鎮长長远遠达達运運进進选選迁遷逊遜凯凱则則创創协協历歷压壓厂廠圆圓圣聖场場坚堅坛壇声聲处處备備复復头頭夺奪奋奮奖獎妇婦娱娛学學实實宪憲寿壽将將尔爾尧堯岁歲岛島岭嶺
  帅帥币幣广廣库庫归歸当當录錄彻徹怀懷态態总總恒恆悦悅戏戲战戰户戶执執扬揚护護报報拥擁择擇挥揮损損摄攝数數斋齋断斷无無旧舊显顯晓曉晋晉晔曄术術机機权權条條来來极極构構标標栋棟树樹样樣桥橋梦夢检檢楼樓欢歡
  毁毀气氣汉漢汤湯沟溝泽澤洁潔浆漿测測济濟浏瀏涌湧润潤渊淵渔漁湾灣满滿滨濱潇瀟灵靈灿燦炜煒炼煉烨燁焕煥热熱爱愛爷爺状狀独獨狮獅玛瑪环環现現珑瓏琼瓊电電画畫疗療监監盖蓋盘盤码碼确確礼禮离離种種积積称稱稳穩
  竞競笔筆签簽篮籃类類粮糧纯純纲綱纳納纵縱纸紙纹紋线線组組细細织織终終绍紹经經结結绘繪给給络絡绝絕统統继繼绩績续續维維综綜绿綠缘緣网網翘翹职職联聯聪聰肃肅脉脈舰艦艺藝节節苍蒼苹蘋荐薦药藥莲蓮获獲莹瑩营營
  虏虜虑慮虫蟲虽雖虾蝦补補裤褲见見观觀规規视視览覽觉覺计計订訂认認讨討让讓训訓议議记記讲講论論设設访訪证證评評识識诉訴词詞译譯试試诗詩诚誠话話询詢该該详詳语語误誤说說请請诸諸读讀课課谁誰调調谋謀谐諧谦謙
  谱譜财財责責贤賢败敗货貨质質贯貫买買贸貿资資赏賞赐賜赖賴赞贊赢贏趋趨跃躍轨軌转轉轮輪软軟轻輕载載较較辅輔辆輛辈輩辑輯输輸迈邁这這适適递遞逻邏遗遺邻鄰酱醬释釋里裡鉴鑒针針钟鐘钦欽钧鈞铃鈴铜銅铭銘链鏈销銷
  锁鎖锦錦键鍵镜鏡门門闪閃问問间間闻聞阁閣队隊阴陰阵陣阶階际際险險随隨难難雾霧韵韻页頁顶頂顺順须須顿頓预預领領频頻题題风風饭飯饮飲馆館驰馳驱驅驶駛驾駕骄驕验驗骏駿鱼魚鲜鮮鸟鳥鸡雞鸣鳴鸿鴻鹅鵝鹤鶴麦麥龄齡`
    .replace(/\s/g, '')
    .match(/../gu)
    ?.map((pair) => [pair.charAt(1), pair.charAt(0)] as const),
)

/** A name of two to four characters is the family name and the given one, where it begins with a Chinese family name. */
export function partChinese(word: string): readonly string[] {
  if (!/^\p{Script=Han}{2,4}$/u.test(word)) return [word]
  const head = word.slice(0, 2)
  if (LONG_FAMILY_NAMES.has(head) && word.length > 2) return [head, word.slice(2)]
  return word.length < 4 && FAMILY_NAMES.has(word.charAt(0)) ? [word.charAt(0), word.slice(1)] : [word]
}

/** In simplified characters, as far as names need it. */
export function simplified(word: string): string {
  let text = ''
  for (const letter of word) text += FORMS.get(letter) ?? letter
  return text
}
