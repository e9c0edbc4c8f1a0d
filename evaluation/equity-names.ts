/**
 * Names for the equity evaluation, by group. Written for this project from general knowledge of which
 * names are usual where and when; nobody real is meant. Given names by the shares of US mortgage
 * applicants who bear them (Tzioumis 2018) are added from a file, where it is there.
 */
import { existsSync, readFileSync } from 'node:fs';

export interface Person {
  readonly given: string;
  readonly family: string;
}

const list = (text: string): readonly string[] => text.trim().split(/\s*,\s*/);

interface Origin {
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** Column of the shares file. */
  readonly share?: 'white' | 'black' | 'api' | 'hispanic';
}

export const ORIGINS: Readonly<Record<string, Origin>> = {
  'European American': {
    share: 'white',
    given:
      list(`Heather, Brett, Claire, Todd, Molly, Scott, Katelyn, Geoffrey, Meredith, Kurt, Emily,
      Brendan, Allison, Garrett, Kristin, Wyatt, Colleen, Neil, Hannah, Duncan`),
    family: list(`Anderson, Kowalski, Schroeder, Lindgren, Whitaker, Becker, Sorensen, Mcallister,
      Hollister, Pruitt, Vance, Dvorak, Ostrander, Fitzgerald, Kirkpatrick, Halvorson, Ridgeway,
      Stratton, Winslow, Amundsen`),
  },
  'African American': {
    share: 'black',
    given:
      list(`Latoya, Darnell, Keisha, Jamal, Shanice, Tyrone, Ebony, Deshawn, Imani, Malik, Lakisha,
      Terrell, Aaliyah, Demetrius, Tamika, Marquis, Shaniqua, Jermaine, Nia, Rasheed`),
    family: list(`Washington, Jefferson, Booker, Banks, Mosley, Gaines, Dorsey, Rivers, Charles,
      Hairston, Bolden, Witherspoon, Pettway, Gadson, Broadnax, Smalls, Ravenell, Muhammad, Cummings,
      Batiste`),
  },
  'East Asian': {
    share: 'api',
    given:
      list(`Wei, Mei, Jun, Xiaoming, Hiroshi, Yuki, Minji, Jisoo, Haruto, Sakura, Lifen, Zhihao,
      Ayumi, Seojun, Qiang, Yating, Kenji, Eunji, Daiki, Xinyi`),
    family: list(`Chen, Nguyen, Kim, Wang, Tanaka, Zhang, Park, Yamamoto, Liu, Tran, Huang, Choi,
      Watanabe, Pham, Zhou, Nakamura, Xu, Kwon, Hsieh, Vuong`),
  },
  'South Asian': {
    given:
      list(`Priya, Arjun, Ananya, Vikram, Lakshmi, Rajesh, Deepika, Sanjay, Kavitha, Imran, Fatima,
      Harpreet, Sunita, Anil, Meenakshi, Tariq, Nusrat, Gurpreet, Dilip, Shreya`),
    family:
      list(`Patel, Sharma, Krishnan, Iyer, Chaudhry, Banerjee, Reddy, Venkataraman, Gupta, Mehta,
      Siddiqui, Bhattacharya, Nair, Deshmukh, Rahman, Dhillon, Subramanian, Perera, Wickramasinghe,
      Thapa`),
  },
  Hispanic: {
    share: 'hispanic',
    given: list(`Guadalupe, Jesus, Marisol, Luis, Xiomara, Javier, Esperanza, Alejandro, Yolanda,
      Ernesto, Rocio, Santiago, Consuelo, Rigoberto, Maribel, Octavio, Itzel, Hector, Graciela, Ulises`),
    family: list(`Garcia, Rodriguez, Hernandez, Villanueva, Zamora, Ochoa, Quintanilla, Escobedo,
      Maldonado, Arellano, Cisneros, Benavides, Figueroa, Montoya, Zaragoza, Ybarra, Orozco, Barrios,
      Tejeda, Ulloa`),
  },
  'Middle Eastern': {
    given: list(`Mohammed, Layla, Hassan, Yasmin, Omar, Zahra, Khalid, Noor, Farid, Shirin, Mehmet,
      Ayse, Reza, Parisa, Youssef, Mariam, Samir, Rania, Dariush, Nasrin`),
    family: list(`Al-Hassan, Haddad, Khoury, Hosseini, Rahimi, Yilmaz, Abdullah, Mansour, Karimi,
      Nasser, Demir, Saleh, Farahani, Shaheen, Aziz, Tehrani, Qureshi, Hamdan, Boutros, Zadeh`),
  },
  African: {
    given: list(`Chinedu, Amina, Kwame, Adaeze, Tendai, Folake, Abebe, Wanjiru, Sekou, Ngozi, Kofi,
      Thandiwe, Mamadou, Akosua, Oluwaseun, Zanele, Emeka, Fatou, Tesfaye, Nkechi`),
    family:
      list(`Okafor, Mensah, Adeyemi, Diallo, Mwangi, Nkosi, Tadesse, Owusu, Eze, Traore, Achebe,
      Kamau, Ndiaye, Oyelaran, Asante, Gebremariam, Chukwu, Moyo, Banda, Sesay`),
  },
  Slavic: {
    given:
      list(`Dmitri, Svetlana, Oleksandr, Zuzanna, Vladimir, Katarzyna, Bogdan, Ludmila, Miroslav,
      Agnieszka, Yevgeny, Natalya, Zbigniew, Oksana, Stanislav, Jadwiga, Goran, Milica, Taras, Danuta`),
    family:
      list(`Kuznetsov, Ivanova, Shevchenko, Wojciechowski, Petrov, Nowakowska, Horvat, Jovanovic,
      Kovalenko, Zielinski, Sokolov, Dabrowska, Novotny, Popescu, Bondarenko, Grzybowski, Volkov,
      Stojanovic, Lysenko, Krawczyk`),
  },
  'Native American and Pacific': {
    given:
      list(`Kimana, Nayeli, Chayton, Aiyana, Tallulah, Dakota, Leilani, Keanu, Kalani, Sione, Mahina,
      Takoda, Winona, Koa, Malia, Tavita, Ahyoka, Elan, Noelani, Sefina`),
    family: list(`Begay, Yazzie, Tsosie, Benally, Locklear, Kahananui, Tuiasosopo, Fonoti, Kealoha,
      Whitefeather, Nez, Manuelito, Taumoepeau, Kekauoha, Oxendine, Faleafa, Tso, Mahoe, Etsitty,
      Cleveland`),
  },
};

