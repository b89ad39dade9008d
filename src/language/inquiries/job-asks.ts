/** What is asked of a job that was answered, whatever kind it is: the classifier of questions says it, and words of the field. */
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { topicOfText } from '../questions/topic-of-text.ts'

/** What figures of any job answer. */
const typedAsks = [
  'hours',
  'price',
  'month',
  'per-unit',
  'memory',
  'memory-why',
  'disk',
  'count',
  'spot',
  'why',
  'why-card',
  'range',
  'assumed',
  'excluded',
  'covered',
  'sellers',
  'pace',
  'lost',
  'cheaper',
  'faster',
  'host',
  'api',
  'data',
  'quality',
  'place',
  'another',
  'processor',
  'freeze',
  'afterwards',
  'links',
  'agreement',
  'price-date',
] as const

/** One thing that figures of any job answer. */
export type JobAsk = (typeof typedAsks)[number]

/** Questions of data/questions, and topics, by what of a job answers them. */
const topicsOfAsks: Readonly<Record<JobAsk, readonly string[]>> = {
  hours: ['time', 'duration', 'hours-sum', 'usual-time', 'run-timeline', 'training-time-taken', 'windows', 'job-limit'],
  price: ['cost', 'money-wise', 'figure', 'figure-to-plan', 'dollars-sum', 'paid-for', 'one-sentence', 'one-off-cost'],
  month: ['per-month', 'left-on', 'runs', 'idle-share'],
  'per-unit': ['per-unit', 'per-client', 'economics'],
  memory: ['memory', 'headroom', 'oom', 'first-limit', 'smallest', 'what-fits', 'activations', 'rank-effect'],
  'memory-why': ['memory-why'],
  disk: ['storage', 'why-disk', 'checkpoint-size', 'checkpoint'],
  count: [
    'bigger-gpu',
    'more-gpus',
    'layout',
    'gpu-count',
    'why-count',
    'multi-node',
    'runs-in-parallel',
    'why-sublinear',
  ],
  spot: ['spot', 'spot-risk', 'spot-notice', 'preemptions-taken', 'spot-gap', 'why-spot-little'],
  why: ['why', 'why-dear', 'math', 'our-choice', 'rate-total'],
  'why-card': ['why-not', 'compare', 'gpu-contrast', 'gpu-need', 'option-merit', 'other-gpu'],
  range: [
    'accuracy',
    'uncertainty',
    'range-meaning',
    'range-parts',
    'worst-case',
    'middle-or-worst',
    'how-likely-that',
    'odds',
    'weakest-figure',
    'plausible',
    'evidence',
    'more-precise',
  ],
  assumed: ['assumptions', 'assumed', 'plan-value', 'setting'],
  excluded: ['excluded', 'missing-costs', 'startup', 'shares', 'bill-split'],
  covered: ['passes-counted', 'runs-counted', 'gpus-counted', 'padding-counted', 'cross-validation', 'epochs-planned'],
  sellers: ['provider', 'sellers', 'cheapest-provider', 'which-providers', 'sellers-there'],
  pace: ['throughput', 'mfu', 'utilization', 'measured-pace', 'reply-speed'],
  lost: ['lost-run', 'crash-recovery', 'checkpoint-restart', 'recovery'],
  cheaper: ['cheaper', 'cheaper-how', 'least-cost', 'levers'],
  faster: ['faster', 'faster-how', 'twice-the-cards', 'finish', 'fewest-in-time'],
  host: ['host', 'server-noise'],
  api: ['prompt-an-api', 'hosted'],
  data: ['data-enough', 'how-much-data', 'data-for-purpose', 'epochs-choice', 'which-epochs', 'stop-early'],
  quality: ['quality', 'quality-outcome', 'benchmark-score', 'precision-choice', 'quality-of-precision'],
  place: ['place', 'region', 'region-price', 'european-sellers', 'place-or-owner'],
  processor: ['cpu-instead', 'gpu-at-all'],
  afterwards: ['after-training', 'serving'],
  agreement: ['data-agreement'],
  links: ['network', 'interconnect', 'private-network'],
  'price-date': ['price-date', 'price-source', 'list-or-live'],
  freeze: ['frozen-or-trained', 'trained-layers'],
  another: ['what-if', 'which-of-them', 'same-size'],
}

/** What a question of data/questions, or a topic, asks; undefined: none of these. */
const askOfTopic = (topic: string): JobAsk | undefined => typedAsks.find((ask) => topicsOfAsks[ask].includes(topic))

