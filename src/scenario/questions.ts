/** Questions about an estimate, told from questions between people: every word must be one of this trade. */
import { type Claim, ofRole } from './claims.ts'
import { type Mark, isKind } from './sense.ts'
import type { Reading } from './read.ts'
import { questionWords } from './words/turns.ts'

export type Topic =
  | 'time'
  | 'cost'
  | 'memory'
  | 'storage'
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
  | 'what-fits'
  | 'other'

/** What a question is about, besides its topic: "why not A100?" */
export type Subject = {
  /** As typed. */
  readonly words: string
  readonly gpus: readonly string[]
  readonly providers: readonly string[]
  readonly method: string | null
  readonly weights: string | null
}

export type Question = { readonly kind: 'question'; readonly topic: Topic; readonly subject: Subject | null }

const opening =
  /^(?:so |and |but |hey |hi |ok |okay |hmm |please |also |wait |thanks |cool |nice |btw |just ){0,3}(?:what|whats|why|how|which|when|where|does|do|did|is|isn|are|aren|was|will|would|can|could|should|show|explain|tell|walk|break|give|any (?:idea|chance|way|hidden|other|extra))\b/
/** Openings that ask for another plan rather than about this one. */
const proposal =
  /^(?:so |and |but |hey |ok |okay |hmm |also |wait ){0,3}(?:what about|what if|how about|what's it (?:on|with)|(?:can|could|should) (?:we|i|you)|would (?:it|that|this) be|what would|how much (?:would|will|is|for|on|with|if)|how long (?:would|will|on|with|if|for))\b/
/** Said between people, though every word is ours. */
const decoy =
  /\b(?:what time|how are you|how's it going|how is it going|are you (?:there|here|around|free|available|in|on)\W*$|who|is it done|are we|do we have|do you have|did you (?:see|know)|^did you get|have you|can you (?:see|get|come|take|make)|where(?:'s| is| are) (?:you|we|the|my|our)|is that you|can i come|how long have|you mean|what do you mean|what does that mean)\b/

