/** "The fewest H100s for it", "from 4 to 16 nodes", "12 messages each": counts that a question is about. */
import { countOf } from '../questions/same-run-again.ts'
import { countPattern as number, machinePattern as machine, withChoiceOfCounts } from './compared-counts.ts'
import { gpuPattern } from '../text/gpu-pattern.ts'

const fewest = new RegExp(
  String.raw`(?:\bwhat(?:'s| is) )?\b(?:the )?(?:min(?:imum|imal)?\.?|fewest|least|smallest|lowest|how few)(?: (?:number|count|amount) of)? (${gpuPattern}|gpu|card)s?\b(?: (?:do|would|will) (?:we|i|you) need)?(?: that (?:make|makes|do|does|hit|hits|meet|meets) (?:it|this|that))?(?:,? (?:with|and) (?:some |a )?(?:safety )?(?:margin|buffer|slack)| with some (?:safety )?margin)?`,
  'iu',
)

/** "How many A100s do I need to …": the number is what is asked; only with a time to make it is it the fewest. */
const howMany = new RegExp(
  String.raw`\b(?:how (?:many|much)|(?:what|which) (?:number|count) of|number of) (${gpuPattern}|gpu|card)s?\b(?: (?:(?:do|does|would|will|should|must|can) (?:we|i|you|it|that|this|they)|(?:are|is)) (?:(?:have to|need to|want to) )?(?:need(?:ed)?|take|want|rent|require[d]?|use|get(?: hold of)?|reserve|book|grab|hire|order|ask for)\b)?(?: (?:to|so that|so|such that) (?:it(?:'s| is)?|finish|have it|get it|be|make it)\b(?: (?:done|finished|ready|over|through))?)?`,
  'iu',
)

/** The text that names only the GPU; null where the fewest are not asked for. */
export function fewestGpusIn(text: string): string | null {
  const match = fewest.exec(text) ?? howMany.exec(text)
  if (match === null) return null
  const card = match[1] ?? ''
  return text
    .replace(match[0], /^(?:gpu|card)$/iu.test(card) ? ' ' : ` on ${card} `)
    .replaceAll(/[^\S\n]+/gu, ' ')
    .trim()
}

/** Whether as few as possible are wanted, where "how many" takes those that are best. */
export const isFewestWanted = (text: string): boolean => fewest.test(text)

const otherCount =
  /\bor\b[^.?!,;\d]{0,36}?(?<![\w.$-])(\d{1,3}|one|two|three|four|six|eight|sixteen)(?! ?(?:[bkm]\b|[tg]i?b\b|%|\.\d|tokens?|tok\b|epochs?|bits?|bit\b|x\d|h\b|hours?|days?|weeks?|months?|layers|-bit|[$€£]|(?:bucks?|quid|dollars?|usd|eur(?:os?)?|cents?|people|users|years?)\b))/giu

const anyMachine = new RegExp(String.raw`(?:${gpuPattern}|\b(?:gpu|card|node|machine)s?\b)`, 'iu')
/** "3 epochs or 5", "rank 16 or 32". */
const ofOtherThings =
  /(?:\b(?:epochs?|passes|days?|hours?|h|weeks?|months?|steps?|bits?)|\b(?:ranks?|r|batch|size|bs|seq|len|length|alpha|accum\w*|seeds?|runs?)(?: of|=|:| ?= ?| )?\s?\d{1,6}) ?,? ?$/iu
const nearby = 30

/** "Is 4x A100 enough, or do I have to go 8?": the other number, where one of `count` is set; null: none is named. `clause`: from the "or". */
export function otherCountIn(
  text: string,
  count: number,
): { readonly count: number; readonly words: string; readonly clause: string } | null {
  for (const { 0: clause, 1: words = '', index } of text.matchAll(otherCount)) {
    const before = text.slice(0, index)
    if (!anyMachine.test(before) || ofOtherThings.test(before.slice(-nearby))) continue
    const value = countOf(words)
    if (value >= 1 && value !== count) return { count: value, words, clause }
  }
  return null
}

export type CountChange = {
  readonly unit: 'nodes' | 'gpus'
  readonly counts: readonly [number, number]
  readonly rest: string
}

