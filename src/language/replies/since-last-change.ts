/** "Did the price move at all", "how come that made it slower", "what difference was that": of the change that was made last. */

const figure = '(?:the |our )?(?:price|cost|costs|total|bill|time|hours|runtime|memory|figure|estimate|numbers?|plan)'
const byLastChange = [
  '(?:so |and |but |hm+ |ok )?(?:did|has|have|does) (?:the |our )?(?:price|cost|costs|total|bill|time|hours|runtime|memory|figure|estimate|number|numbers|plan)(?: (?:really|actually|even))? (?:move|moved|change|changed|budge|budged|shift|shifted|go up|go down|gone up|gone down|drop|dropped|rise|risen|improve|improved)(?: (?:at all|much|a lot|by much|there|now|with that|from that))*',
  '(?:why|how come|what)(?: does| did| has| would)? (?:that|this|it|the change|the switch)(?: (?:make|made|makes))?(?: (?:it|the run|things|everything))?(?: (?:come out|so|this|that|much|a lot|way|all))* (?:slower|faster|quicker|dearer|pricier|cheaper|longer|more expensive|less expensive|so (?:slow|expensive|long))(?: (?:now|all of a sudden|suddenly))?',
  '(?:why|how come) (?:did |has |have |is |are )?(?:the |our )?(?:it|price|cost|costs|total|bill|time|hours|runtime|memory)(?: (?:just|suddenly))? (?:jump|jumped|shoot up|shot up|double|doubled|explode|exploded|balloon|ballooned|drop|dropped)(?: (?:now|like that|so much|that much))?',
  '(?:so |and |ok |hm+ )?(?:how (?:many|much)(?: of a)? |what )(?:dollars? |hours? |money |time |cost |price |big a )?(?:difference|saving|savings|gain|change)(?: (?:was|is|does|did|would) (?:that|it|this)(?: make)?(?: now| exactly| then| in the end)?)',
  '(?:so |and |ok |hm+ )?(?:what|how much) (?:did|has|have) (?!you\\b|your\\b|he\\b|she\\b|they\\b|i\\b)[\\p{L}\\d\\s-]{2,40} (?:save|saved|saves|cost|costs|add|added|bring|gain|knock off|shave off) (?:us|me)(?: on this(?: job| run| one)?| here| in the end| in dollars| in total| so far)?',
  '(?:so |and |ok |hm+ )?how much (?:does|would) (?!it\\b|this\\b|we\\b|you\\b|spot\\b)[\\p{L}-]{4,15}ing (?:it |that |them )?(?:save|saves|bring|gain)(?: us| me)?(?: in dollars| in hours| in total)?',
  '(?:so |and |ok |hm+ )?what (?:did|has|have) (?:that|this|it|we|the change|the switch) (?:really |actually )?(?:save|saved|gain|gained|bring|brought|change|changed|buy|bought)(?: us| me)?(?: now| in the end| exactly)?',
  "(?:so |and |ok |hm+ )?what(?:'s| is| has|'ve we)? (?:actually |just |really )?(?:changed|different)(?: now| here| exactly| then)?",
  // What it did to a figure, in however few words.
  `(?:so |and |ok |hm+ )?(?:did|has|does) (?:that|this|it|the change|the switch)(?: really| even| actually)? (?:do|done|change|make|bring|save|add|cost|help)(?: us| me)? (?:anything|something|much|a lot|any|a difference)(?: (?:to|for|in|on|of a difference to) ${figure})?`,
  `(?:why|how come) (?:did|has|does) ${figure} (?:only |hardly |barely |just )?(?:move|moved|change|changed|go up|go down|drop|dropped|rise|risen|fall|fallen|budge|budged)(?: (?:by|only|just|up|down))* [\\d.,]+ ?(?:%|percent|dollars|hours|bucks)?`,
  `(?:so |and |ok |hm+ )?how (?:much|many (?:dollars|hours|bucks|days))(?: money| time)? (?!(?:does|will|would) (?:it|this|that) (?:cost|take)\\b(?! (?:us )?off))(?:did|does|will|would|has) (?:that|this|it|the change|the switch|\\p{L}{3,}ing(?: it| that| them| the \\p{L}+)?) (?:knock|knocked|shave|shaved|take|save|saved|add|added|cost|bring|gain|buy)(?: us| me)?(?: off| on)?(?: (?:now|then|in (?:total|dollars|hours|money|time)))*`,
  '(?:so |and |ok |hm+ )?how (?:far|close|near)(?: off| away)? (?:from|to) (?:linear|proportional|ideal|perfect)(?: scaling)? (?:is|was|are) (?:that|this|it)(?: speed-?up| scaling)?',
]
const sinceLastChange = new RegExp(`^(?:${byLastChange.join('|')})$`, 'u')

/** Whether a sentence asks what the last change did. `bare`: in lower case, without signs at its end. */
export const asksSinceLastChange = (bare: string): boolean => sinceLastChange.test(bare)
