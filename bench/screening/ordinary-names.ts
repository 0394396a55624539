const words = (text: string): readonly string[] => text.split(/\s+/).filter(Boolean)

/**
 * Parts of ordinary names, the commoner ones first: general knowledge of what people in Indonesia and Ethiopia are called. Drawn
 * together they are names that thousands bear, and nobody's in particular.
 */
export const INDONESIAN = {
  lone: words(
    `Sutrisno Slamet Mulyadi Suparman Sumiati Supriyadi Herman Sulastri Suyanto Sunarti Suwarno Mulyono Sugiyanto Sukarno
     Rohani Aminah Ngatini Suharto Wagiman Paimin Tukiman Kasiman Sarinah Ponirah Legiman Waginah Suratmi Sutarmi Karyono
     Parjo Wakidi Ramli Rusli Ismail Hasan Usman Umar Yusuf Ibrahim Musa Daud Sulaiman Saleh Hamzah Basri Jamaluddin Nurdin
     Syamsuddin Zainuddin Kamaruddin Baharuddin Nurhayati Rosmiati Halimah Maimunah Khadijah Rukiyah Zubaidah Mariam`,
  ),
  /** Halves of Javanese names of one word. */
  loneStarts: words('Su Kar War Har Mul Pur Sar Was Pra Dar Mar Par Wir Sam Tar Joyo Kusu Sos Nga Ti'),
  loneEnds: words(
    `trisno yono warno parno mino jono gito dirman naryo santo harto priyadi pardi kardi hadi widodo tikno manto roso mardi
     tomo wito siyem minah tinah giyem yatun sih inem siti ningsih yanti wati rahayu darmi partini katmi jinah lastri`,
  ),
  men: words(
    `Agus Budi Eko Dwi Andi Hendra Dedi Rudi Joko Bambang Wahyu Arif Rizky Ahmad Fajar Yudi Iwan Irfan Doni Adi Bayu Dimas
     Taufik Hadi Heri Asep Ujang Cecep Deni Yusuf Ali Hasan Rahmat Ridwan Ilham Reza Galih Teguh Sigit Wawan Imam Nur Syaiful
     Zainal Fauzi Anwar Samsul Saiful Khairul Akbar Hidayat Maulana Ibrahim Ismail Faisal Umar Usman Hamid Hamzah Idris Yahya
     Abdillah Afif Aji Alamsyah Alfian Aldi Amir Andika Angga Anton Ardi Ari Arief Aris Arman Asmawi Aziz Bagus Bahtiar Basuki
     Burhan Candra Chandra Daffa Danang Dani Darma Darmawan Didik Dodi Edi Edwin Efendi Erwin Fadli Fahmi Fahri Faris Ferdi
     Ferry Firdaus Fikri Guntur Habib Hafiz Hanif Hari Haris Harun Helmi Henry Herdi Hilman Husni Ihsan Indra Irwan Iskandar
     Ivan Jaka Jamal Jefri Kamil Kemal Kurnia Luthfi Lukman Mahendra Mansur Miftah Mujib Mukhlis Mulya Munir Mustofa Nasrul
     Naufal Nizar Oki Panji Parlindungan Prasetya Qodir Rafi Raihan Rama Rangga Restu Ricky Rifki Robi Rohman Rojali Ruslan
     Sabar Sahrul Satria Setyo Sholeh Sofyan Subhan Sulthan Suryo Syahrul Syamsul Tama Tarmizi Tedi Tono Umar Vicky Wahid
     Wildan Wira Yanto Yoga Yogi Yunus Yusril Zaki Zulfikar Zulkifli`,
  ),
  women: words(
    `Sri Dewi Siti Nur Ratna Yuni Endang Rina Lestari Wati Sari Indah Fitri Ani Eka Dian Yanti Rini Tri Putri Maya Lina Nia
     Wulan Ayu Intan Mega Novi Aisyah Fatimah Zahra Khadijah Aminah Halimah Maryam Nurul Laila Rahma Salma Nisa Hasanah
     Alya Amelia Anggun Anisa Annisa Ariani Asih Asri Aulia Azizah Bella Bunga Citra Cut Della Desi Devi Diah Dina Dini Elly
     Erna Ernawati Esti Farida Febri Fira Gita Hana Hera Hesti Ida Iin Ika Ima Inge Ira Ismi Juwita Kiki Lia Lilis Lusi Maria
     Marlina Melati Mega Meri Mira Nabila Nanik Neneng Nining Nita Nunung Oktavia Pipit Puji Puspa Rani Reni Resti Retno Ria
     Rika Riska Rosa Rosita Sinta Suci Susi Tanti Tati Tika Tina Titin Tutik Ulfah Umi Vera Widya Winda Yeni Yuli Yulia Zulfa`,
  ),
  last: words(
    `Setiawan Santoso Wibowo Hidayat Saputra Kurniawan Susanto Nugroho Wijaya Prasetyo Gunawan Purnomo Suryadi Hartono Firmansyah
     Maulana Ramadhan Kusuma Pratama Utomo Wahyudi Rahman Hakim Fauzi Siregar Nasution Harahap Lubis Simanjuntak Sitompul
     Hutapea Sinaga Ginting Tanjung Chaniago Daulay Pohan Rangkuti Batubara Hasibuan Pasaribu Situmorang Lestari Wulandari
     Rahayu Wahyuni Astuti Handayani Puspitasari Anggraini Kartika Permata Susilowati Purwanti Rahmawati Nurhaliza Safitri
     Syahputra Effendi Iskandar Abdullah Yusuf Ibrahim Ismail Saleh Hasan Anwar Arifin Mahmud Basri Amin Jamil Latif Salim
     Adiputra Adriansyah Aditya Alamsyah Ananda Andriani Apriliani Aprilia Ardiansyah Aryani Atmaja Azhari Baskoro Budiman
     Cahyadi Cahyono Damanik Darmawan Darsono Dewantara Ekawati Fadillah Fahrezi Fatmawati Febriani Fitriani Ginanjar Hakiki
     Halim Hamdani Hanafi Hanifah Hapsari Hardiyanto Haryanto Hasanah Haryono Herawati Hermawan Irawan Ismawati Jayadi Junaidi
     Kartini Kuncoro Laksana Laksmi Lazuardi Mandala Manurung Mardiana Marpaung Marlina Martono Mawardi Meilani Mubarak Mulyana
     Munandar Mustika Nababan Nainggolan Napitupulu Natsir Ningrum Novianti Nurdiansyah Nuraini Nurhasanah Oktaviani Pamungkas
     Panjaitan Pangestu Permana Pradana Prabowo Pranata Pratiwi Prayitno Prasetyo Priyono Puspita Putra Putri Rachman Raharjo
     Rahmadani Ramdani Ridwan Risma Riyanto Rosadi Rosidin Rustandi Sagala Sahputra Sanjaya Santosa Sanusi Saragih Sasmita
     Septiani Setyawan Silalahi Simatupang Sirait Siswanto Soleh Subagyo Sudrajat Sugiarto Suhendra Sujatmiko Sulaeman Sumarno
     Sunandar Supriatna Suryani Suryanto Susanti Sutanto Suwandi Syahrial Syarif Tampubolon Triyono Turnip Utami Wahyuningsih
     Widiastuti Widodo Widyastuti Winarto Wiratama Yulianti Yuliana Yunita Zulaikha Zulkarnain`,
  ),
  abdul: words(
    `Rahman Aziz Karim Rahim Hamid Ghani Malik Latif Halim Wahid Kadir Qadir Jalil Rasyid Salam Majid Hakim Basir Muis Gofur
     Mukti Somad Hadi Azis Manaf Razak Wahab Jabbar Khalik Syukur Rauf Kholiq Haris Nasir`,
  ),
  marga: words(
    `Siregar Nasution Harahap Lubis Simanjuntak Sitompul Hutapea Sinaga Ginting Sembiring Tarigan Purba Manalu Sihombing Tobing
     Panggabean Mangunsong Waworuntu Lumentut Rumengan Manuputty Latuconsina Tuasikal Pattimura Lekatompessy`,
  ),
  christian: words(
    `Yohanes Petrus Markus Lukas Andreas Stefanus Daniel Samuel David Maria Kristina Elisabet Magdalena Yosef`,
  ),
  places: words(
    `Jakarta Surabaya Bandung Medan Semarang Makassar Palembang Yogyakarta Malang Bogor Solo Padang Banjarmasin`,
  ),
} as const

