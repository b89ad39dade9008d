/** "Run it maybe three times", "repeat with 3 different tokenizers", "once for each of four vocab sizes": one job, several times. */

const numberWords: Readonly<Record<string, number>> = {
  a: 1, an: 1, one: 1, once: 1, twice: 2, thrice: 3, single: 1, 'a single': 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10,
  eleven: 11, twelve: 12, dozen: 12, 'a dozen': 12, 'half a dozen': 6, 'two dozen': 24, fifteen: 15, sixteen: 16, twenty: 20,
  thirty: 30, 'thirty two': 32, 'thirty-two': 32, forty: 40, fifty: 50, sixty: 60, hundred: 100, 'a hundred': 100,
} // prettier-ignore

/** A number of runs, in digits or words. */
export const countPattern = String.raw`(\d[\d,]{0,12}|(?:a |half a |two )?dozen|(?:a )?hundred|once|twice|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|sixteen|twenty|thirty|forty|fifty|sixty)`

/** What such a number comes to. */
export const countOf = (text: string): number => {
  const word = text.toLowerCase()
  return numberWords[word] ?? Number(word.replaceAll(',', ''))
}

const about = String.raw`(?:(?:maybe|probably|perhaps|about|around|roughly|likely|up to|at least|at most|some|like|say|only|another) ){0,2}`
/** "Four or five": the larger is what it may come to. */
const oneOrOther = String.raw`(?:${countPattern} (?:or|to) )?${countPattern}`
const doIt = String.raw`(?:(?:and |to |then )?\b(?:run|train|repeat|redo|do|launch|retrain) (?:it|this|that|the same|everything|all of it|the whole thing)(?: job| run| thing)?|\b(?:be|is|are|gets?) (?:repeated|run|done|trained|retrained)|\b(?:repeated|run|done|trained|repeat))`
const study = String.raw`(?: (?:for|in|as|with) (?:an? |the |our )?(?:[\w-]{2,14} ){0,2}?(?:sweep|search|grid|ablation|experiment|study)s?(?: (?:over|of|on) (?:[\w-]{2,14}(?: and |, ?)?){1,4})?)?`
const until = String.raw`(?: (?:until|till) (?:it|we|the|that|they)[^.,;!?\n]{1,40})?`
/** A thing of which each has a run of its own, and none that a run has many of. */
const things = String.raw`(?!(?:epochs?|gpus?|cards?|nodes?|steps|tokens|days|hours|weeks|months|examples|samples|users|rows|pages)\b)[\p{L}-]{3,20}s`

const forms: readonly RegExp[] = [
  new RegExp(String.raw`[,;]?\s*${doIt} ${about}${oneOrOther} times\b${study}${until}`, 'iu'),
  // "Trained twice" tells of the past.
  new RegExp(
    String.raw`[,;]?\s*\b(?:(?:run|train|repeat|redo|do|retrain) (?:it|this|that|the same|everything)|be (?:run|trained|done|repeated)) ${about}()(twice)\b${until}`,
    'iu',
  ),
  // The first is one of them, unless others are spoken of.
  new RegExp(
    String.raw`[,;]?\s*(?:\band )?\b(?:repeat(?:ed)?(?: (?:it|this|that|everything))?|(?:once )?again|once more|the same(?: run)?(?: again)?) (?:with|for|on|using|over|across) (?:each of )?(?:the |our )?${oneOrOther} ((?:other|more|further|additional) )?(?:(?:different|separate|new|distinct|random) )?(?:\p{L}{2,14} ){0,2}?${things}\b`,
    'iu',
  ),
  new RegExp(
    String.raw`[,;]?\s*\b(?:(?:once|one (?:run|model|adapter|each)|a (?:run|model|separate run)|separately) )?(?:for|with|on|per) (?:each|every one) of (?:the |our |these |those )?${oneOrOther} ()(?:\p{L}{2,14} ){0,2}?${things}\b`,
    'iu',
  ),
]
const mostRuns = 200

/** "One good run plus a couple of failed ones": the one that counts and those before it. */
const tries = new RegExp(
  String.raw`[,;]?\s*\b(?:just |only |with )?(?:one|a|1|the) (?:(?:good|real|final|main|proper|full|clean|production|successful) ){1,2}(?:run|one|training|job)\b,? (?:plus|and|\+|with|after) (?:maybe |about |another |say )?(a couple|a few|some|${countPattern.slice(1, -1)})(?: of)? (?:(?:failed|failing|test|trial|throw-?away|dry|pilot|broken|bad|aborted|botched|practice|warm-?up) ?){1,2}(?:runs?|ones?|attempts?|tries|that (?:will )?fail)?\b`,
  'iu',
)
/** "Including one or two failed runs": they come before the one that counts. */
const failedBefore = new RegExp(
  String.raw`[,;]?\s*\(?\b(?:including|incl\.?|includes?|with|plus|counting|assuming|allowing for|expecting|and) (?:maybe |about |another |say |up to )?(?:(?:one|an?|${countPattern.slice(1, -1)}) (?:or|to) )?(a couple|a few|some|one|an?|${countPattern.slice(1, -1)})(?: of)? (?:failed|failing|broken|bad|aborted|botched|wasted) (?:runs?|ones?|attempts?|tries|try|trainings?)\b\)?`,
  'iu',
)
const fewOf: Readonly<Record<string, number>> = { 'a couple': 2, 'a few': 3, some: 3 }

/** Null where nothing of the kind is said; `rest`: the text without those words. */
export function repeatedIn(
  text: string,
): { readonly count: number; readonly words: string; readonly rest: string } | null {
  const [tried, others = ''] = tries.exec(text) ?? []
  if (tried !== undefined) {
    const count = 1 + (fewOf[others.toLowerCase()] ?? countOf(others))
    return { count, words: tried.replace(/^[,;\s]+/u, '').trim(), rest: text.replace(tried, ' ') }
  }
  const [failed, most = ''] = failedBefore.exec(text) ?? []
  if (failed !== undefined) {
    const count = 1 + (fewOf[most.toLowerCase()] ?? countOf(most))
    return { count, words: failed.replace(/^[,;(\s]+/u, '').trim(), rest: text.replace(failed, ' ') }
  }
  for (const form of forms) {
    const match = form.exec(text)
    if (match === null) continue
    const [words, , most = '', others] = match
    const count = countOf(most) + (others === undefined || others === '' ? 0 : 1)
    if (count >= 2 && count <= mostRuns)
      return { count, words: words.replace(/^[,;\s]+/u, '').trim(), rest: text.replace(words, ' ') }
  }
  return null
}
