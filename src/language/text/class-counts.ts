/** "One of 80ish categories", "12 intents", "1 to 5 stars": how many classes there are, said in the one way that the grammar counts them. */

const about = String.raw`(?:(?:about|around|roughly|approx\.?|approximately|some|maybe|perhaps|up to|over|the|our|those|these|any of|~) ?){0,3}`
const described = String.raw`(?:(?:different|possible|predefined|fixed|known|main|top-?level|product|ticket|support|internal|target|distinct|separate) ){0,2}`
/** "40 intents with 200 utterances each": what is in each of them is counted. */
const unlessCounted = String.raw`(?! ?(?:[x*×]|with|of|having|at)\b ?(?:about |around |~ ?)?\d)`
const kinds = String.raw`(?:classes|categories|labels|intents|intentions|topics|departments|teams|queues|folders|buckets|tags|types|groups|codes|species|emotions|sentiments|themes|reasons)\b${unlessCounted}`
const fuzzy = String.raw`(?: ?-?ish\b| ?\+| or so\b|-odd\b| odd\b)`

/** What a text goes into: it is no number of texts. */
const forms: readonly (readonly [RegExp, string])[] = [
  // "-> one of 80ish categories", "sort emails, one of 15 or so folders"
  [
    new RegExp(
      String.raw`(?:(?:,? ?(?:->|=>)|,| (?:in)?to| as| in| under)? ?\b(?:one|any|some) of ${about}|,? ?(?:->|=>) ?${about})(\d{1,3})${fuzzy}? ${described}${kinds}`,
      'giu',
    ),
    ' into $1 classes',
  ],
  // "30ish labels", "100+ categories"
  [new RegExp(String.raw`(?<![\d.,$€£])\b(\d{1,3})${fuzzy} ${described}${kinds}`, 'giu'), '$1 classes'],
  // "12 intents", "8 sentiments"
  [/(?<![\d.,$€£])\b(\d{1,3}) (?:user |customer |chat |possible |different |main |top-level )?(?:intents|intentions|sentiments|emotions)\b(?! ?(?:[x*×]|with|of|having|at)\b ?(?:about |around |~ ?)?\d)/giu, '$1 classes'],
  // "5 star ratings", "1 to 5 stars", "on a 5 star scale"
  [
    /(?<![\d.,$€£])\b(?:(?:from )?(?:1|one) ?(?:-|to|–) ?(5|10|five|ten) ?-?stars?(?: (?:ratings?|scores?|scale))?|(5|10|five|ten)[ -]?stars? (?:ratings?|scores?|scale)|(5|10)-(?:point|level) (?:ratings?|scores?))\b/giu,
    '$1$2$3 classes',
  ],
] // prettier-ignore

/** "9k labelled", where nothing else is counted: so many examples. */
const labelledOnes =
  /(?<![\d.,$€£])\b(\d[\d,.]{0,8} ?k?) ((?:hand-?|already |manually )?(?:labell?ed|tagged|annotated|sorted))(?= ?(?:[,.;?!)]|$)| (?:so far|already|by hand)\b)/iu
const counted = /\d[\d,.]* ?[km]\b|\d{3,}/giu

/** The text with its classes, and what is labelled, counted as such. */
export function withClassCounts(text: string): string {
  const plain = forms.reduce((rest, [form, words]) => rest.replace(form, words), text)
  return plain.match(counted)?.length === 1 ? plain.replace(labelledOnes, '$1 $2 examples') : plain
}
