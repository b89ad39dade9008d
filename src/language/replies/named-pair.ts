/** "Why is RunPod cheaper than AWS?", "is 2x 3090 better than one 4090?": two that a question names, side by side. */
import { type Mention, isKind } from '../lexicon/meanings.ts'
import { type Scenario, changedFields } from '../../scenario/scenario.ts'
import { amend } from './amendment.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const comparing =
  /\b(?:cheaper|dearer|pricier|costlier|faster|slower|quicker|better|worse|more expensive|less expensive|beats?|slow|cheap)\b.{0,40}\bthan\b|\b(?:difference|diff|compares?|compared|differs?|downside|stacks? up|holds? up)\b.{0,40}\b(?:between|and|vs|versus|to|with|against|from)\b|\bwhen\b.{0,40}\b(?:cheaper|half|third|less|faster)\b|\b(?:saves?|gains?|costs?)\b.{0,30}\b(?:over|versus|vs|against)\b|\b(?:prefer|pick|choos\w+|take|use|using|go(?:ing)? (?:for|with)|favou?r|run)\b.{1,40}\b(?:over|instead of|rather than)\b|\bor\b/
const asking =
  /\?|\bcompar(?:e|ed|ison)\b|\bversus\b|[,;–-] ?(?:which|what|who)\b|^(?:what|what's|whats|how|hows|how's|why|which|is|are|does|would|will|any (?:reason|point|sense|benefit|advantage))\b/
const asksReason = /^(?:\w+ )?(?:why|how come|how can)\b/
const refusing = /\b(?:not|no|without|except|avoid|isn't|n't)\b/
const maxLength = 140

/** Compares the plans of both names; null where they are not of one kind, or a plan cannot be read. */
export function readNamedPair(reply: Reply): ReplyCandidate | null {
  const { line, understanding, scenario } = reply
  if (line.length > maxLength || !asking.test(reply.sentence) || !comparing.test(line) || refusing.test(line))
    return null
  const { mentions } = understanding.recognized
  const named = sameKind(mentions)
  if (named === null) return null
  // "Why is Lambda cheaper than AWS for the same card?" asks for the reason.
  if (asksReason.test(reply.sentence) && named.every((mention) => isKind(mention, 'provider'))) return null
  const alternatives: Scenario[] = []
  for (const mention of named) {
    const act = amend(reply, wordsOf(mention, mentions, understanding.wordsAt))
    if (act.kind === 'problem' || act.kind === 'ignored') return null
    // "GCP or AWS? We have commits on AWS": named twice, it stands there once.
    if (alternatives.every(({ spec }) => changedFields(spec, act.scenario.spec).length > 0))
      alternatives.push(act.scenario)
  }
  const hasTwo = alternatives.length > 1 && alternatives.some((one) => one !== scenario)
  return hasTwo
    ? wholeReply(
        reply,
        { kind: 'control', control: 'compare', alternatives, isPair: true },
        'sets what it names side by side',
      )
    : null
}

const lessThan =
  /^(?:(?:is|are) there (?:any|some)?\s?|do (?:we|you) have (?:any|some)?\s?|who(?:'s|s| is)? |what(?:'s|s| is| about)? |where(?:'s|s| is)? |any|some|find |got )(?:(?:thing|one|body|where|place|provider|cloud|host|vendor)s?|option|alternative)?(?: else)?(?: that(?:'s|s| is))?\s?(?:cheaper|less expensive|dearer|more expensive|better)(?: (?:options?|places?|providers?|clouds?|hosts?|ones?|alternatives?))? than\b/u

/** "Anyone cheaper than Crusoe?" asks for the others, and is no wish for that one. */
export function readCheaperThan(reply: Reply): ReplyCandidate | null {
  const { line, understanding } = reply
  if (line.length > maxLength || !lessThan.test(reply.sentence)) return null
  const { mentions } = understanding.recognized
  const isOfProviders = mentions.some((mention) => isKind(mention, 'provider'))
  if (!isOfProviders && !mentions.some((mention) => isKind(mention, 'gpu', 'vendor', 'instance'))) return null
  const topic = isOfProviders ? ('provider' as const) : ('cheaper' as const)
  return wholeReply(reply, { kind: 'question', topic, subject: null }, `asks for others, by ${topic}`)
}

/** Two or three that exclude one another: GPUs, providers, or values of one field. Null where others stand there too. */
function sameKind(mentions: readonly Mention[]): readonly Mention[] | null {
  const gpus = mentions.filter((mention) => isKind(mention, 'gpu'))
  const providers = mentions.filter((mention) => isKind(mention, 'provider'))
  const values = mentions.filter((mention) => isKind(mention, 'field-value') && comparable.has(mention.meaning.field))
  const fields = new Set(values.flatMap((mention) => (isKind(mention, 'field-value') ? [mention.meaning.field] : [])))
  const isPair = (list: readonly Mention[]): boolean => list.length >= 2 && list.length <= 3
  const models = mentions.filter((mention) => isKind(mention, 'model'))
  if (isPair(gpus)) return gpus
  if (isPair(models) && [gpus, providers, values].every((others) => others.length === 0)) return models
  if (isPair(providers) && gpus.length === 0) return providers
  return isPair(values) && fields.size === 1 && gpus.length === 0 && providers.length === 0 ? values : null
}

const comparable: ReadonlySet<string> = new Set([
  'task',
  'tier',
  'method',
  'pricing',
  'stack',
  'sharding',
  'optimizer',
  'weights',
])

/** With the number before it: "2x 3090". */
export function wordsOf(
  mention: Mention,
  mentions: readonly Mention[],
  wordsAt: (from: number, to: number) => string,
): string {
  const before = mentions.findLast((one) => one.to <= mention.from && !isKind(one, 'times', 'sign'))
  const isCounted = isKind(before, 'amount') && mention.from - before.to <= 1 && before.meaning.measure !== 'money'
  return wordsAt(isCounted ? before.from : mention.from, mention.to)
}
