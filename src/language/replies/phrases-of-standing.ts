/** What may stay open, what alone is allowed, and shares and machines as people write them short, in the words of the grammar. */
import { forbids } from '../text/forbidding-words.ts'
import { gpuPattern } from '../text/gpu-pattern.ts'
import { sellers } from '../text/sellers.ts'

const refuses =
  "(?:won't|will not|can't|cannot|can not|doesn't|does not|don't|do not|isn't|is not|aren't|never|refuses? to|wouldn't)"
const but = '(?: else)? (?:but|except(?: for)?|other than|besides|apart from) (?:the |our )?'
const machines = '(?:nodes|machines|boxes|servers|hosts)'
const few = '(?:\\d{1,2}|two|three|four|five|six|eight)'
const weekday = '(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow)'
const day = `(?:(?:next|this) )?${weekday}(?: (?:morning|noon|afternoon|evening|night|eod))?`
const cardOf = String.raw`(?:\d{2,3} ?gb? )?(?:sxm |pcie )?${gpuPattern}(?: ?\d{2,3}(?: ?gb?)?)?`
const gone =
  '(?:died|is dead|broke(?: down)?|is broken|blew up|burn(?:ed|t) out|is gone|was stolen|is fried|gave up|failed|got sold|is sold)'
const sold = "(?:sold|returned|gave away|lost|swapped out|bricked|fried|killed|traded in|rma'?d)"
const dontCare =
  "(?:(?:i|we) )?(?:don't|dont|do not) (?:really )?(?:care|mind)(?: which(?: one)?)?|(?:either|both|any)(?: one)?(?: of (?:them|those|the two))?(?: is| are|'s| works| will do| would do| would be)? ?(?:fine|ok|okay|good)?|whichever(?: (?:is|one is) (?:free|cheaper|available))?|(?:it )?(?:doesn't|does not) matter|no preference|all the same to (?:me|us)"