export const GENDERS: Readonly<Record<string, readonly string[]>> = {
  women:
    list(`Patricia, Susan, Karen, Melissa, Amanda, Stephanie, Rebecca, Cynthia, Kathleen, Diane,
    Latoya, Mei, Priya, Guadalupe, Fatima, Ngozi, Svetlana, Yuki, Aaliyah, Rosario, Brenda, Ingrid,
    Philippa, Delphine, Beulah`),
  men: list(`Robert, William, Richard, Thomas, Jeffrey, Gregory, Raymond, Dennis, Walter, Douglas,
    Darnell, Wei, Arjun, Jesus, Mohammed, Chinedu, Dmitri, Hiroshi, Deshawn, Refugio, Wayne, Anders,
    Rupert, Etienne, Cletus`),
  either:
    list(`Taylor, Jordan, Casey, Riley, Morgan, Avery, Quinn, Skyler, Dakota, Rowan, Emerson, Finley,
    Kai, Noor, Yuki, Sasha, Robin, Leslie, Dana, Kim, Reese, Marlowe, Arden, Sage, Phoenix`),
};

export const POPULARITY: Readonly<Record<string, readonly string[]>> = {
  top: list(`James, Mary, Michael, Jennifer, John, Linda, David, Elizabeth, Joseph, Barbara, Charles, Sarah,
    Daniel, Jessica, Matthew, Nancy, Anthony, Lisa, Steven, Ashley`),
  medium:
    list(`Clarence, Josephine, Nelson, Loretta, Ramona, Wendell, Estelle, Floyd, Celeste, Rufus,
    Adele, Conrad, Lorena, Darrin, Winifred, Ezra, Cecily, Rodrigo, Petra, Amos`),
  rare: list(`Thaddea, Oswin, Lysander, Marcheta, Zephyrine, Alvaretta, Corwyn, Dulcinea, Eustacia, Ferris,
    Galadriel, Ianthe, Jocasta, Kestrel, Leocadia, Mordecai, Nerissa, Orsino, Perpetua, Quillan`),
};