const change = new RegExp(
  String.raw`(?:\b(?:scal\w+|going|moving|growing|switching|expanding)(?: (?:up|out))? )?(?:\b(?:my|our|the|an?)? ?)?\bfrom (\d{1,4}) ?(?:nodes?|gpus?|machines?|${gpuPattern})?s? ?(?:to|→|->) ?(\d{1,4}) ?(nodes?|machines?|gpus?|${gpuPattern})s?\b`,
  'iu',
)

const numbers: Readonly<Record<string, number>> = { one: 1, a: 1, an: 1, two: 2, three: 3, four: 4, six: 6, eight: 8 }
const ends = String.raw`(?: (?:enough|ok|okay|fine|do|suffice|(?:for )?(?:a (?:bit|little) |much |somewhat )?(?:longer|shorter)|for (?:more|less)(?: time)?))?`
const choice = new RegExp(
  String.raw`(?:\b(?:(?:do|would|will|could|can|should|is|are) )?(?:(?:we|i) )?(?:(?:need|take|use|get|rent|go with|want) )?)?${number}(?: ?x)?(?: ?${machine})?${ends},? (?:or|vs\.?|versus) (?:(?:could|can|would|do|should|will|is|are) )?(?:(?:we|i|you|it) )?(?:(?:live|manage|get by|get away|do|go|work|need|really|already|just|only|even|rather|maybe|with|take|use) ){0,4}${number}(?: ?x)?(?: ?${machine})?(?: of (${gpuPattern})s?\b)?${ends}`,
  'iu',
)

/** "Compare 4 and 8 H100s", "one node or two of H100", "8x H100, or could we live with 4?": both, side by side. */
function countChoiceIn(typed: string): CountChange | null {
  const text = withChoiceOfCounts(typed)
  const match = choice.exec(text)
  if (match === null) return null
  const [words, first = '', firstUnit, second = '', secondUnit, card = ''] = match
  const unit = firstUnit ?? secondUnit
  const countOf = (typed: string): number => numbers[typed.toLowerCase()] ?? Number(typed)
  const counts: [number, number] = [countOf(first), countOf(second)]
  // Two kinds of GPUs are a choice of another kind.
  if (unit === undefined || (firstUnit !== undefined && secondUnit !== undefined && !isSameUnit(firstUnit, secondUnit)))
    return null
  if (counts.some((count) => count < 1) || counts[0] === counts[1] || namesTwoGpus(text)) return null
  if (isSettledIn(text.slice(match.index + words.length), counts)) return null
  const isNodes = /^(?:node|machine|box|server)/iu.test(unit)
  const named = card !== '' ? card : isNodes || /^(?:gpu|card)/iu.test(unit) ? '' : unit
  const rest = text.replace(words, named === '' ? ' ' : ` on ${named} `)
  return { unit: isNodes ? 'nodes' : 'gpus', counts, rest: rest.replaceAll(/[^\S\n]+/gu, ' ').trim() }
}

const oneCard = String.raw`(?:one|an?|1|a single|one single|single) (gpu|card|${gpuPattern})`
const oneMachine = String.raw`(?:one|an?|the|1|a single) (?:whole |full |entire |8[- ]?(?:x|gpu|card|way)s? |eight[- ]gpu )?(?:nodes?|machine|server|box)\b`
const orWords = String.raw`(?:,? (?:or|vs\.?|versus)) (?:(?:do|does|should|we|i|it|need|needs|take|go for|rent|rather|even|maybe) ){0,4}`
const cardOrMachine = [`${oneCard}${orWords}${oneMachine}`, `${oneMachine}${orWords}${oneCard}`].map(
  (pattern) => new RegExp(String.raw`\b${pattern}`, 'iu'),
)

/** "One card or a node?": a machine has eight of them. */
function cardOrMachineIn(text: string): CountChange | null {
  const match = cardOrMachine.map((pattern) => pattern.exec(text)).find((found) => found !== null)
  if (match == null || namesTwoGpus(text)) return null
  const [words, card = ''] = match
  const rest = text.replace(words, /^(?:gpu|card)$/iu.test(card) ? ' ' : ` on ${card} `)
  return { unit: 'gpus', counts: [1, 8], rest: rest.replaceAll(/[^\S\n]+/gu, ' ').trim() }
}

