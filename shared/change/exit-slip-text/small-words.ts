/**
 * Words that say little about what an answer is about, English and Spanish, plain letters. Words that say no are not among them: "did not
 * get" and "get" are different things.
 */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  `a an and the this that these those it its is are was were be been am im i ive id ill me my mine you your u we us our they them their he him
  his she her of to in on at by for from with into up out off over as if so or but because bc then than when where what which who how why just
  like really very too also still even do does did doing have has had having can could would will should get got some any all more most one
  there here about today day class math think thing stuff lot little bit much kind sort because

  el la los las un una unos unas lo le les se te mi mis tu tus su sus yo el ella ellos nos nosotros usted que quien cual cuando donde como por
  para con sin en de del al a y o e u pero porque si ya muy mas menos tan tanto todo toda todos todas algo es son era fue estaba esta estan ser
  estar hay he ha habia hoy dia clase matematicas mate cosa cosas poco mucho bien asi nomas solo tambien eso ese esa esto este hace hacer hice`
    .split(/\s+/)
    .filter(Boolean),
);

/** True for words that a search for shared words passes by. */
export function isSmallWord(plain: string): boolean {
  return SMALL_WORDS.has(plain);
}