/** Words of the field, which mean the same of any job. The first that stands in a text counts. */
const byWords: readonly (readonly [JobAsk, RegExp, RegExp | null])[] = [
  [
    'disk',
    /\b(?:disks?|storage|ssds?|nvme|hard ?drives?|network volume|volume size|tera ?bytes?|t[i]?b)\b|\bhow (?:big|large) (?:is|are|will|would|does|do)\b.{0,40}\b(?:files?|outputs?|checkpoints?|weights|vectors?|index|dataset|data|results?)\b/iu,
    /\b(?:v?ram|is (?:storage|disk) (?:included|in|counted)|(?:incl\w*|count\w*) .{0,12}(?:storage|disk)|(?:storage|disk).{0,20}(?:incl\w*|counted|on top|extra|in (?:the|that|this)))\b/iu,
  ],
  [
    'covered',
    /\b(?:one|a|a single|the whole|each) (?:run|pass|training|fold|epoch)\b.{0,12}\bor\b.{0,14}\b(?:per|all|for|one|each|every|a|the)\b|\bper (?:run|epoch|fold|card|gpu)\b.{0,8}\bor\b|\b(?:all|both|every|the) (?:\w+ ){0,2}(?:folds?|runs?|epochs?|trials?|passes|seeds?|languages?|speakers?|users?|gpus?|cards?|nodes?)\b.{0,16}\b(?:in|incl\w*|counted|covered|part of)\b|\b(?:do|should|must) (?:i|we) (?:have to )?multiply\b|\btimes (?:two|three|four|five|\d+) (?:myself|on top)\b|\bonce or\b|\b(?:each|every) time\b|\b(?:for )?all (?:the )?\d{1,4} (?:trials?|folds?|runs?|seeds?|settings)\b|\b(?:is|are|does|do|did|was)\b.{0,24}\b\d[\d.,]* ?(?:k|m|h|hrs?|hours|images|pictures|photos|clips|scans|rows|passages|docs|texts|files|minutes)?\b.{0,14}\b(?:incl\w*|count\w*|cover\w*)\b/iu,
    /\b(?:egress|tax\w*|vat|annotat\w*|labell?ing|storage|disk|salar\w*|electricity)\b/iu,
  ],
  [
    'data',
    /\b(?:enough|suffic\w+|too (?:little|few|much|many)|plenty)\b.{0,60}\b(?:sound\w*|good|learn\w*|overfit\w*|quality|train on|robot\w*|convincing|like (?:him|her|me|us|them))\b|\b(?:hours?|h|minutes|images|photos|pictures|clips|scans|samples|data|recordings?|examples|rows|episodes|demos)\b.{0,16}\b(?:enough|suffic\w+|too (?:little|few|much|many))\b|\benough (?:data|audio|images|photos|pictures|clips|samples|scans|hours|footage|episodes|demos)\b/iu,
    null,
  ],
  [
    'processor',
    /\bgpus?\b.{0,16}\b(?:make|makes|any|at all|worth|needed|necessary|overkill|help|helps)\b.{0,20}\b(?:sense|use|here|all|it|point|worth)?|\bneed (?:a|any|the) gpus?\b|\b(?:on|stay on|use|keep) (?:the |our |my |a |their )?(?:cpus?|\d+[- ]cores?|processors?|laptop|macbook|mac|desktop|pc)\b/iu,
    /\b(?:data ?-?loaders?|v?cpus? per|enough cpus?|come with|host ram)\b/iu,
  ],
  [
    'agreement',
    /\b(?:dpas?|avv|data[- ]processing (?:agreement|addendum|contract)s?|auftragsverarbeitung\w*)\b/iu,
    null,
  ],
  [
    'count',
    /\bhow many (?:more |of (?:them|those|these) )?(?:gpus?|cards?|nodes?|machines?|boxes|[abhltv]\d{1,4}s?|[2345]0[5-9]0s?)\b/iu,
    null,
  ],
  ['links', /\b(?:nvlink|nv ?switch|infiniband|roce|interconnect\w*)\b/iu, null],
  [
    'afterwards',
    /\b(?:inference|serv(?:e|ing)|deploy\w*|host(?:ing)?|run(?:ning)? (?:it|the (?:tuned |trained |finished |final )?(?:model|thing|result))|us(?:e|ing) (?:it|the (?:tuned |trained |finished )?model))\b.{0,40}\b(?:after\w*|later|then|once (?:it|that|we|the))\b|\b(?:after\w*|later|once (?:it's|it is|that's) (?:trained|tuned|done))\b.{0,40}\b(?:inference|serv(?:e|ing)|deploy\w*|host(?:ing)?|run(?:ning)? (?:it|the (?:tuned |trained |finished )?model))\b/iu,
    null,
  ],
  [
    'price-date',
    /\bhow (?:old|fresh|current|recent|up to date)\b.{0,30}\b(?:prices?|rates?|numbers?|figures?|quotes?|it|that|this|these|those)\b|\b(?:prices?|rates?|quotes?|numbers?)\b.{0,24}\b(?:how old|from when|as of when|up to date|of today|current|live|still (?:valid|true))\b|\bwhen (?:was|were) (?:that|this|these|those|the) (?:prices?|rates?)\b/iu,
    null,
  ],
  ['freeze', /\b(?:freez\w+|frozen)\b|\b(?:only|just) (?:train|tune|fine-?tune|training|tuning)\b/iu, null],
  ['memory-why', /\bwhy\b.{0,40}\b(?:\d{2,4} ?g[i]?b|v?ram|memory)\b/iu, null],
  [
    'host',
    /\b(?:v?cpus?|cores?|data ?-?loaders?|host ram|system ram|cpu ram|threads?)\b/iu,
    /\b(?:cuda cores?|tensor cores?)\b/iu,
  ],
  ['spot', /\b(?:spot|pre-?empt\w*|interruptib\w*)\b/iu, /\bspot (?:on|the|any|check)\b/iu],
  [
    'lost',
    /\b(?:dies|died|crash\w*|goes down|breaks? (?:off|down)|gets? killed|power cut|loses? (?:the )?(?:node|machine|connection)|lose (?:days|hours|everything|all|progress|the run|our))\b/iu,
    null,
  ],
  [
    'excluded',
    /\b(?:egress|ingress|taxes|vat|annotat\w*|labell?ing|storage|disk|engineer\w*|salar\w*|idle time|set-?up time|failed runs?|retries|electricity|upload\w*|download\w*)\b.{0,40}\b(?:incl\w*|counted|in (?:this|that|the|your|it|there)|part of|on top|extra|covered|separate\w*|missing|(?:not|n't) (?:in|counted))\b|\b(?:incl\w*|counts?|counting|covers?|contains?)\b.{0,30}\b(?:egress|ingress|tax\w*|vat|annotat\w*|labell?ing|storage|disk|engineer\w*|salar\w*|idle|set-?up|failed|retries|electricity|upload\w*|download\w*)\b|\bwhat(?:'s| is| am i| are we|s) (?:i )?(?:missing|not in|left out|the catch)\b|\bhidden costs?\b|\b(?:vat|gst|mwst|taxes|sales tax)\b|\ball[- ]in\b/iu,
    null,
  ],
  [
    'month',
    /\b(?:per|a|each|every) month\b|\bmonthly\b|\b24 ?[/x] ?7\b|\b(?:leave|left|keep|kept) (?:it|that|this|them) (?:on|up|running)\b|\balways[- ]on\b|\b(?:turn|switch|shut)(?:ed|s)? (?:it|them|that|this) (?:off|down)\b|\bat night\b|\bweekends?\b|\b(?:office|business) hours\b/iu,
    null,
  ],
  [
    'api',
    /\b(?:just|simply|why not|instead of this|rather) .{0,24}\bapis?\b|\b(?:an? |the |their |calling |using |openai'?s? |hosted )?apis?\b.{0,40}\b(?:cheap\w*|instead|better|worth|cost\w*|than)\b|\b(?:cheap\w*|better|worth|instead|break[- ]?even|than)\b.{0,40}\bapis?\b/iu,
    null,
  ],
  [
    'per-unit',
    /\b(?:per|each|a single|every) (?:users?|customers?|clients?|persons?|images?|pictures?|photos?|clips?|videos?|minutes?|hours? of (?:audio|sound|speech|video|music)|audio hours?|tickets?|documents?|docs?|pages?|rows?|records?|passages?|texts?|requests?|quer(?:y|ies)|calls?|tokens?|million(?: tokens)?|1k|1000|thousand|sequences?|proteins?|structures?|folds?|trials?|runs?|loras?|models?|voices?|scenes?|scans?|samples?|episodes?|steps?|epochs?)\b/iu,
    /\bper (?:gpu|card)\b|\btokens? (?:per|\/)|\btok\w*\b.{0,30}\b(?:seconds?|secs?|s)\b/iu,
  ],
  [
    'range',
    /\bhow (?:sure|certain|confident|accurate|reliable|solid|trustworthy|far off|wrong)\b|\berror bars?\b|\bworst[- ]case\b|\bballpark\b|\bmargin of error\b|\b(?:trust|believe|rely on) (?:this|that|these|those|the|your)\b/iu,
    /\b(?:wer|map|recall|f1|quality)\b/iu,
  ],
  [
    'memory',
    /\b(?:v?ram|oom|out of memory|gpu memory)\b|\b(?:fit|fits|squeeze|enough|ok|okay|do|does|run|work|hold)\b.{0,24}\b\d{1,3} ?(?:gb|gigs?)\b|\b\d{1,3} ?(?:gb|gigs?)\b.{0,24}\b(?:fit|fits|enough|ok|okay|do|run|work|hold|suffice)\b/iu,
    null,
  ],
  [
    'pace',
    /\b(?:tok(?:en)?s?|images?|img|samples?|it|iters?|steps?|windows?|seqs?|sequences?|rows?|docs?|texts?|passages?|requests?|frames?)(?: ?\/ ?| per | a )s(?:ec(?:ond)?)?\b|\bthroughput\b|\breal[- ]?time factor\b|\btimes real ?time\b|\b\d+x real ?time\b/iu,
    null,
  ],
]

/** What the words of the field alone say that a text asks, the surest first. */
export const jobAsksByWords = (text: string): readonly JobAsk[] =>
  byWords.flatMap(([ask, words, not]) => (words.test(text) && not?.test(text) !== true ? [ask] : []))

const ofJobs =
  /\b(?:how (?:long|fast)|dollars|bucks|euros?|encod\w+|decod\w+|backbone|layers?|latents?|vae|clips?|images?|pictures?|audio|frames?|samples?|residues?|sequences?|vectors?|folds?|trials?|wer|accuracy|range|estimates?|figures?|numbers?|total|dim(?:s|ensions?)?|resolution|checkpoint\w*|prix|preis\w*|coûts?|kosten|costo|heures|stunden|horas|mémoire|speicher|daten|données|datos|karten?|egress|upload\w*|provider\w*|sell\w*)\b|\b(?:it|this|that)(?:'s| is| be)? (?:so |that |too |really )?expensive\b/iu

/** Whether a text has a word of what such jobs are made of. */
export const speaksOfJob = (text: string): boolean => ofJobs.test(text) || jobAsksByWords(text).length > 0

/** What a text asks of figures, the likeliest first. */
export function jobAsksIn(text: string, vocabulary: Vocabulary): readonly JobAsk[] {
  const scores = new Map<JobAsk, number>()
  const add = (ask: JobAsk | undefined, by: number): void => {
    if (ask !== undefined) scores.set(ask, (scores.get(ask) ?? 0) + by)
  }
  for (const [at, ask] of jobAsksByWords(text).entries()) add(ask, at === 0 ? byField : byField / 2)
  const { topic, matched } = topicOfText(text, vocabulary)
  add(askOfTopic(matched?.id ?? '') ?? askOfTopic(topic ?? ''), matched === null ? byTopic : bySureTopic)
  const { classifier, plainly } = vocabulary.questionCues
  for (const [at, share] of (classifier.sharesOf(plainly(text)) ?? []).entries())
    if (share >= leastShare) add(askOfTopic(classifier.ids[at] ?? ''), share * byShare)
  return [...scores]
    .filter(([ask, score]) => score >= leastScore && (ask !== 'memory' || ofMemory.test(text)))
    .toSorted(([, one], [, other]) => other - one)
    .map(([ask]) => ask)
}

/** Whether it fits is asked of time and money, too. */
const ofMemory =
  /\b(?:v?ram|memory|oom|gb|gigs?|cards?|gpus?|rank|[abhlvt]\d{1,3}s?|[2345]0[5-9]0|laptop|mac|fits?|batch)\b|\d(?:gb?|g)\b/iu

const [byField, byTopic, bySureTopic, byShare] = [0.9, 0.3, 0.6, 1.5]
const [leastShare, leastScore] = [0.05, 0.3]
