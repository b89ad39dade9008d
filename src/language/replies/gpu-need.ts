/** "Do we really need an H100 for this?", "why L4?", "is the H200 faster or only larger?": a GPU itself is asked about. */
import type { GpuId } from '../../catalog/ids.ts'
import { isKind } from '../lexicon/meanings.ts'
import { askingPart } from '../questions/asking-part.ts'
import type { CountAsked } from '../questions/named-count.ts'
import type { Question } from '../questions/question.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const needs =
  /^(?:[\p{L}.]{2,14}: )?(?:(?:and|so|but|ok|hm+|honestly)[\s,]+)*(?:do|does|would|will|is|are|must) (?:(?:i|we|you|it|this|that|a \w+|the \w+) )?(?:(?:really|actually|even|still|truly|honestly|seriously) )*(?:need|needs|require|take|worth|have to (?:be|use)|necessary)\b/u
const pointOf =
  /\b(?:any point in|much point in|of (?:any )?use|any use|make(?:s)? (?:any )?sense|wasted|a waste|overkill|worth (?:it|having)|silly)\b/u
const doubts = /\b(?:wasted|a waste|overkill|silly)\b/u
const why =
  /^(?:[\p{L}.]{2,14}: )?(?:(?:and|so|but|ok|hm+)[\s,]+)*(?:why|how come|what's with|why did you (?:pick|choose|take))(?: it's| it is| is it| on| use| using| an?| the)* $/u
const contrast =
  /\b(?:same (?:chip|thing|card|gpu|silicon|die)|only (?:(?:has?|have|got) )?(?:more|larger|bigger)|just (?:more|larger|bigger)|(?:more|larger|bigger) memory|difference between|differ|compared (?:to|with)|what(?:'s| is) (?:an?|the)\b.{1,20}\b(?:against|next to|beside)|faster or (?:only|just|does)|actually faster)\b/u
const consumer = /\b(?:gaming|gamer'?s?|consumer|desktop|geforce|home) (?:card|gpu|graphics card)s?\b/u
/** What people mean by a gaming card. */
const consumerCard = 'rtx-4090'
const ofPlan =
  /\b(?:cost|costs|price|cheaper|dollars|how long|hours|total|switch|instead|rent\w*|for (?:this|us|our|that|my)|same (?:job|run|thing|work)|(?:how )?much (?:slower|faster))\b/u
const ownsThem =
  /^(?=.*\brent\w*\b).*\b(?:we|i) (?:already |still |do |also )?(?:have|own|got|bought)\b|\b(?:of our own|our own|on[- ]prem\w*|in[- ]house)\b/u
const [maxLength, maxChatter] = [120, 0.6]

/** Null where no GPU stands in it, or a plan with it is wished. */
export function readGpuNeed(reply: Reply): ReplyCandidate | null {
  const { line, likelyActs, understanding, lastPlan, scenario } = reply
  if (line.length > maxLength || isLikelyChatter(reply, maxChatter)) return null
  const { recognized, wordsAt } = understanding
  const cards = recognized.mentions.flatMap((mention) =>
    isKind(mention, 'gpu')
      ? [{ words: wordsAt(mention.from, mention.to).trim(), ids: mention.meaning.ids, from: mention.from }]
      : [],
  )
  const [first, second] = cards
  if (first === undefined) return null
  // "We have 8 idle ones, does renting still make sense?" sets what they own against the plan.
  if (ownsThem.test(line)) return null
  const asked = askingPart(line) ?? line
  const isAsked = line.includes('?') || likelyActs.question > likelyActs.request
  if (!isAsked) return null
  const isContrast = contrast.test(line) && !ofPlan.test(line)
  const rival: readonly GpuId[] | undefined =
    second?.ids ?? (consumer.test(line) ? [consumerCard] : isContrast ? siblingOf(first.ids) : undefined)
  if (isContrast && rival !== undefined) return ofTwo(reply, first, rival)
  if (second !== undefined) return null
  const before = line.slice(0, Math.max(0, line.indexOf(first.words.toLowerCase())))
  const asksWhy = why.test(before)
  const isNeed = needs.test(asked)
  if (!asksWhy && !isNeed && !pointOf.test(asked)) return null
  // "Why H100?" of a plan that has one is answered by its reasons.
  const isPlanned = lastPlan.gpus?.some((id) => first.ids.includes(id)) === true
  if (asksWhy && (isPlanned || lastPlan.gpus === undefined)) return null
  if (asksWhy) return wholeReply(reply, whyNeeded(reply, first.words, first.ids), 'asks why a GPU that is not planned')
  const change = isPlanned
    ? { gpus: null, gpuCount: null, nodes: null, excludedGpus: [...(scenario.spec.excludedGpus ?? []), ...first.ids] }
    : { gpus: [...first.ids], gpuCount: scenario.spec.gpuCount, excludedGpus: null }
  const spec = { ...scenario.spec, budgetUsd: null, deadlineHours: null, ...change }
  const countAsked: CountAsked = { count: null, unit: 'gpus', ...(isNeed ? { asksNeed: true as const } : {}) }
  const question: Question = {
    kind: 'question',
    topic: 'gpu-need',
    subject: subjectWith(first.words, first.ids),
    asked: { ...scenario, spec },
    args: { countAsked, ...(doubts.test(asked) ? { isOpen: true as const } : {}) },
  }
  return wholeReply(reply, question, 'asks whether a GPU is needed')
}

/** "Why L4?" of a plan that has none: that it has none, and what one would take. */
export const whyNeeded = ({ scenario }: Pick<Reply, 'scenario'>, words: string, ids: readonly GpuId[]): Question => ({
  kind: 'question',
  topic: 'gpu-need',
  subject: subjectWith(words, ids),
  asked: {
    ...scenario,
    spec: { ...scenario.spec, gpus: [...ids], excludedGpus: null, budgetUsd: null, deadlineHours: null },
  },
  args: { countAsked: { count: null, unit: 'gpus', asksWhy: true } },
})

const subjectWith = (words: string, gpus: readonly GpuId[]) => ({
  words,
  gpus,
  providers: [],
  method: null,
  weights: null,
  count: null,
})

const ofTwo = (
  reply: Reply,
  first: { readonly words: string; readonly ids: readonly GpuId[] },
  rival: readonly GpuId[],
): ReplyCandidate => {
  const pair = [usualOf(first.ids), usualOf(rival)].filter((id) => id !== undefined)
  return wholeReply(
    reply,
    { kind: 'question', topic: 'gpu-contrast', subject: subjectWith(first.words, pair) },
    'sets two GPUs against each other',
  )
}

/** Of the forms of a card the one that is rented most; of all that are for games the one that people mean. */
const usualOf = (ids: readonly GpuId[]): GpuId | undefined =>
  ids.length > mostForms && ids.includes(consumerCard)
    ? consumerCard
    : (ids.find((id) => id.endsWith('-sxm')) ?? ids[0])
const mostForms = 4

/** "Is the H200 faster or only larger?": than the H100. */
const siblings: Readonly<Record<string, string>> = {
  'h200-sxm': 'h100-sxm',
  b300: 'b200',
  'a100-80-sxm': 'a100-40-sxm',
  l40s: 'l40',
  b200: 'h200-sxm',
  'h100-sxm': 'a100-80-sxm',
}
const siblingOf = (ids: readonly GpuId[]): readonly GpuId[] | undefined => {
  const sibling = ids.flatMap((id) => siblings[id] ?? [])[0]
  return sibling === undefined ? undefined : [sibling]
}
