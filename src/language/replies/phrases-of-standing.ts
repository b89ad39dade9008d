/** What may stay open, what alone is allowed, and shares and machines as people write them short, in the words of the grammar. */
import { gpuPattern } from '../text/gpu-pattern.ts'
import { sellers } from '../text/sellers.ts'

const refuses =
  "(?:won't|will not|can't|cannot|can not|doesn't|does not|don't|do not|isn't|is not|aren't|never|refuses? to|wouldn't)"
const but = '(?: else)? (?:but|except(?: for)?|other than|besides|apart from) (?:the |our )?'
const machines = '(?:nodes|machines|boxes|servers|hosts)'
const few = '(?:\\d{1,2}|two|three|four|five|six|eight)'

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
] // prettier-ignore
