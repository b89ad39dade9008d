/** Questions about an estimate, told from questions between people: every word must be one of this trade. */
import { advisedTopic, type AdvisedTopic, isBareAdvice } from './advice-questions.ts'
import type { Claim } from './claims.ts'
import { type Mark, isKind } from './sense.ts'
import type { Reading } from './read.ts'
import { type Subject, subjectOf, unknownSubject } from './subject.ts'
import { questionWords } from './words/turns.ts'

export type Topic =
  | 'time'
  | 'cost'
  | 'memory'
  | 'storage'
  | 'energy'
  | 'beside'
  | 'spot'
  | 'quality'
  | 'data'
  | 'provider'
  | 'why-not'
  | 'why'
  | 'math'
  | 'assumptions'
  | 'per-gpu'
  | 'price-date'
  | 'accuracy'
  | 'batch'
  | 'measure'
  | 'what-fits'
  | 'levers'
  | 'risks'
  | 'evidence'
  | 'own'
  | 'hosted'
  | 'startup'
  | 'checkpoint'
  | 'learning'
  | 'params'
  | 'smallest'
  | 'context'
  | 'oom'
  | 'took'
  | 'own-rate'
  | 'other'
  | AdvisedTopic

export type Question = {
  readonly kind: 'question'
  readonly topic: Topic
  readonly subject: Subject | null
  readonly value?: number
}