/** Topics by their words, the most telling first. */
const topics: readonly (readonly [Topic, RegExp])[] = [
  [
    'why-not',
    /\b(?:why (?:not|no|isn't|aren't|can't|didn't|don't|won't|wouldn't|couldn't)|(?:wrong|problem) with|ruled? out|rule out|exclude|excluded|not (?:an option|listed|recommended|included|on the list|possible|work)|doesn't (?:fit|work))\b/,
  ],
  [
    'storage',
    /\b(?:storage|disks?|egress|ingress|networking|network|transfer|bandwidth|download\w*|idle|checkpoints|volumes?|startup|start-up|setup|overhead|taxes|tax|vat|electricity|power|energy|carbon|co2|footprint|kwh)\b/,
  ],
  [
    'per-gpu',
    /\b(?:per[ -](?:gpu|card|node)|for (?:all|one|each|every|a single|the whole) ?(?:gpus?|cards?|of them)?|all (?:the |of the )?gpus|each gpu|total or per|is (?:that|this|it) (?:the )?total)\b/,
  ],
  ['spot', /\b(?:spot|preempt\w*|interrupt\w*|evict\w*)\b/],
  [
    'price-date',
    /\b(?:how (?:old|fresh|recent|current|up to date)|when (?:were|was|did)|updated?|stale|as of|(?:date|dates|dated|latest|live|current|today's|todays)|up[ -]to[ -]date)\b/,
  ],
  [
    'math',
    /\b(?:maths?|formulas?|calculat\w*|calc|comput\w*|deriv\w*|come from|comes from|came from|get (?:that|this|to|those|these|the|\$?\d+)|got (?:that|this|to)|break ?down|receipt|workings?|explain|walk (?:me|us) through|show (?:me |us )?(?:the |your )?(?:numbers?|details?|work)|sources?)\b/,
  ],
  [
    'accuracy',
    /\b(?:sure|confiden\w*|certain\w*|accura\w*|reliab\w*|trust\w*|margin|errors?|uncertain\w*|ranges?|interval|precise|exact\w*|realistic|optimistic|pessimistic|conservative|believe|wide)\b/,
  ],
  [
    'assumptions',
    /\b(?:assum\w*|defaults?|based on|basis|which model|what model|which stack|what (?:seq\w*|sequence|context|rank|batch size|stack|precision) (?:did|do|is|was|does))\b/,
  ],
  [
    'quality',
    /\b(?:quality|accuracy|loss|perplexity|worse|degrad\w*|hurts?|lose|tradeoffs?|trade-offs?|pros|cons|risks?)\b/,
  ],
  ['batch', /\b(?:batch\w*|micro-?batch|accumulation)\b/],
  [
    'what-fits',
    /\b(?:what (?:else )?fits|which (?:gpus?|cards?)|what (?:gpus?|cards?|other gpus?)|alternatives?|other options?|options|what else|anything else|smaller gpu|bigger gpu|enough|fit|fits)\b/,
  ],
  ['memory', /\b(?:memory|vram|ram|oom|headroom|out of memory|gib)\b/],
  ['time', /\b(?:how long|eta|duration|slow\w*|fast\w*|speed|throughput|finish|tokens per second|tok)\b/],
  [
    'cost',
    /\b(?:how much|costs?|costing|price[sd]?|pricing|expensive|cheap\w*|pay\w*|bill\w*|charge\w*|fees?|dollars?|bucks|usd|hourly|rates?)\b/,
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
  const asks = opening.test(text) || text.includes('?')
  if (!asks || decoy.test(text)) return null
  const topic = topics.find(([, pattern]) => pattern.test(text))?.[0] ?? null
  const isWhyNot = topic === 'why-not' || topic === 'why'
  if (proposal.test(text) && claims.length > 0 && !isWhyNot) return null
  if (!opening.test(text)) return null
  const isKnown = tokens.every(
    (token, index) => token.kind === 'sign' || questionWords.has(token.text) || isOurs(marks, index, isWhyNot),
  )
  if (!isKnown && !isAddressed) return null
  if (topic === null)
    return isAddressed && isKnown ? { kind: 'question', topic: 'other', subject: subjectOf(claims, words) } : null
  const subject = subjectOf(claims, words) ?? unknownSubject(marks, words, isWhyNot)
  // "why not" alone is said between people.
  if (isWhyNot && subject === null && !isAddressed && !/\b(?:rule|ruled|excluded?|listed|option)\b/.test(text))
    return null
  return { kind: 'question', topic, subject }
}

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

function subjectOf(claims: readonly Claim[], words: (from: number, to: number) => string): Subject | null {
  const gpus = ofRole(claims, 'gpus')
  const providers = ofRole(claims, 'providers')
  const terms = ofRole(claims, 'term')
  const [first] = [
    ...gpus,
    ...providers,
    ...terms,
    ...ofRole(claims, 'model'),
    ...ofRole(claims, 'count'),
    ...ofRole(claims, 'quantity'),
  ]
  if (first === undefined) return null
  return {
    words: words(first.from, first.to),
    gpus: [...new Set(gpus.flatMap(({ ids }) => ids))],
    providers: [...new Set(providers.flatMap(({ ids }) => ids))],
    method: String(terms.find(({ field }) => field === 'method')?.value ?? '') || null,
    weights: String(terms.find(({ field }) => field === 'weights')?.value ?? '') || null,
  }
}

/** "why not an A40?": a GPU that there is no data on. */
function unknownSubject(
  marks: readonly Mark[],
  words: (from: number, to: number) => string,
  isWhyNot: boolean,
): Subject | null {
  const mark = marks.find((one) => isKind(one, 'elsewhere'))
  if (!isWhyNot || mark === undefined) return null
  return { words: words(mark.from, mark.to), gpus: [], providers: [], method: null, weights: null }
}
