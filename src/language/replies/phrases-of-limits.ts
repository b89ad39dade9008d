/** A limit as people tell it of somebody, of the account or of the clock, in the words of the grammar: each pattern with what it becomes. */

const weekday = '(?:mon|tues|wednes|thurs|fri|satur|sun)day'
const small = '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty)'
/** Amounts of money: with its sign or its name, or so many hundreds and thousands. */
const named = String.raw`(?:dollars|bucks|usd|eur|euros?|quid|pounds|gbp|chf|francs)`
const inDigits = String.raw`[$€£] ?\d[\d.,]{0,9}k?|\d[\d.,]{0,9}k? ?(?:${named}|€|\$|£)`
const inWords = String.raw`(?:an?|${small}) (?:hundred|thousand|grand|hundred thousand)(?: (?:and )?(?:${small}|fifty))?(?: ${named})?`
const money = `((?:about |around |roughly )?(?:${inDigits}|${inWords}))`
/** The same where the words beside it leave no doubt that it is money. */
const sum = String.raw`((?:${inDigits}|${inWords}|\d[\d,]{2,9}|\d{1,3}(?:\.\d)?k))(?![\d%]|[mb]\b|\.\d| ?(?:tokens?|toks?|steps?|gpus?|cards|hours?|hrs?|h|days?|examples?|rows|samples|pairs|gb|nodes|epochs?|words|images)\b)`
const closing = '(?=\\s*(?:$|[.,;!)]|\\b(?:because|since|so|as|and|or|please|pls)\\b))'

const count = String.raw`(\d{1,4}(?:\.\d)?|${small})`
const unit = '(h|hrs?|hours?|days?)'

