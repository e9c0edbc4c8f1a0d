/**
 * Family names that stand in for real ones. Uncommon, of many origins, plain ASCII, and none of them
 * a word, a drug, an eponym, a month or a famous person, so that a model does not take them for
 * something else and a text seldom contains them. Grouped by first letter, because the first letter
 * of a surrogate is chosen first (see `name-surrogates.ts`).
 */
export const FAMILY_NAMES: Readonly<Record<string, readonly string[]>> = byLetter(`
Abiodun Adeyinka Adomaitis Aguirrezabal Ahlgrim Akintola Albescu Alderink Almqvist Amsberry Andrzejak Anyanwu Aoyagi Arbizu Arrizaga Arvanitis Asplund Atkocius Auvinen Avramov Axelrud Ayivor Azpeitia Azubuike
Babatola Baczkowski Bagdonas Balodis Barendse Bartosiak Bekkering Belanovic Benavrides Berglind Bjornstad Blazevic Bogdanich Bondevold Borzelli Brandvold Brezovar Brunstrom Bucholtzer Bukasa Burzynek Bystrom Bzdawka Bouwmeester
Cabrejas Caetanos Calvachi Campanaro Cankovic Carabello Castiblanco Cederholt Celikbas Cernohorsky Chakravorti Chidozie Chlebowski Christoffel Cieslinski Cisneroz Claerbout Coppieters Corvalan Cristobol Csordas Cuadradez Cvetanov Czaplewski
Dabrowiecki Dahlvik Dalgaardt Damaskinos Danjuma Darvishan Debruyckere Dedrickson Delvecchia Demirtas Derksema Devreese Dhaliwar Diambra Dijkgraaf Dlamuka Dobroslav Domagalski Dornelas Drozdowicz Dubreucq Duszynski Dvorsky Dziedzic
Eberwein Echavarren Edwinsson Eelkema Egbunike Ehrensperg Eikrem Ekwueme Elbertsen Eldarov Elizondra Ellingboe Elverhoy Emenike Endresz Engelbrekt Eraslan Erdelyi Eskildsen Etcheverri Evangelou Eyjolfur Ezenwa Ezquerra
Fabijan Fagerlund Fairweth Falkowitz Farkasova Fedorchuk Feldstrom Fernqvist Fiedorowicz Filipovich Fjellheim Flaminio Fogelberg Foldesi Fontanarosa Forsgren Fragoulis Frantzen Friesema Fuchsberg Fujikawa Fukunishi Furlanetto Fyhrlund
Gabrysiak Gaddefors Gajdosova Galdamez Garmendia Gavranovic Gebreyes Gerasimov Ghebremeskel Giannakis Gjertsen Glavinic Gnatyuk Goossenaerts Gorczynski Grabauskas Granqvist Grzybek Gudjonsen Guerricabeitia Gulbrandsen Gunasekara Gyllenhammer Gyurkovics
Haavisto Habimana Hafstad Hagelberg Hakimian Halvarsson Hanoushek Harutyun Havranek Hazenberg Heikkuri Helgeland Hendriksma Hernesto Hidalgote Hjelmgren Hlavacek Hoekzema Hollenkamp Horvatich Hrdlicka Huizenga Hypponen Hyrkkanen
Iacovelli Ibarguen Ichinose Idowala Ifeanyi Iglinsky Ignatenko Ihejirika Ikemoto Ildefonso Imamovic Indrebo Ingebritsen Inostroza Ioannidi Iriarte Isakovic Ishimura Iskandaryan Itzigsohn Ivanauskas Iwaszko Iyamu Izaguirre
Jablonowski Jadresko Jagodzinski Jakobsgaard Jakubowicz Janowiak Jansema Jaramilla Jarzombek Jasiunas Jedlicka Jelsma Jendrzej Jermolaev Jimbalo Joergstad Jokinen Jonaitis Jorstad Jovanelly Juhaszka Junqueras Jurkovich Juselius
Kaczorowski Kaijser Kalnins Kamarainen Karagiozis Kasprowicz Kazlauskas Keuchenius Khachaturov Kipkemboi Kjellberg Klimaszewski Knezevich Kobayakawa Kolodziej Kontogianni Korhola Kristofek Kubiszyn Kuipersma Kurvinen Kvalheim Kwarteng Kyllonen
Labuszewski Laczko Lagerqvist Lahtinen Lambrinos Langeveld Larranaga Lastovka Laukkanen Leszczyk Leventhorpe Liaudanskas Lidbergen Lilleboe Lindqvest Lisowski Ljungdahl Lobodzinski Loizides Lubanski Luukkonen Lundequist Lyngstad Lysiak
Maciejko Madueke Magnusdal Makarainen Malinovsky Mandrekar Marchewka Mariutto Markussen Masekwane Mazeikis Mbatha Mendizabal Mertzanis Michalak Mierzejek Mikkelborg Mlynarz Modzelewski Moilanen Mosdell Mrozinski Muraoka Mykleby
Nabukenya Nadarajan Nagorski Nakamitsu Narvaezo Navickas Ndayikeza Nechyporuk Nederveen Nekrasova Nesheim Neubauerova Nguimfack Niedermayr Nieminen Nishioka Njoroge Nordgaard Norkunas Nowosielski Ntakirutimana Nurminen Nwachukwu Nyqvist
Oberholtz Obuchowski Ochieng Odegarden Odinaka Oehlmann Oftedahl Ogunbanjo Oikonomou Ojukwe Okonjera Olafsdal Oleksiuk Oliveros Olszewska Omondiva Onwudiwe Oosterbaan Orantes Orzechowski Ostergren Otxoa Ovcharenko Ozolins
Paavola Pachulski Padiernos Pajunen Palmqvist Panagos Papadimas Paszkiewicz Pavlovsky Pechacek Pelletreau Perschke Petronytska Pfeifhofer Piatkowski Pietersma Pihlaja Plachta Podlasek Pokrywka Popadiuk Praskova Przybylo Puszkar
Qaderi Qadrouni Qahtari Qarabaev Qasemian Qazimi Qerimaj Qorbani Qosja Quackelbeen Quadros Quaglieri Quaranti Quartaroli Quatremain Quennerstedt Querejeta Quezadaz Quilliam Quinonero Quispelon Quittner Qurbanov Qvarnstrom
Raczynska Radulovic Ragnvald Rajanayagam Rakoczy Ramirowski Rantanen Rasmusgaard Ratnayake Rautiainen Redlinski Regnaert Reinholtsen Rezendes Riihimaki Rodziewicz Roelofsen Rognstad Rozborski Rubenczyk Rusinowa Rutkauskas Ryszard Rzepecki
Saarinki Sadauskas Salminen Sandvold Santavirta Sarkissov Schoonhoven Selmanovic Shevardin Siemaszko Sigvaldsen Sjoblom Skjelbred Slobodian Smolarek Soininen Sparholt Stankevich Storhaug Strzelecki Sundkvist Svarstad Swiderski Szczepan
Taavitsain Tadeusiak Takemoto Talvitie Tamulis Tanskanen Tarnowski Tchamba Tegnander Terblanche Teshome Thorsgaard Tiemersma Tjepkema Tkachuk Toivola Torkelsen Trzaska Tsakiris Tshabalala Tulinius Turkowski Tveitan Tyszka
Ubaldini Uchegbu Udomsak Uebersax Ufimtsev Ugalde Uglanov Uhlenkott Ujazdowski Ukachukwu Ulfeldt Ullensvang Umehara Undheim Ungersma Unzueta Upadhyaya Urbonas Urquidez Urrutxi Uspensky Utzinger Uzelac Uzoigwe
Vaarala Vadnais Vainshtein Valdestrand Valkonen Vandermolen Vartiainen Vasilakis Veenendaal Velarmino Venckus Verbruggen Vesterholm Vidmanto Viitanen Vinogradsky Vlasenko Voskuijlen Vranckx Vrbanac Vuckovich Vukasin Vyhnalek Vytlacil
Wachowiak Wadsager Wahlqvist Waldherr Wanyama Warchol Waszczuk Weatherstad Weglarz Weissbrod Wendelboe Werkhoven Westengard Wiatrowski Wielgosz Wijnberg Willumsen Wisniowski Wlodarczyk Wojtasik Wolthuizen Wrzesinski Wubbels Wyszynski
Xanthakis Xanthopulos Xavarino Xenakidis Xenofontov Xerri Xhafaj Xhemali Xiberras Xicohtenca Xifaras Ximenco Xipolitos Xirinachs Xochihua Xolani Xuereb Xylander Xylouris Xyntaris
Yablonsky Yacoubian Yagodkin Yakushev Yamanishi Yanevski Yarmolenko Yatskevich Yavorsky Yazdanpur Yefremov Yekimov Yelverton Yeremenko Yeshitela Yildizer Ylinen Yngvesson Yokoyama Yordanov Yrjola Yuldashev Yurkanin Yzaguirre
Zabielski Zadrozny Zagorskis Zahradnik Zakrzewski Zaleskin Zambranelli Zarzycki Zavadil Zbikowska Zeleznik Zemaitis Zhelyazkov Zielonka Zimanyi Zlatareva Zmijewski Znamenski Zoetebier Zorzoli Zubiaurre Zuidema Zvirblis Zwolinski
`);

/** `'A…\nB…'` as lists by lower-case first letter. */
export function byLetter(lines: string): Record<string, readonly string[]> {
  const lists: Record<string, string[]> = {};
  for (const name of lines.trim().split(/\s+/)) {
    const letter = name[0]!.toLowerCase();
    lists[letter] ??= [];
    lists[letter].push(name);
  }
  return lists;
}
