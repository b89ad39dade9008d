/** What questions about an estimate are about, told by their words. */
import type { QuestionTopic } from './question-topic.ts'

/** A topic, and words that tell it; in lower case. */
type TopicRule = { readonly name: QuestionTopic; readonly pattern: RegExp }

/** Topics by their words, the most telling first. A hosted service is a topic by its name too. */
export const topicRules: readonly TopicRule[] = [
  {
    name: 'price-change',
    pattern:
      /\b(?:prices?|rates?|gpus?|rent|rental|hourly|market)\b.{0,24}\b(?:drop|drops|dropped|fall|falls|fell|decreases?|halve(?! the (?:time|hours|runtime|duration|speed))|rise|rises|rose|increases?|climbs?|jumps?|go(?:es)? (?:up|down)|(?:is|are|were|was|get|gets|becomes?) (?:\d+ ?(?:%|percent) )?(?:cheaper|lower|higher|dearer|more expensive)) ?(?:by )?(?:\d+(?:\.\d+)? ?(?:%|percent))?|\b\d+ ?(?:%|percent) (?:cheaper|lower|higher|dearer|more expensive|off|discount|increase|rise|drop)\b/,
  },
  {
    name: 'affordable',
    pattern:
      /\b(?:how (?:much|many|far)|what|which)\b(?!.{0,20}\b(?:cost|price|per)\b).{0,40}\b(?:afford|buys?|gets? (?:me|us)|fits? (?:in|into|within)|spend|(?:can|could) (?:i|we|you) (?:get|do|train|use|process))\b.{0,30}(?:[$€£] ?\d|\d[\d,.]*k? ?(?:dollars?|bucks|usd|euros?|eur|pounds?)\b|(?:for|with|on) \d[\d,.]*k\b)|\bmost (?:data|tokens|examples)\b.{0,30}\bafford\b.{0,12}\b\d[\d,.]*k?\b|^(?:so |and |but |ok )?(?:what|how much|how many)\b.{0,24}(?:[$€£] ?\d[\d,.]*k?|\d[\d,.]*k? ?(?:dollars?|bucks|usd|euros?|eur)) (?:get|gets|buy|buys|do|pay for|pays for|be enough for|cover)\b/,
  },
  {
    name: 'measure',
    pattern:
      /\b(?:how (?:do|can|should|could|would|to) (?:i |we |you |one )?(?:measure|benchmark|test|verify|check|try)|measure (?:it|this|that)|benchmark (?:it|this|that)|probe)\b/,
  },
  {
    name: 'learning',
    pattern:
      /\b(?:learning rates?|lr|warm ?-?up|schedulers?|lr schedule|dropout|betas?|kl (?:penalty|coefficient|coeff?)|lora alpha|alpha|weight decay|hyper-?param\w*)\b/,
  },
  {
    name: 'params',
    pattern: /\b(?:(?:active|total) (?:or|and|vs) (?:total|active)|(?:active|total) param\w*|experts? .{0,20}active)\b/,
  },
  {
    name: 'levers',
    pattern:
      /\b(?:what would (?:help|change)|what (?:can|could|should) (?:we|i) change|(?:what|which) .{0,30}(?:changes?|affects?|matters?|drives?|influences?|makes? .{0,20}difference) .{0,30}(?:most|answer|price|cost|result|estimate|plan|hours)|biggest (?:lever|factor|driver|cost driver)|what matters(?: the)? most|what drives)\b/,
  },
  // At the end of the question: "how much faster is an H200?" asks for something else.
  {
    name: 'faster',
    pattern:
      /^(?!.*\b(?:how much|than|why|which|spot)\b).{0,60}\b(?:faster|quicker|sooner|(?:twice|double|triple|\d{1,2}x|(?:two|three|four|five) times) (?:as|the) (?:fast|quick|speed)|half the time|speed (?:it|this|that|things)? ?up)\W*$/,
  },
  {
    name: 'cheaper',
    pattern:
      /^(?!.*\b(?:how much|than|why|which|spot)\b).{0,60}\b(?:cheaper|less expensive|half the (?:price|cost|money)|(?:save|cut|lower|reduce|bring down) (?:some |the )?(?:money|costs?|price))\W*$/,
  },
  {
    name: 'risks',
    pattern:
      /\b(?:(?:biggest|main|major|top) (?:risks?|dangers?|problems?|worry|caveats?)|(?:can|could|might|would|may) go wrong|goes wrong|any (?:risks?|caveats?|gotchas?|catch)|the catch|(?:to )?watch out)\b/,
  },
  { name: 'hosted', pattern: /\b(?:apis?|hosted|managed|fine-?tuning (?:service|api)s?|finetune api|as a service)\b/ },
  {
    name: 'own',
    pattern:
      /\b(?:buy|buying|bought|purchas\w*|owning|own (?:gpus?|cards?|hardware|clusters?|servers?|machines?|one)|(?:our|my) (?:cluster|servers?|machines?|hardware|data ?cent(?:er|re)|boxes|workstations?)|on[- ]prem\w*|in[- ]house|rent or)\b/,
  },
  {
    name: 'choice',
    pattern: /\b(?:which|what)(?: one| plan| option)? (?:would|do) you (?:pick|choose|take|go with|prefer)\b/,
  },
  { name: 'risks', pattern: /\b(?:crash\w*|dies|fails? (?:half|mid|at)\w*)\b/ },
  {
    name: 'startup',
    pattern:
      /\b(?:how (?:long|much)|what|time|minutes)\b.{0,24}\b(?:start-?up|spin[- ]?up|boot\w*|provision\w*|cold start|set-?up time)\b/,
  },
  {
    name: 'checkpoint',
    pattern:
      /\b(?:checkpoints? (?:sizes?|weigh|be|take)|sizes? of (?:a |the |each )?checkpoints?|how (?:big|large|many gb|heavy) (?:is|are|will|would) .{0,20}checkpoints?|how often .{0,24}(?:checkpoints?|save))\b/,
  },
  {
    name: 'smallest',
    pattern:
      /\b(?:smallest|tiniest|weakest|least powerful|minimum|least) (?:possible )?(?:gpus?|cards?|hardware|machines?|setup|number of gpus|vram)\b/,
  },
  {
    name: 'context',
    pattern:
      /\b(?:max(?:imum|imal)?|longest|largest|biggest|how (?:long|big|large) (?:a|can the|could the|of a)) (?:possible )?(?:context|seq\w*|sequence length)\b/,
  },
  {
    name: 'evidence',
    pattern:
      /\b(?:(?:anyone|anybody|somebody|you|has this been|ever) (?:measured|tried|tested|run|ran|done)|measured or|(?:computed|calculated|estimated|guess\w*|theoretical|modell?ed) or measured|(?:is|was|are|were) .{0,24}(?:measured|empirical|theoretical|simulated)|(?:real|actual|published) runs?|real-?world|(?:source|sources|evidence|reference|proof) (?:for|of|behind) .{0,24}(?:speed|throughput|tok\w*|performance))\b/,
  },
  {
    name: 'why-not',
    pattern:
      /\b(?:why (?:not|no|isn'?t|aren't|can'?t|didn'?t|doesn'?t|don'?t|won'?t|wouldn't|couldn't|(?:does|will|would|can|is|are)(?: [a-z0-9-]+){1,4} not)|(?:wrong|problem) with|ruled? out|rule out|exclude|excluded|not (?:an option|listed|recommended|included|on the list|possible|work)|doesn'?t (?:fit|work))\b/,
  },
  { name: 'provider', pattern: /\b(?:which|what|best|cheapest) (?:providers?|clouds?|vendors?)\b/ },
  { name: 'energy', pattern: /\b(?:electricity|power|energy|carbon|co2|footprint|kwh|emissions?|greenhouse)\b/ },
  {
    name: 'storage',
    pattern:
      /\b(?:storage|disks?|egress|ingress|networking|network|transfer|bandwidth|download\w*|idle|checkpoints?|volumes?|startup|start-up|setup|overhead|failed|failures?|retries)\b/,
  },
  {
    name: 'per-gpu',
    pattern:
      /\b(?:per[ -](?:gpu|card|node)|for (?:all|one|each|every|a single|the whole) ?(?:gpus?|cards?|of them)?|all (?:the |of the )?gpus|each gpu|total or per|is (?:that|this|it) (?:the )?total)\b/,
  },
  {
    name: 'spot',
    pattern:
      /\b(?:(?<!\b(?:isn't|not|no|non|without|except|but)[ -])spot|resum\w*|pre-?empt\w*|interrupt\w*|evict\w*|killed|reclaim\w*|taken (?:back|away)|pulled|yanked)\b/,
  },
  {
    name: 'price-date',
    pattern:
      /\b(?:where(?:'s)? .{0,20}prices? (?:is |are )?(?:come |comes )?from|where .{0,12}(?:get|got) .{0,10}prices?|price sources?|sources?|how (?:old|fresh|recent|current|up to date)|when (?:were|was|did)|updated|stale|as of|(?:date|dates|dated|latest|live|current|today's|todays)|up[ -]to[ -]date)\b/,
  },
  {
    name: 'memory',
    pattern: /\b(?:formula|maths?|calculat\w*|break ?down|show|explain|where)\b.{0,40}\b(?:memory|vram|gib)\b/,
  },
  {
    name: 'math',
    pattern:
      /\b(?:maths?|formulas?|calculat\w*|calc|comput\w*|deriv\w*|come from|comes from|came from|how come|mfu|hfu|get (?:that|this|to|those|these|the|\$?\d+)|got (?:that|this|to)|break ?down|receipt|workings?|explain|walk (?:me|us) through|show (?:me |us )?(?:the |your )?(?:numbers?|details?|work)|details?)\b/,
  },
  {
    name: 'accuracy',
    pattern:
      /\b(?:p10|p50|p90|percentiles?|error bars?|how (?:good|far off) |sure|confiden\w*|certain\w*|accura\w*|reliab\w*|trust\w*|margin|errors?|uncertain\w*|ranges?|interval|precise|exact\w*|realistic|optimistic|pessimistic|conservative|believe|wide|worst|best case|at worst|upper bound|lower bound)\b/,
  },
  {
    name: 'assumptions',
    pattern:
      /\b(?:assum\w*|defaults?|based on|basis|(?:which|what) model(?! (?:should|would|do you|can|is best|is right|to|for))|^(?:so |and )?(?:which|what) (?:the )?(?:stack|framework|rank|seq\w*|sequence length|context|precision|method|dtype|optimizer|quantization|stack is this|model is this)|is (?:this|that|it) (?:with|using|assuming|on|in|at|for) (?!\d* ?(?:gpus?|cards?)|one gpu|all)|what (?:seq\w*|sequence|context|rank|batch size|stack|precision) (?:did|do|is|was|does))\b/,
  },
  {
    name: 'quality',
    pattern:
      /\b(?:quality|accuracy|loss|perplexity|worse|degrad\w*|hurts?|lose|tradeoffs?|trade-offs?|pros|cons|risks?|ok|okay|safe|good enough)\b/,
  },
  { name: 'batch', pattern: /\b(?:batch\w*|micro-?batch|accumulation)\b/ },
  {
    name: 'what-fits',
    pattern:
      /\b(?:what (?:else )?fits|which (?:gpus?|cards?)|what (?:gpus?|cards?|other gpus?)|alternatives?|other options?|options|what else|anything else|how many (?:gpus|cards|nodes)|works?|smaller gpu|bigger gpu|enough|fit|fits)\b/,
  },
  { name: 'memory', pattern: /\b(?:memory|vram|ram|oom|headroom|out of memory|gib)\b/ },
  {
    name: 'time',
    pattern: /\b(?:how long|eta|duration|slow\w*|fast\w*|speed|throughput|finish|tokens per second|tok)\b/,
  },
  {
    name: 'cost',
    pattern:
      /\b(?:how much|costs?|costing|price[sd]?|pricing|expensive|cheap\w*|pay\w*|bill\w*|charge\w*|fees?|dollars?|bucks|usd|hourly|burn|(?<!learning )rates?)\b/,
  },
  { name: 'time', pattern: /\b(?:hours?|days?|takes?|time|last)\b/ },
  { name: 'provider', pattern: /\b(?:providers?|clouds?|vendor|where)\b/ },
  { name: 'data', pattern: /\b(?:epochs?|tokens|examples|dataset|steps)\b/ },
  { name: 'why', pattern: /\bwhy\b/ },
]

/** The topic of a question, in lower case; null where no topic has its words. */
export const topicIn = (text: string, hostedServices: RegExp): QuestionTopic | null =>
  topicRules.find(({ name, pattern }) => pattern.test(text) || (name === 'hosted' && hostedServices.test(text)))
    ?.name ?? null