/** Applied in their order to a reply as it was typed. */
export const phrasesOfStanding: readonly (readonly [RegExp, string])[] = [
  // "Security won't sign off on anything but Azure": that one alone.
  [
    new RegExp(String.raw`^[^,;:.?\d]{0,40}?\b${refuses} (?:(?:going to|let us|allow us to|want to) )?(?:sign|approve|allow|accept|permit|pay|use|touch|rent|work|support|buy|trust|go|let us use|want)(?:s|ing)?(?: us)?(?: off)?(?: on| for| with| from| to use| at| near)? (?:anything|anyone|anybody|anywhere|any (?:other )?(?:cloud|provider|seller|vendor|gpu|card))${but}`, 'giu'),
    'only ',
  ],
  // "RunPod isn't an approved vendor here, Lambda is"
  [
    new RegExp(String.raw`\b(${sellers}) (?:isn't|is not|isnt|wasn't|ain't)(?: [a-z'-]{1,12}){0,5}[,;.] (?:but |and )?(${sellers}) is\b(?: (?:approved|allowed|fine|ok|okay|one|though|however))*(?=[\s.!]*$)`, 'giu'),
    'use $2 instead of $1',
  ],
  // "It can run as long as it wants"
  [
    /(?:\bno (?:rush|hurry)\b[^,;.?\d]{0,30}[,;.] )?\b(?:(?:it|this|that|the (?:run|training|job)) )?(?:can|may|could) (?:run|take|go on|last) (?:for )?(?:as long as (?:it|that|this) (?:wants|needs|likes|takes|has to|pleases)(?: to)?|all the time (?:it|that) (?:wants|needs)|forever|however long it takes)\b/giu,
    'no deadline',
  ],
  // "Time limit I don't need, remove it"
  [/\b(?:the |that |a )?(?:time limit|deadline) (?:i|we) (?:don'?t|do not|no longer) (?:need|want|have)(?: any ?more| at all)?(?:[,;.]? (?:so |please |just )?(?:remove|drop|delete|forget|skip) (?:it|that))?/giu, 'no deadline'],
  [/\b(?:the |that |a )?(?:budget|spending limit|money limit|price limit) (?:i|we) (?:don'?t|do not|no longer) (?:need|want|have)(?: any ?more| at all)?(?:[,;.]? (?:so |please |just )?(?:remove|drop|delete|forget|skip) (?:it|that))?/giu, 'no budget'],
  // "Provider doesn't matter to us"
  [/^([^,;.?\d]{0,20}\b)?(?:the |which )?(provider|seller|vendor|cloud|region)s? (?:doesn'?t|does not|don'?t|isn'?t) (?:really |actually )?(?:matter|important)(?: (?:to|for) (?:us|me))?(?: actually| really| any ?more| at all| btw)*(?=[\s.!]*$)/giu, 'any $2'],
  // "Can't have it getting preempted"
  [/\b(?:can'?t|cannot|must not|don'?t want to|won'?t) (?:have|let|risk|see|get)(?: (?:it|this|that|the (?:run|job|training)))? (?:get(?:ting)?|be(?:ing)?) (?:preempted|interrupted|evicted|reclaimed|taken (?:away|back))\b/giu, 'no spot'],
  // "Last time spot killed my run 3 times. never again"
  [/^[^?]{0,30}(?<!the )\b(?:spot|preemptibles?|interruptibles?)\b(?= (?:instances? )?(?:kill|lost|took|evict|preempt|interrupt|died|burn|crash|cost|ate|threw|was))[^?]{0,60}[.,;!–-]+ ?(?:so )?never again(?=[\s.!]*$)/giu, 'no spot'],
  // "Better count 3x the tokens"
  [/\b(?:better |rather |please |pls |let's )?(?:count|assume|take|reckon with|plan with|plan on|calculate with|expect) (?:with )?(\d{1,2}(?:\.\d)?) ?(?:x|times) (?:the|as many) tokens\b/giu, '$1x the tokens'],
  // "Two nodes of 8"
  [new RegExp(String.raw`\b(${few}) (${machines}) (?:of|with|à|a) (\d{1,2})(?: each)?(?=[\s.!,;?]*$)`, 'giu'), '$1 $2 of $3 gpus'],
  // "A100 80 not 40": of the memory of one card.
  [new RegExp(String.raw`\b(${gpuPattern}) ?(24|32|40|48|80|96|141) ?(?:gb|g)?,? (?:and )?(?:not|instead of|rather than) (?:the )?(?:24|32|40|48|80|96|141) ?(?:gb|g)?(?=[\s.!]*$)`, 'giu'), '$1 $2 gb'],
  // "The 80 giga one"
  [/\b(\d{2,3}) ?gigas?\b/giu, '$1 gb'],
  // "No go back to the A100": refuses what was said, and not what it names. "Nono qwen3 30b"
  [/^(?:no|nah|nope) (?=(?:go|take|use|make|switch|stay|stick|keep|put|set|let's|lets|leave it)\b)/giu, ''],
  [/^no[ ,]?no(?:[ ,]?no)*[ ,]+(?=\S)/giu, 'no, '],
  // "Disregard the spot comment"
  [/\b(?:disregard|ignore|forget|scratch|strike|scrap) (?:the |my |that )?(?:(?:comment|remark|thing|bit|part|line|note) (?:about|on) spot|(?:last )?spot (?:comment|remark|thing|bit|part|line|idea|suggestion|note))\b/giu, 'no spot'],
  // "Nobody needs 2 epochs, one's enough"
  [/\b(?:nobody|no one|we don'?t|i don'?t|who) needs? (?:all )?(?:\d{1,2}|two|three|four|five) (epochs|passes|nodes)[,;.?] (\d{1,2}|one|two|three|a single one)(?:['’]s| is| are| will be| would be) (?:enough|plenty|fine|sufficient)\b/giu, 'only $2 $1'],
  // "A100 80 GB, 2 nos"
  [new RegExp(String.raw`\b(${gpuPattern})s?,? (\d{1,2}) nos\b\.?`, 'giu'), '$2x $1'],
  // "A pair of 6000 Pros"
  [/(?<!rtx )(?<!\w)6000 pros?\b/giu, 'RTX PRO 6000'],
  // "4k rows at 2k each"
  [/\b(\d[\d,.]*k?) (rows|examples|samples|docs|documents|records|chats|dialogues|conversations|pairs) (?:at|of) (\d[\d,]*k?) (?:each|apiece)\b/giu, '$1 $2 of $3 tokens each'],
  // "So we need to price a 70B"
  [/\bso (?:we|i) (?:now )?(?:need|have) to (?:price|quote|cost|estimate|plan for|calculate) (?=an? \d|the \d)/giu, 'so make it '],
  // "Only 1/4 of data"
  [/\b1\/2 of (?:the |our |my )?(?=data|tokens|examples|rows)/giu, 'half of the '],
  [/\b1\/3 of (?:the |our |my )?(?=data|tokens|examples|rows)/giu, 'a third of the '],
  [/\b1\/4 of (?:the |our |my )?(?=data|tokens|examples|rows)/giu, 'a quarter of the '],
  [/\b1\/5 of (?:the |our |my )?(?=data|tokens|examples|rows)/giu, 'a fifth of the '],
  [/\b1\/10 of (?:the |our |my )?(?=data|tokens|examples|rows)/giu, 'a tenth of the '],
  // "Security said no to Vast and RunPod, Azure is what we're allowed", "they have a Vast account so it has to be there"
  [
    new RegExp(String.raw`^[^?\d]{0,90}(?:^|[,;.–-] ?)(?:but |so |and )?(${sellers}) is (?:the only (?:one|cloud|provider|vendor|seller)(?: that)?|the one|what|all(?: that)?|where) (?:we|i|they)(?:'re| are|'ve| have|'m| am|re)? ?(?:actually |still |currently )?(?:allowed|approved|cleared|permitted|have|got|may use|can use|can get|get|left with|stuck with|bound to)(?: to use| to| for| here| by \p{L}+)*(?=[\s.!]*$)`, 'giu'),
    'only $1',
  ],
  [
    new RegExp(String.raw`^[^?\d]{0,90}\b(?:have|has|got|hold) (?:an?|their own|our own|the) (${sellers}) (?:account|contract|agreement|subscription|tenant|frame contract|enterprise agreement)(?: already)?,? (?:so|hence|which means) (?:it|this|that|we|the run)(?:'s| is|'ve| has| have| must| needs?)?(?: got)?(?: to)? ?(?:be|run|go|stay|happen)? (?:there|on (?:it|that|theirs|ours))(?=[\s.!]*$)`, 'giu'),
    'only $1',
  ],
  [
    new RegExp(String.raw`^[^?\d]{0,80}[,;.–-] ?(?:but |so |and )?(?:it |this |that )?(?:has|have|needs|will have|'s got) to be (?:on |at |with )?(${sellers})(?:,? (?:i'm afraid|then|sadly|unfortunately|now|instead|for now))*(?=[\s.!]*$)`, 'giu'),
    'only $1',
  ],
  [
    new RegExp(String.raw`^[^?\d,;]{0,40}?\b(?:it's )?(${sellers}) or nothing\b(?: for (?:this|us|this one|now|the \p{L}+))*(?=[\s.!]*$)`, 'giu'),
    'only $1',
  ],
  // "Our lawyers forbid us AWS", "the client refuses Lambda"
  [
    new RegExp(String.raw`${forbids} (?=(?:${sellers})\b)`, 'giu'),
    'not ',
  ],
  // "Either H100 or A100 80, don't care": both will do.
  [
    new RegExp(String.raw`^(?:on |use |take )?(?:either )?(${cardOf}|${sellers})s? or (?:an? )?(${cardOf}|${sellers})s?[,;.–-]+ ?(?:${dontCare})[\s.!?]*$`, 'giu'),
    'use $1 or $2',
  ],
  [new RegExp(String.raw`^(?:on |use |take )?either (?:an? )?(${cardOf}|${sellers})s? or (?:an? )?(${cardOf}|${sellers})s?(?: is| are)?(?: fine| ok| okay)?(?=[\s.!]*$)`, 'giu'), 'use $1 or $2'],
  // "My 3090 died, I have a 4090 now", "sold the 3090, we've got a 5090 now"
  [
    new RegExp(String.raw`^(?:(?:so|ok|well|btw|update)[,:]? )?(?:(?:my|our|the|that) (?:old )?${gpuPattern} ${gone}|(?:i |we )?(?:just |have )?${sold} (?:my|our|the|that) (?:old )?${gpuPattern})[,;.–-]* ?(?:and |but |so )?(?:(?:i|we)(?:'ve| have)? )(?:only |now |just )*(?:have|got|use|bought|run)?(?: only| just| got)? ?(?:an?|the|one) (${cardOf})(?: now| instead)*(?=[\s.!]*$)`, 'giu'),
    'i have a $1 instead',
  ],
  // "My card is a 3090, not a 4090"
  [
    new RegExp(String.raw`^(?:(?:sorry|correction|no|oops)[,:]? )?(?:my|our|the|that) (?:card|gpu|box|machine|server)(?: at home| here)? (?:is|has) (?:actually |only )?an? (${cardOf}),? (?:and )?not (?:an? |the )?(?:${cardOf})(?=[\s.!]*$)`, 'giu'),
    'use a $1 instead',
  ],
  // "That partition only has 40GB A100s", "correction: our allocation is 40gb sxm a100s, not the 80s"
  [
    new RegExp(String.raw`^(?:(?:sorry|correction|oops|turns out|apparently|hm+)[,:]? )?(?:that|this|the|our|my) (?:partition|queue|cluster|allocation|pool|quota|reservation|slot|grant)(?: here)? (?:(?:only|just) (?:has|have|offers?|gives? us|gets? us|covers?|includes?)|(?:has|offers|gives us|covers|is|includes) (?:only|just)|is|has) (?:the )?(${cardOf})s?(?:,? (?:and )?not (?:the )?\d{2,3}s?(?: ?gb?)?(?: ones?)?)?(?=[\s.!]*$)`, 'giu'),
    'use $1 instead',
  ],
  // "What if I borrow a second 4090", "got a second 4090 so it's two now"
  [
    new RegExp(String.raw`\b(what if|suppose|say|if) (?:i|we) (?:could |can |just )?(?:borrow|get|got|buy|bought|find|found|add|added|rent|had|plug in|pick up|grab)(?:ed)? (?:myself |us )?(?:a second|another) (${gpuPattern})(?: from (?:my|our|the|a) [\p{L} ]{2,16})?(?=[\s?.!]*$)`, 'giu'),
    '$1 we use 2x $2',
  ],
  [
    new RegExp(String.raw`^(?:(?:i|we)(?:'ve| have)? )?(?:just )?(?:got|bought|found|added|borrowed|rented) (?:myself |us )?(?:a second|another) (${gpuPattern})(?: from [\p{L} ]{2,16})?,? (?:so|which makes|making) (?:it's|its|it is|that's|that makes|it|them)? ?(?:two|2)(?: of them)?(?: now)?(?=[\s.!]*$)`, 'giu'),
    'use 2x $1',
  ],
  // "We only get 4 of the H100s, the rest went to risk"
  [
    new RegExp(String.raw`^[^?\d]{0,40}\b(?:we|i)(?:'ll|'re|'ve)? (?:only |just |can only |will only )(?:get|have|got|getting|keep|use) (?:only |just )?(\d{1,2}) of (?:(?:the |those |our |these )?${gpuPattern}s?|them|those|these)(?:[,;.] [^?\d]{3,60})?(?=[\s.!]*$)`, 'giu'),
    'use $1 gpus',
  ],
  // "2 of the 8 are dead since the power cut, so its 6 now"
  [
    /^[^?\d]{0,20}\d{1,2} of (?:the|our|my|those) \d{1,2} (?:cards |gpus )?(?:are|is|have|died|got|went|broke|failed|were)[^,;.?\d]{0,40}[,;.–-] ?(?:so |which )?(?:it's|its|it is|that's|that leaves|leaves|leaving|we have|there are|we're down to|we are down to)(?: us(?: with)?)?(?: only| just)? (\d{1,2})(?: now| left| cards| gpus)*(?=[\s.!]*$)/giu,
    'use $1 gpus',
  ],
  // "What if we skip lora and tune the whole thing"
  [
    /\b(?:skip|drop|ditch|leave out|forget|lose|scrap|no)(?: about)? (?:the )?(?:q?lora|adapters?)(?: stuff| thing| business)?,? (?:and|but)(?: just)? (?:tune|train|fine-?tune|update) (?:the (?:whole|entire|full) (?:thing|model|network|lot)|everything|all(?: of)?(?: the| its)? (?:weights|layers|parameters|params)|every (?:weight|layer|parameter)|all of it|it all)\b/giu,
    'use full fine-tuning',
  ],
  // "Our longest file is about 30k tokens so it has to be 32k context"
  [
    /^(?:(?:our|the|my) )?longest [a-z]{3,14}(?: [a-z]+){0,2} (?:is|are|has|have|runs to|goes (?:up )?to|comes to) (?:about |around |roughly |some |~ ?)?\d[\d,.]*k?(?: tok\w*)?,? (?:so|hence|therefore) (?:it|we|i|this|that)(?: has to| have to|'ll have to| must| should|'ll| will|'d| needs?| need to| want| wants?)*(?: be| use| at least| an?)* (\d[\d.,]*k?) ?(?:tokens? )?(?:of )?(?:context|ctx|seq\w*|window|max\w*)(?: length| len)?(?=[\s.!]*$)/giu,
    'sequence length $1',
  ],
  // "PI says not a cent above 600"
  [
    /(?:^(?:(?:my|our|the) )?[\p{L} ']{1,24} (?:says?|said|insists?(?: on)?|told (?:me|us)|is clear)(?: that)?[:,]? )?\b(?:and )?(?:not|no) (?:a|one)(?: single)? (?:cent|penny|dollar|dime|euro|buck) (?:above|over|more than|beyond|past) (\$?\d[\d,.]*\d ?k?)(?=[\s.!]*$)/giu,
    'budget $1',
  ],
  // "Make the cap 50"
  [
    /\b(?:make|set|put|change|raise|lower|move|bump|bring) (?:the |our |my )?(?:cap|budget|ceiling|spending limit|max spend) (?:to |at |be |up to |down to )?(\$?\d[\d,.]*k?)(?: then| please| pls| instead| now)*(?=[\s.!]*$)/giu,
    'budget $1',
  ],
  // "We have until next Wednesday for the run now"
  [
    new RegExp(String.raw`(?:^|(?<=[,;.] ))(?:so |and )?(?:we|i)(?:'ve| have)?(?: now)?(?: have| got)?(?: time)? (?:until|till) (${day})(?: for (?:the|this|our) (?:run|training|job|it|fine-?tune))?(?: now| instead)*(?=[\s.!]*$)`, 'giu'),
    'deadline is $1',
  ],
  // "Client expects the training finished by Monday morning"
  [
    new RegExp(String.raw`^(?:(?:the|our|my) )?[\p{L}]{2,14} (?:expects?|wants?|needs?|would like|asked for) (?:it|this|the (?:training|run|job|model|fine-?tune)) (?:to be )?(?:finished|done|ready|completed?|trained) (?:by|before|until) (${day})(?: btw| please| now)*(?=[\s.!]*$)`, 'giu'),
    'must be done by $1',
  ],
  // "Before the demo on Tuesday"
  [new RegExp(String.raw`\bbefore (?:the|our|my|their) (?:[\p{L}-]{2,14} ){1,3}(?:on|this|next) (${weekday})\b`, 'giu'), 'by $1'],
  // "Friday isn't a hard date anymore, whenever it's done is fine"
  [
    new RegExp(String.raw`^(?:(?:the |our )?(?:${weekday}|deadline|date|due date) (?:isn't|is not|is no longer|was never) (?:an? )?(?:hard|firm|strict|fixed|real|critical|important)(?: (?:date|deadline|limit|one))?(?: any ?more)?[,;.] )?(?:so |and )?whenever (?:it's|its|it is|that's|it gets) (?:done|ready|finished|through) (?:is|works|will be|will do|would be) ?(?:fine|ok|okay|good|alright|early enough)?(?: (?:for|with|by) (?:me|us))?(?=[\s.!]*$)`, 'giu'),
    'no deadline',
  ],
  // "We ended up with 31M tokens of pairs after filtering"
  [
    /^(?:(?:so|ok|update|btw)[,:]? )?(?:(?:we|i)(?:'re| are|'ve| have)? )(?:now |only )*(?:ended up with|end up with|left with|were left with|down to|came out (?:at|with)|landed at) (?:about |around |only |just )?(\d[\d.,]* ?(?:k|m|b|million|billion)? (?:tokens?|examples|rows|pairs|samples))(?: of [\p{L} ]{3,20}?)?(?:,? (?:after|once) [\p{L} ]{3,24})?(?: now)?(?=[\s.!]*$)/giu,
    'make it $1',
  ],
  // "Team agreed to go one size down, 32b"
  [
    /^(?:[\p{L}' ]{2,24} )?(?:agreed|decided|want(?:s|ed)?|prefers?|going|settled|voted)(?: to| on| for)? (?:go(?:ing)? )?(?:one|a) size (?:down|up|smaller|bigger|larger)[,:;–-]+ ?(?:so |to )?(?:the )?(\d{1,3}(?:\.\d)?b)(?=[\s.!]*$)/giu,
    'make it $1',
  ],
  // "Reviewer 2 wants …": somebody.
  [/\b(reviewer|referee|examiner) (?:no\.? ?|#)?\d(?= (?:wants?|asks?|asked|insists?|would like|needs|said|says)\b)/giu, '$1'],
] // prettier-ignore