const opening =
  /^(?:so |and |but |hey |hi |ok |okay |hmm |please |also |wait |thanks |cool |nice |btw |just ){0,3}(?:what|whats|why|how|which|when|where|does|do(?! (?:it|that|this|a|an|\d|[a-z]*lora|full|spot))|did|is|isn|are|aren|was|will(?! not)|would(?! not)|can(?!['n]|not| not)|could(?! not)|should(?! not)|has (?:anyone|anybody|this|it|that)|details?|elaborate|(?:more|some) details?|(?:i|we) (?:don't|dont|do not) (?:understand|get|follow)|show|explain|tell|walk|break|give|any (?:idea|chance|way|hidden|other|extra))\b/
/** Openings that ask for another plan rather than about this one. */
const proposal =
  /^(?:so |and |but |hey |ok |okay |hmm |also |wait ){0,3}(?:what about|what if|how about|what's it (?:on|with)|(?:can|could|should) (?:we|i|you)|would (?:it|that|this) be|would .{1,30} be (?:cheaper|faster|quicker|slower|better)|what would|how much (?:would|will|is|for|on|with|if)|how long (?:would|will|on|with|if|for))\b/
/** "how much cheaper is 4-bit?", "is lambda cheaper?": the plan with it, beside the one that holds. */
const beside =
  /^(?:so |and |but |hm+ |ok ){0,2}(?:(?:how much|how many hours|by how much|is|are|does|do) .{0,40}\b(?:cheaper|faster|quicker|slower|dearer|(?:more|less) expensive)\b|(?:how much|what) (?:do|does|would|could) .{0,30}\b(?:save|cost extra|gain)\b)/
/** Said between people, though every word is ours. */
const decoy =
  /\b(?:what time|how are you|how's it going|how is it going|are you (?:there|here|around|free|available|in|on)\W*$|who|is it done|are we|do we have|do you have|did you (?:see|know)|^did you get|have you|can you (?:see|get|come|take|make)|where(?:'s| is| are) (?:you|we|the(?! prices?\b| figures?\b| numbers?\b)|my|our)|is that you|can i come|how long have|you mean|what do you mean|what does that mean|^did the|^what a|(?:is|are) \S+ (?:down|up(?! to\b)|broken|back|done))\b/

/** Topics by their words, the most telling first. */
const topics: readonly (readonly [Topic, RegExp])[] = [
  [
    'measure',
    /\b(?:how (?:do|can|should|could|would|to) (?:i |we |you |one )?(?:measure|benchmark|test|verify|check|try)|measure (?:it|this|that)|benchmark (?:it|this|that)|probe)\b/,
  ],
  [
    'learning',
    /\b(?:learning rates?|lr|warm ?-?up|schedulers?|lr schedule|dropout|lora alpha|alpha|weight decay|hyper-?param\w*)\b/,
  ],
  [
    'params',
    /\b(?:(?:active|total) (?:or|and|vs) (?:total|active)|(?:active|total) param\w*|experts? .{0,20}active)\b/,
  ],
  [
    'levers',
    /\b(?:what would (?:help|change)|what (?:can|could|should) (?:we|i) change|(?:what|which) .{0,30}(?:changes?|affects?|matters?|drives?|influences?|makes? .{0,20}difference) .{0,30}(?:most|answer|price|cost|result|estimate|plan|hours)|biggest (?:lever|factor|driver|cost driver)|what matters(?: the)? most|what drives)\b/,
  ],
  [
    'risks',
    /\b(?:(?:biggest|main|major|top) (?:risks?|dangers?|problems?|worry|caveats?)|(?:can|could|might|would|may) go wrong|goes wrong|any (?:risks?|caveats?|gotchas?|catch)|the catch|(?:to )?watch out)\b/,
  ],
  [
    'hosted',
    /\b(?:apis?|openai|anthropic|together ai|fireworks(?: ai)?|predibase|bedrock|vertex(?: ai)?|hosted|managed|fine-?tuning (?:service|api)s?|finetune api|as a service)\b/,
  ],
  [
    'own',
    /\b(?:buy|buying|bought|purchas\w*|owning|own (?:gpus?|cards?|hardware|clusters?|servers?|machines?|one)|(?:our|my) (?:cluster|servers?|machines?|hardware|data ?cent(?:er|re)|boxes|workstations?)|on[- ]prem\w*|in[- ]house|rent or)\b/,
  ],
  [
    'startup',
    /\b(?:how (?:long|much)|what|time|minutes)\b.{0,24}\b(?:start-?up|spin[- ]?up|boot\w*|provision\w*|cold start|set-?up time)\b/,
  ],
  [
    'checkpoint',
    /\b(?:checkpoints? (?:sizes?|weigh|be|take)|sizes? of (?:a |the |each )?checkpoints?|how (?:big|large|many gb|heavy) (?:is|are|will|would) .{0,20}checkpoints?|how often .{0,24}(?:checkpoints?|save))\b/,
  ],
  [
    'smallest',
    /\b(?:smallest|tiniest|weakest|least powerful|minimum|least) (?:possible )?(?:gpus?|cards?|hardware|machines?|setup|number of gpus|vram)\b/,
  ],
  [
    'context',
    /\b(?:max(?:imum|imal)?|longest|largest|biggest|how (?:long|big|large) (?:a|can the|could the|of a)) (?:possible )?(?:context|seq\w*|sequence length)\b/,
  ],
  [
    'evidence',
    /\b(?:(?:anyone|anybody|somebody|you|has this been|ever) (?:measured|tried|tested|run|ran|done)|measured or|(?:computed|calculated|estimated|guess\w*|theoretical|modell?ed) or measured|(?:is|was|are|were) .{0,24}(?:measured|empirical|theoretical|simulated)|(?:real|actual|published) runs?|real-?world|(?:source|sources|evidence|reference|proof) (?:for|of|behind) .{0,24}(?:speed|throughput|tok\w*|performance))\b/,
  ],
  [
    'why-not',
    /\b(?:why (?:not|no|isn'?t|aren't|can'?t|didn'?t|doesn'?t|don'?t|won'?t|wouldn't|couldn't|(?:does|will|would|can|is|are)(?: [a-z0-9-]+){1,4} not)|(?:wrong|problem) with|ruled? out|rule out|exclude|excluded|not (?:an option|listed|recommended|included|on the list|possible|work)|doesn'?t (?:fit|work))\b/,
  ],
  ['provider', /\b(?:which|what|best|cheapest) (?:providers?|clouds?|vendors?)\b/],
  ['energy', /\b(?:electricity|power|energy|carbon|co2|footprint|kwh|emissions?|greenhouse)\b/],
  [
    'storage',
    /\b(?:storage|disks?|egress|ingress|networking|network|transfer|bandwidth|download\w*|idle|checkpoints|volumes?|startup|start-up|setup|overhead|taxes|tax|vat)\b/,
  ],
  [
    'per-gpu',
    /\b(?:per[ -](?:gpu|card|node)|for (?:all|one|each|every|a single|the whole) ?(?:gpus?|cards?|of them)?|all (?:the |of the )?gpus|each gpu|total or per|is (?:that|this|it) (?:the )?total)\b/,
  ],
  [
    'spot',
    /\b(?:spot|resum\w*|pre-?empt\w*|interrupt\w*|evict\w*|killed|reclaim\w*|taken (?:back|away)|pulled|yanked)\b/,
  ],
  [
    'price-date',
    /\b(?:where(?:'s)? .{0,20}prices? (?:is |are )?(?:come |comes )?from|where .{0,12}(?:get|got) .{0,10}prices?|price sources?|sources?|how (?:old|fresh|recent|current|up to date)|when (?:were|was|did)|updated|stale|as of|(?:date|dates|dated|latest|live|current|today's|todays)|up[ -]to[ -]date)\b/,
  ],
  ['memory', /\b(?:formula|maths?|calculat\w*|break ?down|show|explain|where)\b.{0,40}\b(?:memory|vram|gib)\b/],
  [
    'math',
    /\b(?:maths?|formulas?|calculat\w*|calc|comput\w*|deriv\w*|come from|comes from|came from|how come|mfu|hfu|get (?:that|this|to|those|these|the|\$?\d+)|got (?:that|this|to)|break ?down|receipt|workings?|explain|walk (?:me|us) through|show (?:me |us )?(?:the |your )?(?:numbers?|details?|work)|details?)\b/,
  ],
  [
    'accuracy',
    /\b(?:p10|p50|p90|percentiles?|error bars?|how (?:good|far off) |sure|confiden\w*|certain\w*|accura\w*|reliab\w*|trust\w*|margin|errors?|uncertain\w*|ranges?|interval|precise|exact\w*|realistic|optimistic|pessimistic|conservative|believe|wide|worst|best case|at worst|upper bound|lower bound)\b/,
  ],
  [
    'assumptions',
    /\b(?:assum\w*|defaults?|based on|basis|which model|what model|^(?:so |and )?(?:which|what) (?:the )?(?:stack|framework|rank|seq\w*|sequence length|context|precision|method|dtype|optimizer|quantization|stack is this|model is this)|is (?:this|that|it) (?:with|using|assuming|on|in|at|for) (?!\d* ?(?:gpus?|cards?)|one gpu|all)|what (?:seq\w*|sequence|context|rank|batch size|stack|precision) (?:did|do|is|was|does))\b/,
  ],
  [
    'quality',
    /\b(?:quality|accuracy|loss|perplexity|worse|degrad\w*|hurts?|lose|tradeoffs?|trade-offs?|pros|cons|risks?|ok|okay|safe|good enough)\b/,
  ],
  ['batch', /\b(?:batch\w*|micro-?batch|accumulation)\b/],
  [
    'what-fits',
    /\b(?:what (?:else )?fits|which (?:gpus?|cards?)|what (?:gpus?|cards?|other gpus?)|alternatives?|other options?|options|what else|anything else|how many (?:gpus|cards|nodes)|works?|smaller gpu|bigger gpu|enough|fit|fits)\b/,
  ],
  ['memory', /\b(?:memory|vram|ram|oom|headroom|out of memory|gib)\b/],
  ['time', /\b(?:how long|eta|duration|slow\w*|fast\w*|speed|throughput|finish|tokens per second|tok)\b/],
  [
    'cost',
    /\b(?:how much|costs?|costing|price[sd]?|pricing|expensive|cheap\w*|pay\w*|bill\w*|charge\w*|fees?|dollars?|bucks|usd|hourly|(?<!learning )rates?)\b/,
  ],
  ['time', /\b(?:hours?|days?|takes?|time|last)\b/],
  ['provider', /\b(?:providers?|clouds?|vendor|where)\b/],
  ['data', /\b(?:epochs?|tokens|examples|dataset|steps)\b/],
  ['why', /\bwhy\b/],
]

/** Null where the message is no question about the estimate. `isAddressed`: then any question is one. */
export function questionIn(
  { plain, tokens, marks }: Reading,
  claims: readonly Claim[],
  words: (from: number, to: number) => string,
  isAddressed: boolean,
): Question | null {
  const text = plain.text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}'%$?-]+/gu, ' ')
    .trim()
  if (text.length > 240) return null
  const isBare = isBareAdvice(text)
  const asks = opening.test(text) || text.includes('?') || isBare
  if (!asks || decoy.test(text)) return null
  const advised = advisedTopic(text)
  const isBeside = claims.length > 0 && advised === null && beside.test(text) && !/\bspot\b/.test(text)
  const topic = isBeside ? 'beside' : (advised ?? topics.find(([, pattern]) => pattern.test(text))?.[0] ?? null)
  const isWhyNot = topic === 'why-not' || topic === 'why'
  const isElsewhere = topic === 'own' || topic === 'hosted'
  if (claims.length > 0 && !isWhyNot && !isElsewhere && advised === null && !isBeside && isProposal(topic, text))
    return null
  // "storage?", "per GPU?": a noun alone, where it is no amendment.
  const isNoun =
    claims.length === 0 &&
    text.endsWith('?') &&
    text.split(' ').length < 5 &&
    !text.startsWith('time') &&
    topic !== 'data'
  const isAdvised = advised !== null && (isBare || text.endsWith('?'))
  if (!opening.test(text) && !isNoun && !isAdvised) return null
  const isKnown = tokens.every(
    (token, index) => token.kind === 'sign' || questionWords.has(token.text) || isOurs(marks, index, isWhyNot),
  )
  if (!isKnown && !isAddressed) return null
  if (topic === null)
    return isAddressed && isKnown
      ? { kind: 'question', topic: 'other', subject: subjectOf(marks, claims, words) }
      : null
  const subject =
    subjectOf(marks, claims, words) ?? unknownSubject(marks, words, isWhyNot) ?? (isWhyNot ? namedSubject(text) : null)
  // "why not" alone is said between people.
  if (
    isWhyNot &&
    subject === null &&
    !isAddressed &&
    !/\b(?:why so (?:many|much|few|long)|rule|ruled|excluded?|listed|option|fit)\b/.test(text)
  )
    return null
  // "is 5 enough?" is asked of anything.
  if (topic === 'what-fits' && subject === null && !isAddressed && /\benough\b/.test(text)) return null
  return { kind: 'question', topic, subject }
}

/** "why 2?" is of the number of GPUs; "why not the cheapest one?" of the cheapest plan. */
function namedSubject(text: string): Subject | null {
  const count = /^(?:so |and |but )?why (?:only |just |exactly |not )?(\d{1,4})(?: of them)?\s*\?*$/.exec(text)?.[1]
  const end = /\b(cheapest|fastest)\b/.exec(text)?.[1]
  if (count === undefined && end === undefined) return null
  const none = { gpus: [], providers: [], method: null, weights: null }
  return count === undefined
    ? { words: `the ${end ?? ''}`, ...none, count: null }
    : { words: `${count} GPUs`, ...none, count: Number(count) }
}

/** "what about an A100?", "can we do it on 4090s?": the answer is another plan; "can you explain why …" asks about this one. */
const isProposal = (topic: Topic | null, text: string): boolean =>
  !/\b(?:explain|show|tell|why|break)\b/.test(text) && (proposal.test(text) || isProposed(topic, text))

/** "what's the price on AWS", "how long with 16 H100s": the answer is that plan. */
const isProposed = (topic: Topic | null, text: string): boolean =>
  (topic === 'cost' || topic === 'time' || topic === 'provider') &&
  /^(?:so |and |but )?(?:what|how)\b/.test(text) &&
  /\b(?:on|with|at|using|in|for|if)\b/.test(text)

const ours = [
  'gpu',
  'model',
  'provider',
  'term',
  'switch',
  'amount',
  'instance',
  'vendor',
  'measure',
  'times',
  'number',
  'article',
] as const

function isOurs(marks: readonly Mark[], index: number, isWhyNot: boolean): boolean {
  const mark = marks.find(({ from, to }) => index >= from && index < to)
  return (
    isKind(mark, ...ours) ||
    (isWhyNot && isKind(mark, 'elsewhere')) ||
    (isKind(mark, 'place') && mark.to - mark.from === 1)
  )
}
