/**
 * First names that are frequent among students in California schools, plain letters. A name of another class is on no roster of the team:
 * this list catches the common ones. A name that is also an ordinary word stands in the second list and counts only with a capital letter.
 */
const FREQUENT = `aaliyah aaron abby abigail abraham abril adan addison adrian adriana agustin aidan aiden alan alana alberto alejandra alejandro alex
  alexa alexander alexandra alexis alfredo alice alicia alina allison alma alondra alvaro alyssa amanda amaya amelia amy ana anabel
  andrea andres andrew angela angelica angelina angie anna anthony antonio araceli aria ariana ariel armando arturo ashley ashton aubrey audrey
  ava avery axel ayden bailey beatriz bella benito benjamin bianca brandon braulio brayan brenda brian briana brianna brittany brooklyn bruno
  bryan caleb camila camilo carla carlos carmen carolina caroline cassandra catalina cecilia cesar chloe chris christian christina
  christopher citlali claire claudia cody connor cristian cristina cynthia dalia damian daniel daniela danny david dayana deandre
  delilah derek devin diana diego dominic dylan eddie edgar eduardo edwin elena eli elias elijah elizabeth ellie emely
  emiliano emilio emily emma enrique eric erica erick erik ernesto esmeralda esteban esther ethan eva evan evelyn ezekiel fabian fatima felipe
  felix fernanda fernando francisco gabriel gabriela gael gavin george gerardo giovanni giselle gonzalo graciela guadalupe
  guillermo gustavo hailey hannah hector heidi henry hugo ian ignacio isaac isabel isabella isaiah ismael israel itzel ivan jackson jacob
  jacqueline jade jaden jaime jake jamal james jasmine jason javier jayden jayla jaylen jaylin jazmin jeffrey jenna jennifer jeremiah jeremy jerry
  jesse jessica jimena joaquin jocelyn joel johanna john johnny jonathan jordan jorge jose joseph joshua josue juan juana juanita julia
  julian juliana julie julio julissa justin kaitlyn karen karina karla kate katherine kathy katie kayla keila kelly kenya kevin kimberly kobe
  kyle kylie laila laura lauren layla leah leila leonardo leslie lesly leticia levi liam liliana linda lisa lizbeth logan lorena
  lorenzo lucas lucia luciana luis luke lupe lupita luz mackenzie madison makayla malik manuel marco marcos margarita maria mariah mariana maribel
  mario marisol marissa marlene martha martin mary mateo matias matthew maya megan melanie melissa michael michelle miguel
  mikayla miranda moises monica monserrat nancy naomi natalia natalie nataly nathan nathaniel nayeli nevaeh nicholas nicolas nicole noah   noelia noemi nora octavio oliver olivia omar oscar owen pablo paola patricia patrick paul paula pedro peter rafael ramiro ramon
  raquel raul rebeca rebecca renata ricardo richard roberto rocio rodolfo rodrigo rogelio ruben ryan sabrina samantha samuel
  sandra santiago sara sarah saul sean sebastian selena sergio shirley silvia sofia sophia sophie stephanie steven susana tamara tanya tatiana
  teresa thomas tiffany tomas travis tyler uriel valentina valeria vanessa veronica vicente victor virginia viviana
  wendy william wyatt xavier ximena xiomara yadira yahir yamileth yareli yaretzi yesenia yolanda yuridia zachary zoe`;

const ALSO_WORDS = `alma amber carter daisy destiny dulce ella genesis gloria jesus leo lily marina mason mia milagros noe paloma perla regina
  salvador trinity victoria violeta angel angeles april art autumn bill blanca bobby cruz dawn eden estrella faith flor frank grace grant harmony heaven hope
  hunter iris isla jack jade joy june justice king linda luna luz major mark may mercedes mercy miles mundo nick olive pat paz penny rich
  rob robin rosa rose royal ruby sandy santos sky skye sol star summer violet will`;

const list = (names: string): ReadonlySet<string> => new Set(names.split(/\s+/).filter(Boolean));
const frequentNames = list(FREQUENT);
const namesThatAreWords = list(ALSO_WORDS);

/** A frequent first name. Plain letters, lower case. */
export function isFrequentName(plain: string): boolean {
  return frequentNames.has(plain) || namesThatAreWords.has(plain);
}

/** A name that is an ordinary word when it has no capital letter: Will, Rose, Luz. */
export function isAlsoAWord(plain: string): boolean {
  return namesThatAreWords.has(plain);
}