const anyGpu = new RegExp(String.raw`(?<![\w-])(?:\d{1,4} ?x ?)?(${gpuPattern})s?(?![\w])`, 'giu')
/** "A GB200 slice of 8, or 16 h100s": a choice of GPUs, not of their number. */
const namesTwoGpus = (text: string): boolean =>
  new Set([...text.matchAll(anyGpu)].map(([, card = '']) => card.toLowerCase().replaceAll(/\W|s$/gu, '').slice(0, 4)))
    .size > 1

const countedGpu = new RegExp(String.raw`(?<![\w.$-])(\d{1,4})(?: ?x ?| )(?:${gpuPattern}|gpus?)`, 'giu')
/** "8 H100 or 16? … ok so 8xH100": further on one of the two is all that is counted. */
function isSettledIn(rest: string, counts: readonly number[]): boolean {
  const named = new Set([...rest.matchAll(countedGpu)].map(([, count]) => Number(count)))
  return named.size === 1 && counts.some((count) => named.has(count))
}

const isSameUnit = (one: string, other: string): boolean =>
  one.toLowerCase().replace(/e?s$/u, '') === other.toLowerCase().replace(/e?s$/u, '')

/** Null where no two counts are set against each other. */
export function countChangeIn(text: string): CountChange | null {
  return changedCountIn(text) ?? countChoiceIn(text) ?? cardOrMachineIn(text)
}

function changedCountIn(text: string): CountChange | null {
  const match = change.exec(text)
  if (match === null) return null
  const [words, before, after, unit = ''] = match
  const counts: [number, number] = [Number(before), Number(after)]
  if (counts.some((count) => count < 1) || counts[0] === counts[1]) return null
  const isNodes = /^(?:node|machine)/iu.test(unit)
  const card = isNodes || /^gpu/iu.test(unit) ? '' : ` on ${unit} `
  return {
    unit: isNodes ? 'nodes' : 'gpus',
    counts,
    rest: text
      .replace(words, card === '' ? ' ' : card)
      .replaceAll(/[^\S\n]+/gu, ' ')
      .trim(),
  }
}

export type ChatMessages = {
  readonly count: number
  /** Of each; null: not said. */
  readonly tokens: number | null
  readonly words: string
  /** With `length` in the place of the messages. */
  readonly restWith: (length: number) => string
}

const chats = String.raw`\b(?:chats?|conversations?|convos?|dialog(?:ue)?s?|threads?|tickets?|calls?|sessions?)\b`
const messages = new RegExp(
  String.raw`(?<=${chats}.{0,40})(?:\b(?:with|of|at|having|averaging|each|x) )?(?:\b(?:about|around|some|roughly|on average|avg|average|maybe) |~ ?){0,3}(?<![\w.])(\d{1,3})(?: ?(?:-|–|to) ?(\d{1,3}))? (?:messages?|turns?|utterances?|replies)(?: (?:each\b|apiece|x(?![\w ]? ?\d|\w)|(?:per )?(?:chat|conversation|dialog(?:ue)?|thread|ticket|call)s?\b|a (?:chat|conversation|thread)|on average|long\b)){0,2}(?:,? (?:of|at|x|@) (?:about |~ ?)?(\d{1,4}) tok(?:en)?s?(?: (?:each|(?:per|a) (?:message|turn)))?|,? (?:and |each |with )?(?:about |around |~ ?)?(\d{1,4}) tok(?:en)?s? ?(?:(?:per|a|each|every) |\/ ?)(?:message|turn|utterance|reply))?`,
  'iu',
)

/** What it needs and most texts lack: found in a fraction of the time. */
const countedMessages = /\d (?:messages?|turns?|utterances?|replies)\b/iu

/** Null where no chats are counted by their messages. */
export function chatMessagesIn(text: string): ChatMessages | null {
  const match = countedMessages.test(text) ? messages.exec(text) : null
  if (match === null) return null
  const [words, low, high, listed, ofEach] = match
  const tokens = listed ?? ofEach
  const count = high === undefined ? Number(low) : (Number(low) + Number(high)) / 2
  return count < 1
    ? null
    : {
        count,
        tokens: tokens === undefined ? null : Number(tokens),
        words: words.trim(),
        restWith: (length) =>
          text
            .replace(words, ` of ${length} tokens each `)
            .replaceAll(/[^\S\n]+/gu, ' ')
            .trim(),
      }
}

