/** Short forms and turns of phrase of people in a hurry, and how they are said at length. */

const weekday = '(?:mon|tues|wednes|thurs|fri|satur|sun)day'
const machines = '(?:gpus|cards|nodes|machines|boxes|of (?:them|those)|h[12]00s|a100s|b200s)'

const over = '(?:above|over|beyond|past|more than|higher than|north of|bigger than|exceeding)'
/** A sum without its sign has three digits at least: "more than 8" is hardly money. */
const sum = String.raw`((?:about |around |like )?(?:[$€£] ?\d[\d.,]{0,9}k?|\d[\d,]{2,9}|\d{1,3}(?:\.\d)?k)(?: ?(?:dollars|bucks|usd|eur|euros?|€|\$))?)(?![\d%]|[kmb]\b|\.\d| ?(?:tokens?|toks?|steps?|gpus?|cards|hours?|hrs?|h|days?|examples?|rows|samples|pairs|tflops|gb|nodes|epochs?|chars?|words|per|an?|/)\b)`
const nobody =
  "(?:(?:nobody|no ?one|no-one|none of (?:us|them))\\b(?: [\\w']{1,12}){0,5}?|(?:(?:i|we|he|she|they|it|(?:my |our |the )?[\\w-]{2,14}) )?(?:won'?t|will not|wouldn'?t|would not|can'?t|cannot|can not|doesn'?t|does not|don'?t|isn'?t going to|aren'?t going to|is not going to|never|refuses to)(?: (?:ever|even|be able to|want to|wanna|going to|gonna)){0,2})"
const grants =
  '(?:sign|approve|okay|ok|pay|authori[sz]e|green ?light|fund|release|clear|wave through|rubber ?stamp)(?:ing)?(?: off)?(?: (?:on|for|anything|me|us|it|this|that|if|sums?|amounts?|bills?|invoices?|a|an|po|spend(?:ing)?|which|is|goes|costs|comes to)){0,5}'

/** "Suppose the rows are 900 tokens, how much more is it": what is supposed stands before what is asked of it. */
export const supposesFirst =
  /^\W{0,3}(?:(?:and|so|but|ok|now) )?(?:suppos(?:e|ing)|assum(?:e|ing)|imagine|let'?s say|say|in case)(?: that)?,? (?=.{3,90}[,;–-] ?(?:how (?:much|many|long)|what(?:'s| is| does| would| will| do)|(?:does|is|would|will) (?:it|that|the)))/giu

/** "What if only 16 of the gpus... I mean what if we had 16?": what stands before the question that is begun anew. */
export const begunAnew =
  /^(?:what if|what about|how about|if|would|could|can)\b[^?]{0,50}?(?:\.{2,3}|…|[,;–-]) ?(?:(?:no|wait|sorry|uh|err)[,.]? ){0,2}i mean(?:t)?,? (?=(?:what|how|would|could|can|does|do|is|are|if)\b)/giu