export const DECADES: Readonly<Record<string, readonly string[]>> = {
  '1920s':
    list(`Dorothy, Mildred, Virginia, Eugene, Norma, Harold, Gladys, Elmer, Bernice, Clifford,
    Thelma, Earl, Edna, Chester, Lucille`),
  '1940s':
    list(`Judith, Carolyn, Gerald, Sharon, Larry, Joyce, Roger, Marjorie, Wayne, Beverly, Ronald,
    Gloria, Dale, Janice, Leroy`),
  '1960s':
    list(`Debra, Kevin, Lori, Gary, Cheryl, Timothy, Denise, Jeffrey, Rhonda, Keith, Tammy, Craig,
    Wendy, Randy, Teresa`),
  '1980s':
    list(`Amanda, Joshua, Nicole, Justin, Crystal, Brandon, Erica, Travis, Lindsay, Derek, Tiffany,
    Jared, Vanessa, Shawn, Kelli`),
  '2000s':
    list(`Madison, Jayden, Hailey, Ethan, Alexis, Caleb, Kaylee, Logan, Destiny, Aidan, Mackenzie,
    Tristan, Brooklyn, Landon, Trinity`),
  '2020s':
    list(`Maverick, Luna, Everleigh, Oaklynn, Kairo, Nova, Wrenley, Ezekiel, Aurora, Kashton, Isla,
    Legend, Emersyn, Atlas, Jaxxon`),
};

const FAMILY =
  list(`Lindgren, Okafor, Villanueva, Pruitt, Chaudhry, Nakamura, Whitaker, Haddad, Ostrander,
  Mosley, Kuznetsov, Escobedo, Benally, Halvorson, Tran, Dvorak, Adeyemi, Maldonado, Fitzgerald, Rahman`);
const GIVEN =
  list(`Patricia, Darnell, Mei, Rafael, Priya, Walter, Ngozi, Heather, Samir, Kristin, Hector,
  Deborah, Yuki, Gordon, Marisol, Neil, Fatima, Colleen, Dmitri, Renee`);

const pair = (given: readonly string[], family: readonly string[]): Person[] =>
  given.map((one, index) => ({ given: one, family: family[index % family.length]! }));