export type PeriodBudget = {
  readonly usd: number
  /** Of the money. */
  readonly per: 'week' | 'month' | 'quarter' | 'year'
  /** Of the job, in that period. */
  readonly runs: number
  readonly rest: string
}

const monthsOf: Readonly<Record<string, number>> = { week: 12 / 52, month: 1, quarter: 3, year: 12 }
const period = '(week|month|quarter|year)'
const money = new RegExp(
  String.raw`(?:\b(?:asks?|asking|wants?|requests?|needs?|budgets?|gets?|has|have) (?:for |us for |me for )?)?(?:\busd ?|[$] ?)?(?<![\w.€£])(\d[\d,]*(?:\.\d+)?) ?(k|m)?\b ?(?:usd|dollars?|bucks)? ?(?:\/|per|an?|each|every) ?${period}\b(?: for (?:gpu|model|llm)? ?training)?`,
  'iu',
)
const repeated = new RegExp(
  String.raw`(?:\b(?:about|around|some|roughly|they do|we do|doing) ){0,3}(?<![\w.])(\d{1,4}) ((?:q?lora|full|sft|dpo) )?(?:fine-?tunes?|fine-?tunings?|runs?|jobs?|trainings?|retrains?)( of (?:an? |the )?[\w.-]+)? (?:\/ ?|(?:per|an?|each|every) )${period}\b`,
  'iu',
)

const budgetPeriods = ['week', 'month', 'quarter', 'year'] as const

/** "40k a quarter for about 3 fine-tunes of a 70B per month": null where money or runs are missing. */
export function periodBudgetIn(text: string): PeriodBudget | null {
  const runs = repeated.exec(text)
  if (runs === null) return null
  const [ofRuns, count, method = '', model = '', each = 'month'] = runs
  const withoutRuns = text.replace(ofRuns, ` ${method}${model.replace(/^ of (?:an? |the )?/iu, '')} `)
  const sum = money.exec(withoutRuns)
  if (sum === null) return null
  const [ofMoney, digits = '', thousand, per = 'month'] = sum
  const scale = { k: 1e3, m: 1e6 }[thousand?.toLowerCase() ?? ''] ?? 1
  const usd = Number(digits.replaceAll(',', '')) * scale
  const inPeriod = budgetPeriods.find((one) => one === per.toLowerCase()) ?? 'month'
  const times = ((monthsOf[inPeriod] ?? 1) / (monthsOf[each.toLowerCase()] ?? 1)) * Number(count)
  if (!(usd > 0) || !(times > 0)) return null
  return {
    usd,
    per: inPeriod,
    runs: Number(times.toPrecision(2)),
    rest: withoutRuns
      .replace(ofMoney, ' ')
      .replaceAll(/["'“”‘’]+(?=\s|$|[.,;?!])|(?<=^|\s)["'“”‘’]+/gu, ' ')
      .replaceAll(
        /\b(?:finance here|does (?:that|it|this) add up|plausible|is (?:that|this) (?:ok|okay|reasonable|plausible|realistic|too much)|says (?:its|it's|it is|that)|(?:the |our )?team|they say)\b[:?]*/giu,
        ' ',
      )
      .replaceAll(/[^\S\n]+/gu, ' ')
      .trim(),
  }
}

/** "what would 8 cost for a week": a number beside the time is of GPUs. */
export function singleCountIn(text: string): number | null {
  const [, count] =
    /(?<![\w.$-])(\d{1,4})(?![\w.%-]| ?(?:hours?|hrs?|h|days?|weeks?|months?|years?)\b)/iu.exec(text) ?? []
  return count === undefined ? null : Number(count)
}

/** "How many tokens", "the max number of tokens", "the largest dataset": an amount of data is what is asked. */
const amountOfData =
  /\b(?:how (?:many|much)|max(?:imum|imal)?|at most|most|number of|count of|largest|biggest)(?: [\w-]{1,12}){0,3}? (?:tok(?:en)?s?|data(?:sets?)?|text|corpus|examples|rows|samples)\b/iu
/** Whether an amount of data is what is asked. */
export const asksAmountOfData = (text: string): boolean => amountOfData.test(text)