/** Each with what it is said as at length. */
export const hurriedPhrases: readonly (readonly [RegExp, string])[] = [
  // "Deadline's January 8th"
  [
    /\b(deadline|budget|limit|cap|due date)['’]s (?=(?:the |on |about |now |only )?(?:\$?\d|january|february|march|april|may|june|july|august|september|october|november|december|mon|tue|wed|thu|fri|sat|sun|tomorrow|next))/giu,
    '$1 is ',
  ],
  // "Batch of 8 and dont checkpoint": of activations, beside the batch.
  [
    /\b(batch[^.?!]{0,24}\b(?:and|but|,)) (?:don'?t|do not|never) checkpoint(?:ing)?\b(?! (?:to|every|so|at))/giu,
    '$1 no gradient checkpointing',
  ],
  // "Nobody here is gonna sign anything above 1500": all that may be spent.
  [new RegExp(String.raw`(?:^|(?<=[,;.!] ))${nobody} ${grants} ${over} ${sum}[^,;.!?\d]{0,40}`, 'giu'), 'budget $1'],
  [/\b(?:who|which|what)ever(?: one)?(?:'s| is) (?:the )?(cheapest|fastest)\b/giu, '$1'],
  // "Anything past 1200 needs a board vote"
  [
    new RegExp(
      String.raw`\b(?:anything|everything|all sums|any sum|a bill|a penny|a cent|one cent) ${over} ${sum} (?:that )?(?:needs?|requires?|has to|must|goes|gets|would|will|triggers|means|is)\b[^,;.!?\d]{0,40}\b(?:votes?|sign(?:ed|ing|s)?(?:[ -]?off)?|approv\w+|boards?|procurement|cfo|ceo|committees?|reviews?|director|tenders?|paperwork|purchase order|po|exception|rejected|blocked|refused|no)\b[^,;.!?\d]{0,30}`,
      'giu',
    ),
    'budget $1',
  ],
  // "I can't get more than 1500 approved"
  [
    new RegExp(
      String.raw`(?:^|(?<=[,;.!] ))(?:(?:i|we) )?(?:can'?t|cannot|won'?t|never|no way (?:i|we)(?:'m|'re|m|re| am| are| can)?|no chance (?:of|to)|will not|couldn'?t)(?: be)?(?: able to)? get(?:ting)? (?:anything )?${over} ${sum} (?:approved|signed(?: off)?|past (?:finance|the board|procurement|my \w+|our \w+|the \w+)|through(?: \w+){0,2}|authori[sz]ed|out of (?:them|finance|him|her))[^,;.!?\d]{0,30}`,
      'giu',
    ),
    'budget $1',
  ],
  // "Couldn't 4 A100s do it for less": whether they could is asked.
  [
    /\b(could|would|can)(?:n'?t|not| not) (?=(?:just |simply )?(?:\d{1,3}|an?|one|two|four|eight) ?(?:x |× ?)?[^.,;?!]{2,24}\b(?:do|work|fit|be|handle|hold|run|manage|suffice)\b)/giu,
    '$1 ',
  ],
  // "Friday just became Wednesday noon": the day by which it has to be done.
  [
    new RegExp(
      String.raw`\b(?:the )?(?:${weekday}|deadline|due date) (?:(?:has|just|now|is|got|was|been) ){0,3}(?:became|becomes|become|turned into|moved (?:up |back |forward )?to|pulled (?:in|forward|up) to|pushed (?:back |out )?to|slipped to|changed to) (?=(?:next |this )?${weekday}\b)`,
      'giu',
    ),
    'deadline is ',
  ],
  // "Monday's fine too"
  [
    new RegExp(
      String.raw`\b(${weekday})['’]?s (?=(?:also |still |just |really |totally )?(?:an? |not\b|no\b|the\b|fine|ok|okay|good|great|perfect|better|best|enough|early enough|soon enough|possible|impossible|out\b|off\b|too\b|cancell?ed|gone\b))`,
      'giu',
    ),
    '$1 is ',
  ],
  // "Would it be half the time on 16?": of GPUs.
  [
    /\b(half (?:the|as much) time|half as long|(?:twice|double|four times|\d{1,2}x) (?:as fast|faster|the speed)|that much faster|a (?:third|quarter) of the time) (?:on|with) (\d{1,3})(?=[\s?.!]{0,3}$)/gi,
    '$1 on $2 gpus',
  ],
  // "Either 2xH100 or 4xA100 but under $300": each of them.
  [
    /^\W{0,3}(?:either )?([^?,]{3,30}\d[^?,]{0,20}?) or ([^?,]{0,10}\d[^?,]{0,30}?),? (?:but |and |both )?(?:under|below|max|at most|within|for less than) (\$\d[\d,]{0,8}k?)[\s.!?]{0,3}$/gi,
    '$1 under $3 or $2 under $3?',
  ],
  // "Either 2xH100 or 4xA100": both are weighed.
  [/^\W{0,3}either (?=[^?]{2,40} or [^?]{2,40}$)([^?.!]{4,80})[.!]{0,2}$/gi, '$1?'],
  // "y is aws so much more": before an English verb it is no Spanish "and".
  [
    /^\s*((?:(?:ok|so|but|and|hm+|wait)[\s,]+){0,2})y(?=\s+(?:is|isn't|isnt|are|aren't|not(?: just)?|does|doesn't|do we|did|would|wouldn't|can't|the|this|that|so|such|only)\b)/giu,
    '$1why',
  ],
  // "wtf is a rollout"
  [
    /\b(?:wtf|wth|tf|what the (?:hell|heck|fuck)|what on earth|what the f)(?:'s| is| are|s)\b(?= (?:an? |the )?[\p{L}-])/giu,
    'what is',
  ],
  // "The lora version": what is asked about it is what the plan would be with it.
  [
    /\bwhat(?:'s|s| is| would be| about) the ((?:q?lora|full(?: fine-?tune)?|4-?bit|8-?bit|fp8|spot|[\d.]{1,4}b)) (?:version|variant|one|option)(?=[\s?.!]*$)/giu,
    'what about $1',
  ],
  // "Why not a cheaper gpu??" asks for one.
  [
    /^\s*(?:(?:ok|so|but|and|hm+)[\s,]+){0,2}why (?:not|no|(?:isn't|isnt)(?: there)?|is there no|don't (?:you|we) (?:use|take))(?: just)?(?: an?| any| something| the| use an?)? ?cheaper(?: gpus?| cards?| one| option| plan)?(?: picked| chosen| used| planned| here)?[\s?!.]*$/giu,
    'is there a cheaper gpu?',
  ],
  // "Whats the cheapest gpu that does it overnight": among all of them, in that time.
  [
    /^\s*(?:what(?:'s|s| is) )?(?:the )?cheapest (?:gpus?|cards?|one|option) (?:that|which|to) (?:(?:can|will) )?(?:do|does|finish|finishes|get|gets|make|makes|train|trains|run|runs) (?:it|this|that)(?: done)? (overnight|(?:in|within|under) \d{1,3} ?(?:h|hrs?|hours?|days?)|by tomorrow(?: morning| noon)?)[\s?!.]*$/giu,
    'cheapest, any gpu, $1',
  ],
  // "Both cards together" names no provider.
  [
    new RegExp(
      String.raw`\b((?:both|all|the|\d{1,3}|two|four|eight)(?: \w+)? ${machines}) together(?=[\s.,!?]|$)`,
      'giu',
    ),
    '$1 combined',
  ],
  [/\b(both|all) together(?=[\s.,!?]|$)/giu, '$1 combined'],
  [begunAnew, ''],
  // "Friday next week", "next week Friday"
  [
    new RegExp(
      String.raw`\b(?:by |on |until |due )?(?:the )?(${weekday}) (?:of )?next week\b|\b(?:by |on )?next week(?:'s)?,? (${weekday})\b`,
      'giu',
    ),
    'by next $1$2',
  ],
  [
    new RegExp(
      String.raw`,?\s*(?:i mean(?:t)?)?,?\s*not this (?:one|week(?:'s)?(?: one)?|coming one)(?=[\s.!?]*$)`,
      'giu',
    ),
    '',
  ],
]