/** How a name is built or written. */
export const FORMS: Readonly<Record<string, readonly Person[]>> = {
  plain: pair(GIVEN, FAMILY),
  'also words': pair(
    list(`Will, Hope, Rose, Chase, Grace, Mark, Faith, Hunter, Joy, Grant, Violet, Dean, Ivy, Frank, Daisy,
      Rich, Summer, Miles, Iris, Art`),
    list(`Young, Long, Brown, Price, Banks, Rivers, Stone, Field, Winter, Sharp, Love, Church, Best, Case,
      Little, Payne, Moody, Swift, Day, Street`),
  ),
  'also months, places, drugs': pair(
    list(`April, June, May, August, Virginia, Georgia, Dallas, Austin, Savannah, Carolina, Florence,
      Jordan, Paris, Madison, Chelsea, Lourdes, Sydney, Israel, Kenya, Asia`),
    list(`London, Houston, Berlin, Washington, Lincoln, Boston, York, Kent, Durham, France, Holland,
      England, Cleveland, Milan, Lancaster, Raleigh, Orlando, Toledo, Preston, Burton`),
  ),
  'also eponyms': pair(
    GIVEN,
    list(`Foley, Graves, Parkinson, Murphy, Bell, Wilson, Allen, Hodgkin, Cushing, Addison, Kelly, Marshall,
      Turner, Down, Hunter, Paget, Becker, Baker, Barrett, Huntington`),
  ),
  'two letters': pair(
    list('Bo, Al, Jo, Ed, Ty, Vi, Lu, An, Li, My'),
    list('Li, Ng, Wu, Xu, Yu, Ho, Le, Vo, Ma, Oh'),
  ),
  hyphen: pair(
    list(`Mary-Ann, Jean-Luc, Anne-Marie, Ji-Woo, Abdul-Rahman, Peggy-Sue, Hans-Peter, Seo-Yeon, Lee-Ann,
      Juan-Carlos`),
    list(`Smith-Jones, Garcia-Lopez, Okafor-Williams, Lloyd-Parry, Kim-Peters, Ortiz-Reyes, Chen-Lindgren,
      Hall-Byrne, Diaz-Moreno, Ali-Khan`),
  ),
  apostrophe: pair(
    GIVEN,
    list("O'Neil, D'Angelo, O’Brien, N'Diaye, L'Esperance, O'Shea, D’Souza, O'Hara"),
  ),
  particle: pair(
    GIVEN,
    list(`de la Cruz, van der Meer, von Hagen, del Rio, dos Santos, al Rashid, di Marco, de Jong, ben Ami,
      van Dyke, St. Clair, La Rue`),
  ),
  diacritics: pair(
    list('José, Zoë, Søren, Françoise, Łukasz, Ángel, Jürgen, Renée, Nuño, Håkon'),
    list('Núñez, Müller, Gómez, Dvořák, Bjørnsen, Çelik, Lefèvre, Żak, Ibáñez, Škoda'),
  ),
};

const SHARE_MARGIN = 0.1;
const NAMES_MAX = 60;
/** Columns of the shares file after the name. */
const COLUMNS = ['white', 'black', 'api', 'native', 'multiple', 'hispanic'];

/**
 * Given names by group from the shares file: those whose largest share exceeds the second by 0.10, as
 * in Xiao et al. 2023; at most 60 a group, spread evenly over the alphabet. Empty where there is no file.
 */
export function givenByShare(path: string): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  if (!existsSync(path)) return groups;
  for (const line of readFileSync(path, 'utf8').split('\n').slice(1)) {
    const [name = '', ...fields] = line.trim().split(',');
    const shares = fields.map(Number);
    const [first = 0, second = 0] = [...shares].sort((a, b) => b - a);
    if (name.length < 2 || first - second < SHARE_MARGIN) continue;
    const group = COLUMNS[shares.indexOf(first)]!;
    groups.set(group, [...(groups.get(group) ?? []), name.charAt(0) + name.slice(1).toLowerCase()]);
  }
  for (const [group, names] of groups) {
    const step = Math.max(1, names.length / NAMES_MAX);
    groups.set(
      group,
      Array.from(
        { length: Math.min(NAMES_MAX, names.length) },
        (_, index) => names[Math.floor(index * step)]!,
      ),
    );
  }
  return groups;
}

/** Persons of one origin: the listed given names, and those of the shares file. */
export function personsOf(
  origin: Origin,
  shares: ReadonlyMap<string, readonly string[]>,
): readonly Person[] {
  const given = [...origin.given, ...(shares.get(origin.share ?? '') ?? [])];
  return pair(given, origin.family);
}

export const personsNamed = (given: readonly string[]): readonly Person[] => pair(given, FAMILY);
