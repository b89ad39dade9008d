/** "Tell me when it drops below $500", "alert us when 8 H100s are in stock at Lambda", "stop watching". */
import type { WatchRequest } from '../../scenario/watch-target.ts'
import { isKind, type Mention } from '../lexicon/meanings.ts'
import type { Vocabulary } from '../lexicon/vocabulary.ts'
import { recognizeText } from '../pipeline.ts'
import type { ReplyWords } from '../lexicon/reply-words.ts'
import { type ReplyCandidate, bareReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { withWatchedPart } from './watched-part.ts'
import { typedNumber } from '../text/typed-number.ts'

const maxLength = 160
const neverMind = /^(?:ok(?:ay)?[\s,]+)?(?:never ?mind|nvm)\b/u

/** A watch to begin, to change or to end; null where the reply asks for none. */
export function readWatchRequest(reply: Reply): ReplyCandidate | null {
  const { watch } = reply.vocabulary.replyWords
  const { line: whole } = reply.bare
  if (whole.length > maxLength) return null
  // "What does it cost, and tell me when it drops": what it costs is told with the watch.
  const line = (whole.split(besideQuestion).at(-1) ?? whole).replace(watched, '')
  // "Never mind" is left off before a wish; of a watch it is the wish.
  const typed = reply.normalized.text.toLowerCase().trim()
  const isDropped = neverMind.test(typed) && isStop(typed.replace(neverMind, 'forget').replace(/[.!]+$/u, ''), watch)
  const head = line.replace(whyStopped, '').replace(ofThisOne, '')
  if (isDropped || isStop(line, watch) || (head !== line && isStop(head, watch)))
    return bareReply(reply, { kind: 'watch', request: { kind: 'stop' } }, 'ends a watch')
  const moved = movedSum(reply)
  if (moved !== null)
    return bareReply(reply, { kind: 'watch', request: { kind: 'price', belowUsd: moved } }, 'changes what is watched')
  if (watchesPrice.test(line))
    return bareReply(
      reply,
      { kind: 'watch', request: incomplete('Below how many dollars?', ['tell me when it drops below $500']) },
      'would have a price watched',
    )
  const opening = openingOf(line, watch)
  if (!opening) return null
  const { mentions, tokens } = reply.understanding.recognized
  // Words that only lead up to it are none of the wish.
  const ofWish = new Set(line === whole ? tokens.map(({ text }) => text) : wordsOf(line))
  const request = hourlyIn(line, mentions) ?? requestIn(mentions, tokens, ofWish, watch)
  return request === null
    ? null
    : bareReply(
        reply,
        { kind: 'watch', request: withWatchedPart(request, mentions) },
        'asks to be told of a price or a stock',
      )
}

/** "Tell me when 8 H100s are in stock at Lambda", as a first text; null where it asks to be told of anything else. */
export function stockWatchIn(
  text: string,
  vocabulary: Vocabulary,
  today: string,
): Extract<WatchRequest, { kind: 'stock' }> | null {
  const { openers, watch } = vocabulary.replyWords
  const { start, end } = openers.bareSpan(text)
  const line = text.slice(start, end).toLowerCase()
  if (text.length > maxLength || !openingOf(line, watch)) return null
  const { mentions, tokens } = recognizeText(text, { mode: 'thread', vocabulary, today })
  const words = new Set(tokens.map(({ text: word }) => word))
  const request = hourlyIn(line, mentions) === null ? requestIn(mentions, tokens, words, watch) : null
  return request?.kind === 'stock' ? request : null
}

/** "Watch the H100 price for me til Tuesday": without a sum; the day ends the watch, and is no limit of the run. */
const watchesPrice =
  /^(?:watch|monitor|track|keep (?:an eye|tabs|watch) on|follow) (?:the |our |its )?(?:[a-z0-9.-]{2,14} ){0,3}(?:price|prices|pricing|rate|rates|spot market)(?: (?:for|of|on|at) (?:[a-z0-9.-]{2,14} ?){1,3})?(?: (?:(?:un)?till?|'til|over|for|this|through|by) [^\d$€£]{2,24})?[\s.!]*$/u
/** "Watch the price, ping me under $80", "monitor this and message me once …": the sum stands in the clause behind. */
const watched =
  /^(?:please |pls )?(?:watch|monitor|track|keep (?:an eye|tabs|watch) on|follow) (?:[a-z0-9.'-]{1,14} ?){1,5}?(?:,|;|\.| -|) (?:and |then |please |pls ){0,2}(?=(?:tell|let|alert|notify|ping|warn|inform|message|shout|holler|dm)\b)/u
const besideQuestion =
  /[\s,.;?]+(?:and|also|then)[\s,]+(?=(?:please |pls |can you |could you |just )?(?:tell|alert|notify|ping|warn|let) (?:me|us|the team)\b)/u

const sumOfMoney = /^[$]?(\d[\d,]{0,9}(?:\.\d{1,2})?)(k?)$/iu

/**
 * "Alert me when 70b 2B tokens drops below $500", as a first text: the job, and the sum in US dollars that is waited for.
 * Null where the words are no such wish, or name no job between "when" and "below".
 */
export function watchedJobIn(
  text: string,
  { asks, when, below, around }: ReplyWords['watch'],
): { readonly job: string; readonly belowUsd: number } | null {
  if (text.length > maxLength) return null
  const typed = text.trim().split(/\s+/u)
  const words = typed.map((word) => word.toLowerCase().replace(/[.,!?:]+$/u, ''))
  const verb = words.findIndex((word) => asks.has(word))
  const conjunction = words.findIndex((word, at) => at > verb && when.has(word))
  const limit = words.findLastIndex((word) => below.has(word))
  if (verb < 0 || verb > 3 || conjunction < 0 || conjunction > verb + 5 || limit <= conjunction) return null
  const [sum = '', ...unit] = words.slice(limit + 1).filter((word) => word !== 'than')
  const [, digits = '', thousand = ''] = sumOfMoney.exec(sum) ?? []
  if (digits === '' || !unit.every((word) => /^(?:dollars|usd|bucks)$/u.test(word))) return null
  const named = words.slice(0, limit).findLastIndex((word) => !around.has(word))
  const job = typed.slice(conjunction + 1, named + 1).join(' ')
  const belowUsd = typedNumber(digits, thousand)
  return job === '' || !(belowUsd > 0) ? null : { job, belowUsd }
}

const movedWatch =
  /^(?:no )?(?:(?:make|set|change|move|raise|lower|put|bump) (?:that|it|this|(?:the|my) (?:alert|watch|limit|threshold))(?: (?:to|at|below|under|up to|down to))*|(?:i|we) meant) [$]?(\d[\d,]{0,9}(?:\.\d{1,2})?)(k?)(?: (?:dollars|bucks|usd))?(?: (?:instead|rather))*$/

/** "actually make that $40", where a price is waited for and no limit of money was set since. In US dollars. */
function movedSum({ request, thread, lastChanged }: Reply): number | null {
  if (thread?.hasWatch !== true || lastChanged.includes('budgetUsd')) return null
  const [, sum = '', unit = ''] = movedWatch.exec(request) ?? []
  const value = typedNumber(sum) * (unit === 'k' ? 1000 : 1)
  return value > 0 ? value : null
}

/** "stop watching", "cancel the alert": nothing else may stand there. */
function isStop(line: string, { stops, stopped, around }: ReplyWords['watch']): boolean {
  const words = wordsOf(line)
  const isBeside = (word: string) => around.has(word) || besideStop.has(word)
  const [first = ''] = words.filter((word) => !isBeside(word))
  if (words.length > 8 || (!stops.has(first) && line !== 'unwatch')) return false
  return (
    line === 'unwatch' ||
    (words.some((word) => stopped.has(word)) &&
      words.every((word) => stops.has(word) || stopped.has(word) || isBeside(word)))
  )
}
const besideStop: ReadonlySet<string> = new Set(
  'my our all you can need more now off please longer just from these those necessary we i do not'.split(' '),
)

/** "… for this one", "… on that plan": what is watched in this thread. */
const ofThisOne =
  /(?: (?:for|on|of|about|in) (?:this|that|it|here|the)(?: (?:one|plan|run|job|thread|thing|model|card|estimate))?| (?:please|pls|now|any ?more|for now|thanks|then)){1,3}[\s.!]*$/u
const whyStopped =
  /\s?(?:[,.;–-]|because|since|as) ?(?:we|it|it's|i|i've|i'm|they|already|no need|not needed|thanks)\b.{0,80}$/u

/** A verb of telling, then a word such as "when", or somebody who is told and a sum: "ping me under $80". */
function openingOf(line: string, { asks, when, around, below }: ReplyWords['watch']): boolean {
  const words = wordsOf(line)
  const verb = words.findIndex((word) => asks.has(word))
  if (verb < 0 || verb > 3 || !words.slice(0, verb).every((word) => around.has(word))) return false
  const conjunction = words.slice(verb + 1, verb + 6).findIndex((word) => when.has(word))
  return conjunction >= 0 || (told.has(words[verb + 1] ?? '') && below.has(words[verb + 2] ?? '') && words.length <= 6)
}
const told: ReadonlySet<string> = new Set(['me', 'us'])

const wordsOf = (line: string): readonly string[] => line.match(/[\p{L}\p{N}'’]+/gu) ?? []

type Tokens = Reply['understanding']['recognized']['tokens']

const ofHour =
  /(?<![\w.])[$]?(\d{1,3}(?:\.\d{1,3})?)\s?(?:[$]|usd|dollars?|bucks)?\s?(?:\/\s?|per |an? |each )(?:gpu[ -]?)?(?:h|hr|hrs|hours?)\b/u
const belowSum =
  /\b(?:below|under|less than|beneath|cheaper than|drops? to|falls? to|hits)\s[$]?(\d{1,2}(?:\.\d{1,2})?)(?![\d.,k])(?!\s?(?:gpus?|cards|h\b|hours|days))/u
/** No GPU costs more in an hour: a sum below it is of an hour where a GPU is named. */
const mostOfHour = 15

/** "If it goes under 0.25/hr", "if h100 goes under 2": the price of a GPU in an hour; null where it is none. */
function hourlyIn(line: string, mentions: readonly Mention[]): WatchRequest | null {
  const gpu = mentions.find((mention) => isKind(mention, 'gpu'))
  const isOfGpu = isKind(gpu, 'gpu') && gpu.meaning.group !== true
  const usdPerHour = Number(ofHour.exec(line)?.[1] ?? 0)
  if (usdPerHour > 0) return { kind: 'hourly', usdPerGpuHour: usdPerHour }
  const sum = isOfGpu ? Number(belowSum.exec(line)?.[1] ?? 0) : 0
  return sum > 0 && sum < mostOfHour ? { kind: 'hourly', usdPerGpuHour: sum } : null
}

/** Null where something else is wished for than a sum or a stock. */
function requestIn(
  mentions: readonly Mention[],
  tokens: Tokens,
  words: ReadonlySet<string>,
  watch: ReplyWords['watch'],
): WatchRequest | null {
  const says = (list: ReadonlySet<string>) => [...words].some((word) => list.has(word))
  const money = mentions.find((mention) => isKind(mention, 'amount') && mention.meaning.measure === 'money')
  if (isKind(money, 'amount') && money.meaning.value > 0) {
    if (money.meaning.currency !== undefined)
      return incomplete('I watch bills in US dollars.', ['tell me when it drops below $500'])
    return { kind: 'price', belowUsd: money.meaning.value }
  }
  if (!says(watch.stock)) {
    const lone = mentions.findLast(
      (mention) =>
        isKind(mention, 'amount') && mention.meaning.measure === null && /^k?$/u.test(mention.meaning.magnitude),
    )
    // "If this gets any cheaper": than it is now.
    if (lone === undefined && says(watch.falls) && saysNothingElse(words, namedIn(mentions, tokens), watch)) {
      const share = mentions.find((mention) => isKind(mention, 'amount') && mention.meaning.measure === 'percent')
      const by = isKind(share, 'amount') ? share.meaning.value / 100 : 0
      return by > 0 && by < 1 ? { kind: 'cheaper', by } : { kind: 'cheaper' }
    }
    if (!says(watch.below)) return null
    if (isKind(lone, 'amount') && lone.meaning.value > 0) return { kind: 'price', belowUsd: lone.meaning.value }
    return incomplete('Below how many dollars?', ['tell me when it drops below $500'])
  }
  // People come back and are available too.
  if (!words.has('stock') && !mentions.some((mention) => isKind(mention, 'gpu'))) return null
  return stockRequest(mentions)
}

/** "If spot is cheaper" asks something of the plan. `named`: words of the GPUs and sellers that are waited for. */
const saysNothingElse = (
  words: ReadonlySet<string>,
  named: ReadonlySet<string>,
  { asks, when, around, falls, below }: ReplyWords['watch'],
) =>
  ![...below].some((word) => word !== 'less' && words.has(word)) &&
  [...words].every(
    (word) =>
      !/\p{L}/u.test(word) || [asks, when, around, falls, named].some((list) => list.has(word)) || ofTelling.has(word),
  )
const namedIn = (mentions: readonly Mention[], tokens: Tokens): ReadonlySet<string> => {
  const named = mentions.filter((mention) => isKind(mention, 'gpu') || isKind(mention, 'provider'))
  return new Set(named.flatMap(({ from, to }) => tokens.slice(from, to).map(({ text }) => text)))
}
const ofTelling: ReadonlySet<string> = new Set(
  "here thread later by it's you find see starts price prices cost costs less ever now again today".split(' '),
)

function stockRequest(mentions: readonly Mention[]): WatchRequest {
  const gpu = mentions.find((mention) => isKind(mention, 'gpu'))
  const provider = mentions.find((mention) => isKind(mention, 'provider'))
  const example = ['tell me when 8 H100s are in stock at Lambda']
  if (!isKind(gpu, 'gpu') || gpu.meaning.group === true) return incomplete('Which GPU shall be in stock?', example)
  if (!isKind(provider, 'provider')) return incomplete('In stock at which provider?', example)
  const [id] = provider.meaning.ids
  if (id === undefined || provider.meaning.ids.length > 1)
    return incomplete('In stock at which provider? Name one.', example)
  const counts = mentions.flatMap((mention) =>
    isKind(mention, 'amount') && (mention.meaning.measure === 'gpus' || mention.meaning.measure === null)
      ? [mention.meaning.value]
      : [],
  )
  return { kind: 'stock', gpus: [...gpu.meaning.ids], gpuCount: gpu.meaning.count ?? counts[0] ?? 1, provider: id }
}

const incomplete = (message: string, suggestions: readonly string[]): WatchRequest => ({
  kind: 'incomplete',
  message,
  suggestions,
})