export const ETHIOPIAN = {
  men: words(
    `Abebe Kebede Tesfaye Bekele Girma Getachew Haile Solomon Dawit Yohannes Mulugeta Tadesse Alemayehu Mesfin Daniel Samuel
     Ermias Biruk Yonas Henok Fikru Tilahun Wondimu Assefa Desta Worku Negash Zewdu Berhanu Mekonnen Lemma Tolosa Gemechu Abdisa
     Chala Dereje Fekadu Hailu Kassahun Demeke Teshome Ayele Gebremedhin Gebreselassie Woldemariam Hagos Kidane Tekle Berhe
     Abate Abera Addisu Admasu Alemu Amanuel Amare Ambachew Andualem Anteneh Asfaw Ashenafi Atakilt Belay Belete Berihun Bereket
     Bezabih Birhanu Dagne Debebe Degu Dejene Derese Endale Eshetu Fasil Feleke Fisseha Gashaw Gebeyehu Getahun Gezahegn Habte
     Habtamu Hailemariam Haftom Kefyalew Kibret Lakew Lijalem Manaye Mamo Melaku Melese Mengistu Merga Meseret Misgana Molla
     Negussie Nigussie Regassa Sahle Seyoum Shiferaw Sileshi Sisay Tafesse Taye Tefera Tegegn Temesgen Teferi Tsegaye Wolde
     Workneh Yared Yilma Yimer Zelalem Zenebe`,
  ),
  muslim: words(
    `Mohammed Ahmed Ali Hussen Abdi Ibrahim Hassan Yusuf Omar Abdulahi Kedir Seid Jemal Nuredin Abdurahman Awol Endris Mustefa
     Sultan Umer Yassin Mahamed Abdella Nasir Idris Kemal Bedru Sherif Hamza Khalid Isse Warsame Farah Aden Nur Muktar Redwan
     Abduljelil Abdulkadir Abdurezak Abrar Adem Aliyi Amin Anwar Beshir Dawud Ebrahim Elias Faysel Feysel Gelgelo Guled Guyo Habib
     Hirsi Jibril Juhar Kadir Mahdi Mahmud Mehamed Musa Nesru Oumer Reshad Roba Sadik Shafi Shemsu Siraj Sirag Temam Tofik Wako Zeynu`,
  ),
  women: words(
    `Almaz Tigist Hirut Meseret Aster Selam Bethlehem Hiwot Eden Rahel Sara Tsehay Worknesh Zenebech Birtukan Mulu Genet Abeba
     Fatuma Zeyneba Amina Halima Kedija Medina Hawa Saada Meryem Zahra Rukia Ayantu Chaltu Lensa Hana Martha Ruth Yeshi`,
  ),
  places: words(`Adama Gondar Mekelle Hawassa Dessie Jimma Harar Jijiga Nekemte Debre Arba Asella Dilla Sodo`),
} as const