/** Applied in their order to a reply as it was typed. */
export const phrasesOfLimits: readonly (readonly [RegExp, string])[] = [
  // "The CFO said 3k and not a cent more": whoever says it, nothing beyond it is paid.
  [
    new RegExp(
      String.raw`(?:^|(?<=[,;.!] ))(?:[\p{L}' ]{2,30} (?:said|says|gave (?:us|me)|gives (?:us|me)|allows?|approved|approves|signed(?: off)?(?: on)?|pays?|released|okayed) |(?:(?:i|we|there)(?:'ve|'s| have| has| is)?|it's) (?:got |can (?:do|pay|spend|go to) )?)?${sum},? (?:and |but )?not (?:a|one|a single|another) (?:cent|penny|dollar|euro|dime|buck|pound) (?:more|over|above(?: (?:it|that))?)${closing}`,
      'giu',
    ),
    'budget $1',
  ],
  // "The CFO won't sign anything above four hundred"
  [
    new RegExp(
      String.raw`\b(?:won't|will not|doesn't|does not|can't|cannot|wouldn't|would not|never|nobody|no one|not going to|refuses to) (?:will |would )?(?:signs?|approves?|pays?|spends?|accepts?|allows?|releases?|go|expense)(?: off)?(?: on| for)? (?:anything |a cent |a dollar |a penny |a bill |one cent )?(?:above|over|beyond|more than|past) ${sum}${closing}`,
      'giu',
    ),
    ', budget $1',
  ],
  // "A SOC 2 report is not sufficient": it is not what is asked for.
  [
    /\b(?:an? |the |just |only )*(?:soc ?[12]|iso ?\d{4,5}|hipaa|c5|tisax|hitrust|fedramp)(?: type (?:1|2|i|ii))?(?: reports?| certificates?| attestations?| alone| by itself)* (?:is|are|isn't|aren't|won't be|will)(?: not| never)? (?:sufficient|enough|adequate|acceptable|accepted|do)\b(?<=(?:not|n't|never) \w+)/giu,
    '',
  ],
  // "Marketing capped us at four thousand dollars"
  [
    new RegExp(
      String.raw`(?:^(?:(?:the|our|my) )?\p{L}{2,14} )?(?<!\p{L})(?:(?:has|have|had|just) ){0,2}(?:capped|caps?|limited|limits|cuts?|slashed|trimmed|reduced|squeezed|knocked) (?:us|me|it|this|that|the (?:project|run|team|job|training)) (?:back |down )?(?:at|to) ${sum}(?: for this(?: one)?)?`,
      'giu',
    ),
    ', budget $1',
  ],
  // "We have a thousand in Azure credits"
  [
    new RegExp(String.raw`\b((?:an?|${small}) (?:hundred|thousand|grand)) in (?=[\w. ]{2,20}credits?\b)`, 'giu'),
    '$1 dollars in ',
  ],
  // "A hundred bucks is what I can expense", "250 dollars is everything we have"
  [
    new RegExp(
      String.raw`${money} (?:is|are|'s) (?:all|everything|the most|as much as|the maximum|the limit|what)(?: (?:that )?(?:there is|(?:i|we|he|she|they)(?: (?:can|could|may|will|would|got|have|am|are|is|had)|'(?:ve|m|re|ll|d))(?: (?:allowed to|able to|left|got|expense|spend|pay|sign(?: for| off)?|approve|afford|put in|give|have|free up|get)){0,2}))?(?: without (?:asking|approval|a signature|a po|paperwork)(?: \p{L}+)?)?${closing}`,
      'giu',
    ),
    'budget $1',
  ],
  // "What's truly left for compute is 6,700"
  [
    new RegExp(
      String.raw`\b(?:what|all)(?:'s| is|s)? (?:(?:truly|really|actually|still|that's) )?(?:left|there)(?: (?:for|to) (?:compute|training|gpus|this|it|the run|spend|us))? (?:is|are|comes to) (?:about |around |only )?${sum}`,
      'giu',
    ),
    'budget $1',
  ],
  // "72 hours and not one minute longer"
  [
    new RegExp(
      String.raw`\b${count} ${unit},? (?:and |but )?not (?:a|one|a single|an) (?:minute|hour|second|day)s? (?:more|longer|later)\b`,
      'giu',
    ),
    'within $1 $2',
  ],
  // "Done by Thursday, 60 hours max", "overnight, say 10 hours tops", "the council sits on Thursday, so 40 hours": the hours say how long that is.
  [
    new RegExp(
      String.raw`\b(?:done |ready |finished )?(?:(?:by |on |until |before |till )?(?:the )?(?:${weekday}|tomorrow)(?:(?: at)? (?:morning|noon|evening|night|eod|\d{1,2} ?(?:am|pm)))?|overnight(?: only)?)([^.;!?\d]{0,48}?)[,;:–-] ?(?:(?:say|so|that's|which is|meaning|i\.e\.|call it|make it|about) (?:about |only |like )?${count} ?${unit}(?: (?:tops|max|maximum|at (?:the )?(?:most|outside|latest)|or less|and counting|from now|left))?|${count} ?${unit} (?:tops|max|maximum|at (?:the )?(?:most|outside|latest)|or less))(?![\w/])`,
      'giu',
    ),
    '$1, within $2$4 $3$5',
  ],
  // "Got an extension till Monday"
  [
    /\b(?:(?:i|we|they)(?:'ve| have)? )?(?:got|were given|was given|were granted|gave us|granted us|received|have) (?:an? |another )?(?:extension|more time)(?: from [\p{L} ]{2,20}?)? (?:till|until|to|up to) (?=(?:the )?(?:next )?(?:mon|tue|wed|thu|fri|sat|sun|tomorrow|\d{1,2}(?:st|nd|rd|th)|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))/giu,
    'deadline is ',
  ],
  // "That's too long, I have 30 hours"
  [
    new RegExp(
      String.raw`\b(too (?:long|slow)[^.,;:?\d]{0,24})[.,;:–-]+ ?(?:but |and )?(?:i|we)(?:'ve| have|'ve got| have got| got)(?: only| just)? ${count} ${unit}(?= ?(?:$|[.,;!]|max|tops|only|left|for))`,
      'giu',
    ),
    '$1, within $2 $3',
  ],
  // "Cheaper please, we can wait a week"
  [
    new RegExp(
      String.raw`\b(?:i|we) can (?:easily |also |happily |well )?(?:wait|live with|give it) (?:(?:for|up to|even|about) )?(?:${count}|(an?)) (hours?|days?|weeks?|month)(?= ?(?:$|[.,;!]|or so|for (?:it|that|this)|if|as|since|because))`,
      'giu',
    ),
    'within $1$2 $3',
  ],
  // "Without Amazon, we have a quarrel since 2 years": no time that there is.
  [
    /\b(?:since|for the (?:last|past)|over the (?:last|past)|in the (?:last|past)) (?:\d{1,2}|an?|one|two|three|four|five|six|ten|several|many) (?:years|months|weeks|year|month)\b/giu,
    'for long',
  ],
  // "Friday slipped to the week after"
  [
    new RegExp(
      String.raw`\b(?:the )?(?:${weekday})(?:'s deadline| deadline)? (?:(?:has|just|now|got|was|been|is) ){0,3}(?:slipped|slips|moved|moves|pushed(?: back| out)?|postponed|shifted|put off) (?:back )?(?:to|by|into|until) (?:the (?:week after|following week|next week)|next week|a week)\b`,
      'giu',
    ),
    'give it 1 more week',
  ],
  // "Every dollar counts, an hour more or less doesn't"
  [
    /[,;]\s*(?:and |but )?(?:an?|one|a few|some) (?:hour|day|week)s? (?:more or less|either way|longer|more) (?:doesn't|does not|don't|do not|won't)(?: (?:matter|hurt|bother (?:us|me)|make (?:a|any) difference|count))?(?=[\s.!,;]|$)/giu,
    '',
  ],
  // "It's 90 MB compressed, unzipped about 410": the text that there is.
  [
    /\b\d[\d.,]* ?(mb|gb|kb|megs|gigs) (?:compressed|zipped|gzipped|packed|as an? (?:zip|gz|tarball|archive)|in the (?:zip|archive))[,;:]? (?:and |but )?(?:(?:it's |is )?(?:unzipped|uncompressed|unpacked|extracted|decompressed|raw)(?: it(?:'s| is))? (?:(?:about|around|roughly|some) )?(\d[\d.,]*)|(?:it's |is )?(?:(?:about|around|roughly|some) )?(\d[\d.,]*) (?:unzipped|uncompressed|unpacked|extracted|decompressed|raw))(?! ?(?:mb|gb|kb|megs|gigs))(?=[\s.,;!]|$)/giu,
    '$2$3 $1 of text',
  ],
  // "Give it a day and a half"
  [/\b(give|allow|grant) (it|this|us) (?:about )?(?:an?|one) (hour|day|week) and a half\b/giu, '$1 $2 1.5 $3s'],
  // "Budget went from nothing to 1200": the first number gives way.
  [
    /\b(went|gone|goes|grew|moved|raised|cut|dropped|changed|bumped|up|down) from (?:nothing|zero|none|\$?\d[\d.,]*k?) to (?=\$?\d)/giu,
    '$1 to ',
  ],
]
