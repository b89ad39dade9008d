/**
 * What words do to the amounts of data beside them, each word by one sign, so that a rule is a pattern over signs.
 *
 *     o  preposition          m  "of those", "it"        a  "and"              +  "plus", "another"
 *     e  "each", "per"        r  "the rest"              u  "all"              x  "times"
 *     -  takes off what follows ("minus", "removes")     ~  takes off what precedes ("junk")    d  either ("dropped")
 *     v  kept for tests       h  "hold back"             >  leaves what follows ("leaves")      <  leaves what precedes ("remain")
 *     k  trained on, either   f  "first"                 n  "then"             !  "no", "actually"
 *     |  "or": a choice       w  any other word
 */
const signs: Readonly<Record<string, string>> = {
  o: 'of in with from at on for by to out into among across have has had having is are being go goes going will be was were',
  m: 'them those these it which that this they all three both four',
  a: 'and & as well',
  '+': '+ plus another also additionally further',
  e: 'each every per apiece',
  r: 'rest remainder others',
  u: 'all everything altogether together',
  x: 'x × times *',
  '-': 'minus without except excluding less removes drops discards loses throws strips',
  '~': 'junk garbage noise spam duplicates duplicate dupes useless unusable rubbish trash broken overhead boilerplate done finished processed',
  d: 'drop dropped dropping discard discarded remove removed removing delete deleted lost lose gone toss tossed threw throw thrown throwing binned skip skipped ignore ignored filtered',
  v: 'eval evaluation evals test testing tests testset validation valid val dev devset holdout heldout',
  h: 'held reserve reserved withhold withheld aside apart',
  '>': 'after leaves leaving retains keeps passes lets',
  '<': 'remain remains remaining survive survives survived left stay stays good usable useful clean fit relevant',
  k: 'keep kept keeping use used using train training trained trainset sample sampled sampling subsample subsampled take takes taking retain retained select selected want',
  '=': 'so hence thus makes totals',
  f: 'first',
  n: 'then next finally afterwards',
  '!': "it's no not sorry actually correction edit wait",
  '|': 'or vs versus /',
}

const signOfWord: ReadonlyMap<string, string> = new Map(
  Object.entries(signs).flatMap(([sign, words]) => words.split(' ').map((word) => [word, sign] as const)),
)

/** Two words that say something else than either. */
const signOfPair: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '~': 'are out|is out|stays out|stay out|left out|sorted out',
    d: 'thrown away|threw away|threw out|thrown out|leave out|leaving out|throw away|throw out|toss out|filter out|filtered out|cut out|knock off|take off',
    h: 'set aside|put aside|keep back|kept back|held back|held out|hold out|hold back|holding out|holding back|set apart|keep aside|holds out|holds back',
    '>': 'down to|cut to|left with|thinned to|reduced to|filtered to|sampled to',
    '<': 'worth keeping|makes it|make it|of use|any good',
    '+': 'on top|in addition|as well|as also',
    '!': 'make that|make it',
  }).flatMap(([sign, pairs]) => pairs.split('|').map((pair) => [pair, sign] as const)),
)

/** What two words say together, or the first alone; `isPair`: both. */
export function signOf(word: string, next: string): { readonly sign: string; readonly isPair: boolean } {
  const pair = signOfPair.get(`${word} ${next}`)
  return pair === undefined ? { sign: signOfWord.get(word) ?? 'w', isPair: false } : { sign: pair, isPair: true }
}

/** Of these a share, or so many in each, is no data. */
export const noData: ReadonlySet<string> = new Set(
  'budget money funds grant credits quota price cost costs time compute memory vram steps step batch epoch epochs pass passes gpu gpus card cards node nodes machine machines hour hours minute minutes second seconds day days week weeks month months quarter year years night token tokens word words page pages'.split(
    ' ',
  ),
)

/** "A third", "every tenth", "two fifths": the part that the word names. */
export const partOfWord: ReadonlyMap<string, number> = new Map(
  Object.entries({
    half: 2,
    third: 3,
    quarter: 4,
    fourth: 4,
    fifth: 5,
    sixth: 6,
    eighth: 8,
    tenth: 10,
    twentieth: 20,
  }).flatMap(([word, parts]) => [
    [word, 1 / parts],
    [`${word}s`, 1 / parts],
  ]),
)
