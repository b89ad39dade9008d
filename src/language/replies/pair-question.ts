/** What is asked of plans that stand side by side: which to take, whether the difference pays, how far they lie apart and why. */

/**
 * `choice`: which to take; `worth`: whether the dearer one pays; `gap`: how far apart they are; `close`: why they are hardly
 * apart; `why`: why they differ; `named`: why just these.
 */
export type PairQuestion = {
  readonly form: 'choice' | 'worth' | 'gap' | 'memory' | 'close' | 'why' | 'named'
  readonly figure: 'usd' | 'hours'
  /** The place of the one that is asked about, from 0; null: both. */
  readonly of: number | null
}

const maxLength = 110
const asks =
  /\?|\b(?:which|what|whats|what's|why|how|who)\b|^\W*(?:(?:and|so|but|ok|okay|hm+)[ ,]+){0,2}(?:is|are|does|do|would|will|should|can|could|first or|your (?:pick|choice))\b/u
/** Of what comes after training, or of another thing than the plans. */
const ofOther =
  /\b(?:serv(?:e|ing)|later|inference|host(?:ing)?|deploy\w*|quality|accura\w+|smarter|licen[cs]e|eu|region|country|providers?|sellers?|clouds?|models?|methods?|gdpr|spot|electricity|power|disk|storage)\b/u
const forms: readonly (readonly [RegExp, PairQuestion['form']])[] = [
  [
    /\bwhy (?:just |only |exactly )?(?:these|those|the) (?:two|three|both|ones?)\b(?!.*\b(?:close|cheap|fast|slow|dear))/u,
    'named',
  ],
  [
    /\b(?:why|how come)\b.*\b(?:close|similar|the same|alike|hardly (?:any|a) difference|so little|barely|nearly|almost|equal)\b/u,
    'close',
  ],
  [/^\W*(?:(?:and|so|but|ok|okay|hm+)[ ,]+)*(?:why|how come|what makes)\b/u, 'why'],
  [/\b(?:worth|pays? off|justif\w+|bother\w*)\b/u, 'worth'],
  [/\b(?:memory|vram|headroom|oom|ram|gib|gigs?)\b/u, 'memory'],
  [
    /\b(?:would|do|should|shall|could|can) (?:you|we|i|one) (?:rather |personally |actually |then |go )?(?:take|pick|choose|prefer|use|rent|recommend|go|run|buy|book|with|for)\b|\byour (?:money|pick|choice|recommendation|call)\b|\brecommend\w*\b|\bfirst or (?:the )?second\b|\b(?:better|best|safer|safest|smarter|wiser) (?:choice|option|one|pick|deal|bet|buy)\b|\bwhich (?:one )?(?:is|would be|looks) (?:the )?(?:better|best|safer|safest)\b|^\W*(?:(?:so|ok|okay|and|then|well|hm+)[ ,]+)*which (?:one|of (?:them|these|those|the two|both))(?: then| now)?\W*$/u,
    'choice',
  ],
  [
    /\b(?:how much|how far|how many|difference|diff|gap)\b.*\b(?:faster|slower|quicker|cheaper|dearer|pricier|more|less|longer|sooner|difference|diff|gap|apart|price|cost|costs|save|hours|time|expensive)\b|\b(?:what|whats|what's)\b.*\b(?:difference|diff|gap)\b|^\W*(?:is|are|would) (?:the )?\S+(?: \S+){0,2} (?:faster|slower|quicker|cheaper|dearer)\W*$/u,
    'gap',
  ],
]
const ofTime = /\b(?:faster|slower|quicker|longer|sooner|hours?|time|speed|quick|slow|fast|fastest|slowest)\b/u
const places: readonly RegExp[] = [/\b(?:first|former|1st|left)\b/u, /\b(?:second|latter|2nd|right)\b/u]

/** Null where nothing of the kind is asked. `names`: what the plans are called. */
export function pairQuestionIn(typed: string, names: readonly string[]): PairQuestion | null {
  const text = typed.toLowerCase().replace(/’/gu, "'").trim()
  if (names.length < 2 || text.length > maxLength || !asks.test(text)) return null
  const bare = names.reduce((rest, name) => rest.replaceAll(name.toLowerCase(), ' '), text)
  if (ofOther.test(bare)) return null
  const form = forms.find(([words]) => words.test(text))?.[1]
  if (form === undefined) return null
  return { form, figure: ofTime.test(text) ? 'hours' : 'usd', of: placeIn(text, names) }
}

/** "What if we go with the second", "let's take the first": its place; null where it is another text. */
export function placeTaken(typed: string): number | null {
  const text = typed.toLowerCase()
  const isTaken = text.length <= maxLength && takes.test(text) && !/\b(?:worth|why|which|or)\b/u.test(text)
  const found = isTaken ? places.findIndex((words) => words.test(text)) : -1
  return found < 0 ? null : found
}
const takes =
  /\b(?:go(?:ing)? (?:with|for)|take|taking|pick|choose|use|do|on|with|plan|make it) (?:the )?(?:first|second|former|latter|1st|2nd)\b/u

/** The one that is named, by its place or by a word that it alone has. */
function placeIn(text: string, names: readonly string[]): number | null {
  const byPlace = places.flatMap((words, at) => (words.test(text) ? [at] : []))
  if (byPlace.length === 1) return byPlace[0] ?? null
  const words = names.map(wordsOf)
  const named = words.flatMap((own, at) => {
    const alone = own.filter((word) => !words.some((others, index) => index !== at && others.includes(word)))
    return alone.some((word) => wordsOf(text).includes(word)) ? [at] : []
  })
  return named.length === 1 ? (named[0] ?? null) : null
}

/** "4xH100" is "h100", and so is "h100s". */
const wordsOf = (text: string): readonly string[] =>
  (text.toLowerCase().match(/[a-z]+\d*[a-z0-9.-]*|\d[\w.]*/gu) ?? []).flatMap((word) => {
    const card = word.replace(/^\d+ ?[x×]/u, '').replace(/(?<=\d)s$/u, '')
    return /^l40$/u.test(card) ? [word.replace(/^\d+x/u, ''), card] : [card]
  })
