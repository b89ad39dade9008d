/**
 * A reply as people type it in a hurry: phrases written out (rows of the lexicon), a remark before the wish left off ("too
 * pricey, under $800"), and what was only said for fun. What remains is read like any other reply. Linear in its length.
 * The patterns are turns of phrase with a value in their midst, said anew in the words of the grammar: the value stays
 * and the words around it go ("is $1k enough?", "budget went up to $900"), which no row of the lexicon says.
 */

import { lately, rememberedOf } from '../../once.ts'
import type { ReplyWords } from '../lexicon/reply-words.ts'
import { rewriterBy } from '../text/needed-letters.ts'
import { withOfficer } from '../text/officer.ts'
import { askedByOthers } from './asked-by-others.ts'
import { hurriedPhrases, supposesFirst } from './hurried-phrases.ts'
import { impliedRequests } from './implied-requests.ts'
import { phrasesOfCards } from './phrases-of-cards.ts'
import { phrasesOfCorrection } from './phrases-of-correction.ts'
import { phrasesOfLimits } from './phrases-of-limits.ts'
import { phrasesOfQuestions } from './phrases-of-questions.ts'
import { phrasesOfStanding } from './phrases-of-standing.ts'
import { withoutSpeaker } from './speaker-labels.ts'

const turnsOfPhrase: readonly (readonly [RegExp, string])[] = [
  ...askedByOthers,
  ...hurriedPhrases,
  [supposesFirst, 'what if '],
  // "[Tom] we would do 2 passes": passed on for somebody.
  [/^\s*\[\p{L}[\p{L} .'-]{1,24}\]:?\s+/giu, ''],
  [/\b(isn|aren|wasn|weren|doesn|don|didn|won|wouldn|couldn|shouldn|hasn|haven)t\b/gi, "$1't"],
  [/\b(that|what|how|where|it|who)s(?= (?:a|an|the|not|it|that|this|about|too|still|more|less|\d)\b)/gi, "$1's"],
  [/(?<![\w/])w\/(?=[\s\d])/gi, 'with '],
  [/(?<![\w/])w\/(?!o\b)(?=[a-z])/gi, 'with '],
  [
    /\b(?:don't|do not|never|without) (?:truncat\w{1,3}|cut(?:ting)? (?:it|them|the (?:sequences|examples|docs)))\b|\buntruncated\b/gi,
    'no truncation',
  ],
  [/\b(\d{1,3}) ?(?:gb|gigas?|gigs?|g) (?:ones?|versions?|variants?|models?|kind)\b/gi, '$1 gb gpus'],
  // "A single 80 gig card": of so much memory; a 10 gig card is one of the network.
  [/\b(?!(?:10|25|100|200|400)\b)(\d{2,3}) ?(?:gigs?|g) (?=(?:cards?|gpus?|boards?|one)\b)/gi, '$1 gb '],
  // "pack to 16k", "truncate at 8k": how long a sequence is.
  [/\bpack(?:ed|ing)?(?: (?:it|them|everything|up))? (?:to|at|into) (?=\d)/gi, 'packing, sequence length '],
  [
    /\b(?:truncat\w{1,3}|(?<!\b(?:got|was|were|been|is|are|being|has|get|gets) )(?:trim|cut))(?: (?:it|them|everything|docs|all|that))? (?:to|at|off at) (?=\d+(?:\.\d+)?k\b(?! ?(?:examples|rows|samples|pairs|comparisons|records|chats|conversations|docs|documents|tickets|prompts|images|emails|questions)\b)|\d{3,6}\b(?! ?(?:gpus?|cards|dollars|hours|epochs|examples|rows)))/gi,
    'sequence length ',
  ],
  // Of images: "resize them to 512".
  [
    /\b(?:resiz\w{1,3}|downscal\w{1,3}|rescal\w{1,3}|downsampl\w{1,3}|shrink|scale)(?: (?:them|it|the images|images|all|everything|down)){0,2} to (\d{2,4})(?:\s?(?:px|pixels?))?(?![\d\s]*[x×]|\s?(?:gpus?|nodes?|tokens?|k|m|b)\b)/gi,
    'images $1 px',
  ],
  [/\bnd\b(?=\s+(?:\d|a\b|an\b|on\b|with\b|use\b|try\b))/gi, 'and'],
  ...phrasesOfStanding,
  ...phrasesOfQuestions,
  ...phrasesOfLimits,
  ...phrasesOfCorrection,
  ...phrasesOfCards,
  // "4 instead of 8 GPUs" says what the first number counts, too.
  [
    /\b(\d[\d.,]*k?)\s+(?:instead of|rather than|not)\s+\d(?:[\d.,]*\d)?k?(?:\s?(?=[a-z]{3,}|[a-z]{1,3}\d{2,4})|\s(?=\d{4}\b))/gi,
    '$1 ',
  ],
  [
    /\b(no|not|without|avoid|exclude|skip)\s+(?:any\s+|on\s+|at\s+|use\s+)?(?:clouds?|providers?|vendors?|hosts?|marketplaces?|places?|sites?|services?|gpus?|cards?|anything|something|stuff|things?)\s+(?:like|such as)\s+/gi,
    '$1 ',
  ],
  [/\bnothing like (?=[a-z])/gi, 'not '],
  // "Push the deadline by two days": so much more than holds.
  [
    /\b(?:push|extend|mov|shift|delay|relax|stretch)(?:e|ing)?(?: out| back)? (?:the |our |my )?(?:deadline|due date|end date)(?: out| back)?(?: by)? (\d{1,3}|an?|one|two|three|four|five|six|seven|ten) (?:more )?(hours?|days?|weeks?)\b/gi,
    'give it $1 more $2',
  ],
  [/\bgive it an? more\b/giu, 'give it 1 more'],
  // "What if we only train on half": of the data.
  [
    /\b(?:only |just )?train(?:ing|ed)?(?: it| them)? on (?:only |just )?(half|twice|double)(?: of (?:it|them|that))?(?=\s*[?.!,]|$)/gi,
    'use $1 the data',
  ],
  [/(\$\s?\d[\d.,]*\s?k?)\s+(?:left|remaining|to spend|to burn)\b/gi, '$1'],
  [
    /\b(?:longer|shorter|larger|bigger)\s+(?:sequences?|contexts?|context (?:lengths?|windows?)|seq(?:uence)? lengths?)[,\s]{1,3}(?:like|say|of|around|about|maybe|such as|up to|to|at)\s+(?=\d)/gi,
    'sequence length ',
  ],
  // "We have 10 days. What cluster": all the time that there is.
  [
    /(?<![\w'])we(?:'ve| have|'ve got| have got| got)(?: only| just| about| at most| max| like| maybe| now)* (\d{1,3}|an?|one|two|three|four|five|six|seven|ten) (?:full |whole |entire )?(hours?|hrs?|days?|weeks?|months?)(?: (?:max|left|tops|for (?:this|it|that)|total|in total|now|instead)){0,2}(?=\s*(?:[.,;:?!)]|$|so (?!far\b)))/gi,
    'within $1 $2',
  ],
  // "I can get us 3500 if it's done by Friday": so much money, and a deadline.
  [
    /\b(?:i|we) (?:can|could|might) (?:get|give|do|find|free up|offer|pay)(?: us| you| them)? \$? ?(\d[\d,]{0,9}(?:\.\d{1,2})?k?)(?: dollars| bucks| usd|\$)?,? (?:if|as long as|provided|when) (?:it(?:'s|s| is)?|this is|we(?:'re| are)) (?:done|finished|ready|complete|through) (?=by |within |before |in )/giu,
    'under $$$1, ',
  ],
  // "What's the cheapest secure option?": of all plans of the kind, not what this one costs.
  [
    /^\s*(?:(?:what|which|where)(?:'s|s| is| would be)? |(?:show|give|find)(?: me| us)? )?(?:the )?(cheapest|fastest) (secure|trusted|certified|data[ -]?cent(?:er|re)) (?:option|plan|choice|one|offer)s?(?: for (?:this|it|that))?[\s?.!]*$/giu,
    '$1, $2 only, any provider',
  ],
  [
    /^\s*(?:(?:ok|and|so|then|but|well|let's)[\s,]+)*(?:(?:make|get|do|run|finish|give|allow) (?:it|this|us|them) )?(?:in )?(twice|double) the time(?: please| pls| then)?[\s.!]*$/giu,
    '$1 the deadline',
  ],
  // "Give it 2 days", "let it run up to 4 days": so much time may pass; "3 more days" come on top.
  [
    /\b(?:give|allow|grant|let) (?:it|this|us|them|yourself|the run|the job)(?: (?:take|run|go|have))?(?: (?:for|up to|at most|about))* (\d{1,4}(?:\.\d{1,2})?|one|two|three|four|five|six|seven|ten) ?(h|hrs?|hours?|days?|weeks?)\b/gi,
    'within $1 $2',
  ],
  // "Open it up to anybody", "use whoever has them"
  [
    /\b(?:open|widen|broaden|extend)(?: (?:it|this|that|the search|the list|up))* to (?:anybody|anyone|everyone|everybody|(?:all|any|more|other)(?: other)? (?:clouds?|providers?|sellers?|vendors?|hosts?))\b|\b(?:use|take|try|rent from|go with|get it from) (?:anybody|anyone|everybody|everyone|whoever)(?: else| has (?:them|it|some|any|capacity|stock))?\b/gi,
    'any provider',
  ],
  // "Any seller, not just CoreWeave"
  [
    /\bany (?:other )?(?:cloud|provider|seller|vendor|host)s?\b,? (?:and )?not (?:just|only|merely|necessarily) [\p{L}\d.]{2,20}(?: [\p{L}\d.]{2,12})?(?=[\s.!?,]*$|[.,;])/giu,
    'any provider',
  ],
  // "4x a year"
  [/\b(\d{1,3}) ?x (?=(?:a|an|per|each|every) (?:day|week|month|quarter|year)\b)/gi, '$1 times '],
  // "GCP is full. …" says nothing of the method.
  [
    /\b(?!(?:it|that|this|method|training|tune|run|disk)\b)([\w-]{2,14}) is full(?: again| up| now)?(?=\s*[.,;!])/gi,
    '$1 is sold out',
  ],
  // "60 more million tokens"
  [/\b(\d[\d.,]*) more (thousand|million|billion)\b/gi, '$1 $2 more'],
  // "the 20th slips to the 27th", "deadline slipped: 5 days now"
  [
    /\b(?:the |our )?(?:\d{1,2}(?:st|nd|rd|th)|deadline|due date|date|launch)(?: (?:has|got|gets|is|was|might|may|could|will))? (?:slip(?:s|ped)?|push(?:es|ed)|postponed|delayed)(?: back| out)?(?: to(?: the)?|:|,)? (?=(?:the )?(\d{1,2}(?:st|nd|rd|th)\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day))/gi,
    'by the ',
  ],
  [
    /\b(?:the |our )?deadline(?: (?:has|got|is|was))? (?:slip(?:s|ped)?|moved?|pushed|shifted|extended|changed|postponed|delayed)(?: back| out)?(?: to|:|,)? (\d{1,3} (?:hours|days|weeks))\b/gi,
    'within $1',
  ],
  // "and if lambda is full?"
  [
    /\b(?:if|when|in case) (?!it\b|that\b|this\b|sft\b|dpo\b|the method)([\w.-]{2,20}(?: [\w.-]{2,12})?) (?:is|are|gets?|has|have) (?:all )?(?:full|sold out|booked(?: out| up)?|out of (?:stock|capacity|gpus|cards)|no (?:capacity|stock|gpus|cards)|nothing (?:left|free)|unavailable|not available|down)\b/gi,
    'not $1',
  ],
  // "make it the 12th then"
  [
    /\b(?:make|move|push|shift|set|extend|change|bump) (?:it|that|this|the (?:deadline|date))(?: (?:back|out|forward))?(?: (?:to|for|until))? (?=(?:the )?\d{1,2}(?:st|nd|rd|th)\b(?! ?(?:gpu|node|epoch|card|pass)))/gi,
    'by ',
  ],
  // "fewer prompts, 10k", "longer context: 16k"
  [
    /\b(?:more|fewer|less|longer|shorter|larger|bigger|smaller|higher|lower) (prompts|samples|rollouts|steps|examples|pairs|rows|epochs|gpus|cards|images|context(?: length)?|sequence length|seq(?:uence)? len|batch(?: size)?|rank|budget)\s?[,:]\s?(?:like|say|about|around|maybe|more like)?\s?(\$?\d[\d.,]*[kmb]?)\b/gi,
    '$1 $2',
  ],
  // "answers will be longer, more like 1500", "completions grow to 4k by the end"
  [
    /\b(answers?|responses?|completions?|outputs?|generations?|rollouts?)(?: lengths?)? (?:(?:will|may|might|could|can|probably|prob|should) )?(?:be |get |go |grow |rise |become |are |is |reach )(?:(?:longer|shorter|up|down)\W{1,3})?(?:(?:more )?(?:like|about|around|up to|to|as long as|closer to) |~){1,2}(\d[\d.,]*k?)(?: tokens?)?\b/gi,
    '$1 of $2 tokens',
  ],
  [
    /\b(?:our|the|my) (?:company|org|organi[sz]ation|employer|policy|security|procurement|legal)(?: team)? (?:only )?(?:allows?|permits?|approves?|lets us use|supports?|accepts?)(?: us to use)?(?: only)?\s+/gi,
    'only ',
  ],
  [
    /\b(?:cut|split|slash|chop|reduce|slice)\s+(?:the\s+|our\s+)?([a-z][a-z ]{2,24}?)\s+(?:in|by|into)\s+(?:half|two|2)\b/gi,
    'half the $1',
  ],
  [
    /\b(?:made|make|get|run)\s+(?:it|this|that)\s+(?:cheaper|faster|quicker)\s+(?:by\s+(?:using\s+|going\s+|switching to\s+)?|using\s+|with\s+)/gi,
    'use ',
  ],
  [/(\$\s?[\d.,]+\s?k?)\s?(?:-|\u2013|to)\s?\$\s?(?=\d)/g, '$1-'],
  [/\$\s?\/\s?(?=1?\s?(?:m|b|million|billion)\b)/gi, 'cost per '],
  // "not use the cloud of Amazon", "GPUs from Lambda"
  [/\b(?:the )?(?:clouds?|instances?|machines|servers) (?:of|from|by) (?=[a-z])/gi, ''],
  [/^(\d{1,4}) (vs\.?|versus|or) (\d{1,4}) (gpus?|cards|nodes)\b/gi, '$1 $4 $2 $3 $4'],
  [
    /^(?:(?:so|and|but)\s+)?(?:is|would|will) (?:it|this|that) (?:be )?(?:doable|possible|feasible|realistic|achievable) (?=(?:in|within|under|on|with|by|for)\b)/gi,
    '',
  ],
  [
    /^(?:(?:so|and|but)\s+)?(?:can|could) (?:it|this|that|we get (?:it|this|that)) (?:be )?(?:done|finished|trained|run) (?=(?:in|within|under|on|with|by|for)\b)/gi,
    '',
  ],
  [/^for (?=[$\u20ac\u00a3]\s?\d)/gi, 'under '],
  [/^and not\b/gi, 'not'],
  [/\b(if|imagine|suppose|supposing|assume|assuming|pretend|say) (we|i|you) had\b/gi, '$1 $2 have'],
  // "A longer context: 4x what it is now", "rank 2x"
  [
    /\b(?:an? )?(?:longer |larger |bigger |higher )?(context|sequence length|seq(?: len(?:gth)?)?|batch(?: size)?|rank|budget|data)(?:[:=]| to| at)? (\d{1,2}(?:\.\d)?) ?(?:x|times)(?! ?\d)(?: (?:what it is(?: now)?|what we have(?: now)?|as (?:long|large|big|much|high)|the (?:current|present)(?: one)?|of (?:that|it|now)))?(?=[\s,.;!?]*(?:$|[,.;!?]| (?:and|but|as|since|because)\b))/gi,
    '$2x the $1',
  ],
  // "Finance raised our budget to $450 yesterday"
  [
    /(?:^|(?<=[,;.!] ))(?:(?:ok|so|and|hey|good news|bad news|btw)[,:!]? ){0,2}(?!(?:if|could|can|would|what|do|does|did|has|have|should)\b)(?:(?:the |our |my )?[\p{L}-]{1,14} ){1,3}?(?:(?:has|have|had|just|now|finally) ){0,2}(?:raised|upped|bumped|increased|lifted|lowered|cut|reduced|slashed|trimmed) (?:up |down )?(?:the |our |my )(budget|rank|batch(?: size)?) (?:up |down )?to (\$?\d[\d,.]{0,9}k?)(?: (?:yesterday|today|this morning|now|last (?:night|week)))?/giu,
    '$1 $2',
  ],
  [
    /\b(budget|rank|context|batch(?: size)?|sequence length)(?:'?s)?\s+(?:(?:just|now|only|also)\s+){0,2}(?:went|has gone|have gone|goes|is now|has been|been|was|is|got|just got|increased|decreased|grew|shrank|dropped|rose|moved|changed|cut|raised|lowered)\s+(?:(?:raised|increased|upped|bumped|lowered|cut|reduced|slashed|changed|moved|up|down|set)\s+)*to\b/gi,
    '$1',
  ],
  [
    /\b(?:the\s+)?(?:count|number|gpu count)\s+(?:is\s+|can be\s+|be\s+)?(?:up to you|free|open|flexible|your (?:call|choice))\b/gi,
    'any number of gpus',
  ],
  [
    /\b(?:the\s+)?(batch(?: size)?|context|sequence length|rank|providers?|stack|framework|method|precision|gpus?|budget|deadline)\s+(?:is\s+|are\s+|can be\s+|be\s+)?(?:up to you|free|open|flexible|your (?:call|choice)|whatever(?: works)?|doesn't matter|does not matter|don't care|irrelevant)(?=[\s.!?,]*$)/gi,
    'any $1',
  ],
  // "Recompute for 8 H100": the plan, and no activations.
  [
    /^(\W*(?:(?:please|pls|then|now|ok|so|and|can|could|would|will|you|we|i|just|quickly) ){0,5})re-?compute (?=(?:it|this|that|the plan|with|for|on|using|everything)\b)/gi,
    '$1redo ',
  ],
  // A budget that is gone is spent, a limit on it is not.
  [
    /\b(?:the |our |that |my )?(deadline|budget(?= (?:cap|limit|ceiling)\b))(?: (?:cap|limit|ceiling))? (?:is|has been|was|got) (?:gone|history|moot|dropped|scrapped|cancell?ed|off the table|obsolete|no longer (?:valid|relevant|an issue)|not an issue any ?more)(?=[\s.!,]*$|[,;.] )/gi,
    'any $1',
  ],
  [/\b(?:let|leave|keep)\s+(?=any\b)/gi, ''],
  [/\bx\s?(\d+(?:\.\d+)?)\s+(?=the\b|as\b|more\b)/gi, '$1x '],
]

const inPlainTurns = rewriterBy(turnsOfPhrase)

const interjections =
  "(?:lol+|lmao|lmfao|rofl|ha(?:ha)+|he(?:he)+|xd|tbh|imo|imho|ngl|fwiw|tho|dude|bro|mate|man|folks|guys|y'all)"
const openingInterjections = new RegExp(`^(?:${interjections}[\\s,.!]+){1,3}`, 'i')
const closingInterjections = new RegExp(`(?:[\\s,]+${interjections}){1,3}[\\s!.?]*$`, 'i')
/** Without one of these a laugh is about what was said: "70b lol". */
const requestWords =
  /\b(?:what about|how about|what if|try|use|using|make|let's|lets|can we|could we|go|switch|give|show|with|on|under|within|by|instead|please|pls|plz|redo)\b/i

/** Lines that quote what was said before. Blanks within one line alone: a wall of lines is passed over once. */
const quotedLine = /^[ \t]{0,20}(?:>|&gt;).*(?:\n|$)/gm

type WordsOfHurry = Pick<ReplyWords, 'openers' | 'writeOut'>

/** The parts of a reply are read again and again. */
const rewrittenLately = rememberedOf((words: WordsOfHurry) => lately((text) => rewrite(text, words), 64))

/** The same where there is nothing of the kind. */
export const rewriteColloquialisms = (text: string, words: WordsOfHurry): string => rewrittenLately(words)(text)

function rewrite(whole: string, words: WordsOfHurry): string {
  const text = withoutSpeaker(whole.replaceAll(quotedLine, ''))
  if (text.length > 300) return text
  const expanded = inPlainTurns(words.writeOut(withOfficer(text)))
  const plain = expanded.replaceAll(/[’‘]/g, "'")
  const impliedRequest = impliedRequests.find(([pattern]) => pattern.test(plain))
  if (impliedRequest !== undefined) return plain.replace(...impliedRequest)
  const wish = words.openers.withoutFillers(plain)
  const withoutInterjections = wish.replace(openingInterjections, '').replace(closingInterjections, '')
  const result = withoutInterjections !== wish && requestWords.test(withoutInterjections) ? withoutInterjections : wish
  return result === plain ? expanded : result
}
