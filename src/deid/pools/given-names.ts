/**
 * Given names that stand in for real ones, by gender. Chosen like the family names: uncommon, of many
 * origins, plain ASCII, no words, drugs, eponyms, months or famous people.
 */
import { byLetter } from './family-names.ts';

export type Gender = 'female' | 'male' | 'neutral';

export const GIVEN_NAMES: Readonly<Record<Gender, Readonly<Record<string, readonly string[]>>>> = {
  female: byLetter(`
Adaeze Adwoa Agnieszka Ailbhe Aisling Akosua Alazne Alfhild Altagracia Amarachi Anneliesa Araceli
Baiba Bathilde Beatriks Belkis Berenike Bettina Blerina Bolette Bozena Branwen Bronagh Bruneta
Caitriona Carlotta Casilda Catriona Celestyna Chiamaka Chinwe Ciannait Clothilde Concetta Corisande Czeslawa
Dagmara Daiva Danica Delphine Despoina Dimitra Dobromila Dorothea Draginja Drita Dulcinea Dwynwen
Edurne Eilidh Ekaterini Eleftheria Elspeth Emese Enikoe Ermelinda Estibaliz Eudoxia Evdokia Ezinne
Faidra Fatoumata Feodora Fernanda Fiammetta Filippa Finnguala Fionnuala Florentyna Folasade Frederikke Fruzsina
Gabriele Galyna Genoveva Gertrudis Ghislaine Gintare Giuseppina Gormlaith Graciela Grazyna Gudrun Gwenllian
Hadewych Haldis Hallgerd Hannelore Hedwiga Heliodora Henrikka Herminia Hildegund Hjordis Honorata Hyacintha
Iekeliene Ifigenia Ihuoma Ildiko Ilmatar Imaculada Ingibjorg Ingegerd Iolanthe Irmgard Isaura Izaskun
Jadwiga Jaroslava Jelena Jesusa Jitka Joaquina Jolanta Jorunn Josephina Jozefina Jurgita Jytte
Kaisa Kalliope Karolien Kvetoslava Katarzyna Kehinda Keziah Khadija Kirsi Kolbrun Konstancja Kunegunda
Laimute Lavrentia Leocadia Leontyna Lieselotte Ligaya Liudmila Llinos Loredana Ludovica Lutgarde Lyubov
Maebh Magdolna Mairead Malgorzata Maringka Marzanna Mechthild Melisande Merete Milenka Mirjam Mwajuma
Nadezhda Naoise Natividad Neringa Ngozi Nicoletta Nieves Nkechi Nnenna Nomvula Noreena Nuala
Octavia Odalys Oddny Odharnait Oksana Olwen Omolara Onyinye Orlaith Ortrun Otylia Oyinda
Paraskevi Patrocinia Pelagia Perpetua Petronela Philippa Piroska Placida Polyxeni Praskovia Pulcheria Purificacion
Qamara Qiana Qingling Qudsia Quenby Querida Quetzali Quilla Quintina Quiteria Qurratul Quyen
Ragnhild Raimonda Ramute Reinhilde Remedios Rigmor Roisin Romilda Rosaleen Rozalia Runa Ryanne
Sabela Saoirse Sarolta Scholastica Segolene Sieglinde Signy Sinead Siobhan Solveig Soraya Svetlana
Taiwa Tamsin Tanvi Tatjana Teodora Terezinha Thandeka Theodosia Thorunn Tirzah Toshiko Tsvetana
Uchenna Ughetta Ulvhild Umaima Unnur Urielle Urszula Urte Usoa Uxia Uzma Uljana
Valborg Valeska Varvara Vasiliki Vendela Venetia Verena Vibeke Vigdis Viltaute Viorica Vlasta
Warcislawa Walburga Waleria Wanjiru Wencke Wendelien Wierzyslawa Wiltrud Winifreda Wioletta Wladyslawa Wulfhild
Xanthea Xanthippe Xaviera Xenia Xhulia Ximena Xinyi Xiomara Xirena Xochitl Xoana Xylia
Yaretzi Yasmeena Yejide Yelizaveta Yesenia Yevgenia Ynes Yocasta Yordanka Ysolde Yulianna Yuriko
Zafeiria Zahavah Zbigniewa Zdenka Zenobia Zerlina Zinaida Zivile Zofia Zoraida Zsuzsanna Zuleika`),
  male: byLetter(`
Abimbola Adalbert Aindreas Akinwale Alasdair Aloysius Ambroos Anastazy Anselmo Aristides Arkadiusz Athanasios
Baldomero Balthazar Bartolomeu Basileios Bertalan Bjarke Blazej Bogumil Boleslaw Bonifacy Branimir Buenaventura
Caolan Casimiro Cathal Cezary Chidubem Chukwuma Ciaran Cipriano Clodomiro Colmcille Cornelis Czcibor
Dagfinn Dainius Demetrio Desiderio Diarmuid Dietmar Dimitrios Dobromir Domhnall Dragoslav Dubhghall Dzmitry
Eadmund Edvardas Efstathios Eirik Eleuterio Emeterio Endzelis Epifanio Esbern Eusebio Evaristo Evzen
Fabrizio Faustino Fearghal Feliks Ferenc Filiberto Finnian Fiodor Florencio Folkert Fridtjof Fulgencio
Gaspard Gearoid Gediminas Gerhardus Gianluigi Gintaras Godfryd Goncalo Gregorios Grzegorz Gudmund Gunnstein
Haakon Hallvard Heimir Henryk Heriberto Hieronim Hjalmar Hippolyte Holger Horatiu Hristofor Humbert
Iakovos Ichabod Ihorko Ikaika Ilmari Imanol Indalecio Ingvar Ioannis Isidoro Ivaylo Izydor
Jacek Janusz Jarmo Jerzy Jindrich Joachim Jokubas Joost Jorgen Jovica Juhani Justinas
Kacper Kaarlo Kasimir Kazuhiro Kestutis Kjartan Klaudiusz Konrad Kresimir Krzysztof Kwabena Kyriakos
Ladislav Laurynas Lazaros Leandro Leopoldo Leszek Lisandro Ljubomir Lorcan Lubomir Ludvik Lukasz
Maarten Macario Magni Malachy Manolis Marcjan Mathijs Maximiliaan Mieczyslaw Mindaugas Miroslav Mordechai
Nahuel Napoleao Narciso Nemanja Nepomuk Nicanor Niccolo Niilo Nikodem Norberto Nnamdi Nwabueze
Obadiah Odhran Ogbonna Oleksandr Olivier Olumide Onufry Orestis Osgar Osvaldo Ottokar Oyelaran
Padraig Pafnucy Panagiotis Pankratz Patrizio Paulinus Peadar Pekka Perfecto Petar Przemyslaw Prokopios
Qadir Qaisar Qianfan Qiang Qasim Qodir Quaid Quang Quentijn Quillon Quirino Quilino
Radomir Ragnar Raimundas Rastislav Reginaldo Remigiusz Reynir Rigoberto Roald Rodolphe Romualdas Ruaridh
Saulius Senan Sebastianus Sergiusz Severin Siarhei Sigurd Slawomir Sotirios Stanislav Stellan Szymon
Tadeusz Takehiko Tancredi Tarmo Telesforo Teofilo Thaddeus Theodoros Thorvald Tiarnan Torbjorn Tymon
Ubaldo Uchendu Udalrik Ugochukwu Uilleam Ulderico Ulrik Umberto Unax Urbano Urho Uzodinma
Vaclav Valdemar Vasileios Veikko Venceslao Vidar Viggo Vilmantas Viljami Vladimiro Vratislav Vytautas
Waclaw Waldemar Walenty Wenceslas Wendelin Wiebren Wieslaw Wilhelmus Witold Wlodzimierz Wojciech Wolfhart
Xabat Xacobe Xander Xanti Xaquin Xosue Xenokrates Xerach Xesus Ximun Xosep Xurxo
Yannick Yaroslav Yefim Yevhen Yiannis Yngvar Yoshinobu Ysbrand Ytzhak Yukihiro Yuriy Yusufu
Zacarias Zachariasz Zbynek Zdzislaw Zeljko Zenon Zigmantas Zlatko Zoltan Zoran Zsigmond Zygmunt`),
  neutral: byLetter(`
Adisa Ainara Amadi Arjuni Asabe Averil
Bakari Bellamie Birke Bozhi Brinley Busara
Caelan Cahaya Chikere Cinar Corentyn Cydnee
Darya Delmari Devi Dilshan Doriane Dusko
Ebele Eiran Elodi Emerick Eshe Evren
Faraji Fenna Fikile Florin Fadeke Fumiko
Gael Ganiru Gili Goran Greer Gethin
Hachiro Harlyn Hikaru Hinemoa Hyejin Huyana
Ifunanya Ihsan Ikenna Ilarion Ismini Itxaro
Jaelyn Jalila Jendayi Jessamy Jorah Junayd
Kagiso Kamari Keola Kiran Kohana Kyrie
Lael Lekan Lesedi Lirien Lumi Lusanda
Makena Manaia Marlow Mikaele Mircea Mosese
Nalani Ndidi Nilufar Niloy Noam Nyasha
Oakley Odion Olamide Onalenna Onuora Orli
Palesa Parisa Peniel Perran Piliala Pomare
Qiao Qimat Quilan Quimby Quyani Qwara
Rafiki Rangi Remy Rinchen Ruhiye Ruvimbo
Sabah Sanyu Sefako Senga Simiso Sowande
Tafari Tamaya Temitope Thebe Tindra Tumelo
Udeme Ulani Umeko Unathi Uzuri Usha
Vanja Varuni Veli Vendula Vimal Vuyo
Wambui Wairimu Waru Wekesa Winslow Wanjala
Xadani Xabiso Xiadani Ximan Xoliswa Xuan
Yael Yaw Yemi Yonatane Yuna Yuvika
Zalika Zarek Zainun Zikora Zonke Zuberi`),
};
