/** "How does that compare with the full one in money", "比一张A100贵吗": the plan beside one that differs in what is named. */
import { taskTraits } from '../../catalog/training-method.ts'
import { limitFields } from '../../scenario/limit-fields.ts'
import { changedFields, type Scenario } from '../../scenario/scenario.ts'
import { amend } from './amendment.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const inFigures =
  '(?:,? (?:in|on|by|for|regarding|in terms of) (?:the )?(?:money|price|prices|cost|costs|time|hours|dollars|speed)|,? (?:money|price|cost|time|speed)[ -]?wise)'

const comparative = 'cheaper|pricier|dearer|(?:more|less) expensive|expensive|faster|slower|quicker|longer|shorter'

/** In English, of the line without its openers. */
const asked: readonly RegExp[] = [
  new RegExp(
    `^(?:and |so |but |ok )?how (?:does|would|do|will|did) (?:that|it|this|these|the plan|the price|the cost|our plan) (?:compare|stack up|hold up) (?:with|to|against) (.{2,80}?)${inFigures}?[\\s?!.]*$`,
    'u',
  ),
  // "Why is it so much pricier than the US?"
  new RegExp(
    `^(?:why |how come |how much |by how much |and |but |so |(?:so |that |way |much |a lot |far )*)*(?:(?:is|are|would) (?:it|this|that|the plan|we|they) )?(?:(?:be|so|that|much|a lot|far|way|really|any|even) )*(?:${comparative})(?: (?:is|are|was|would be) (?:it|this|that|the plan))? (?:than|compared (?:to|with)|vs) (?:in |with |at |using )?(.{2,60}?)${inFigures}?[\\s?!.]*$`,
    'u',
  ),
  // "Would the 70b be slower?", "what do we lose with the cheapest one?"
  new RegExp(
    `^(?:and |but |so )*would (?!(?:it|this|that|we|you|they|i)\\b)(.{2,60}?) (?:be|get|come out|run|train|work out) (?:(?:any|much|a lot|way|so much|far|really) )*(?:${comparative})[\\s?!.]*$`,
    'u',
  ),
  /^(?:and |but |so )*what (?:do|would|will|did|could) (?:we|i|you) (?:really |actually )?(?:lose|give up|gain|save|win|sacrifice|risk) (?:with|by|if|from|on|taking|using|going with) (?:we |i |it |take |took |use |used )*(.{3,60}?)[\s?!.]*$/u,
]

/** As it was typed: in other languages, or in words that are read as a wish elsewhere. */
const askedAsTyped: readonly RegExp[] = [
  /^(?:and |so |but |ok )?what (?:does|do|would) (.{2,40}?) have going for (?:it|them)[\s?!.]*$/iu,
  /^(?:这个|那个|那|这)?比(.{2,40}?)(?:还|要|更|会)?(?:贵|便宜|划算|快|慢)(?:多少|很多|一点)?(?:吗|么|嘛|呢)?[\s?？。!！]*$/u,
  /^(.{2,40}?)より(?:も)?(?:高い|安い|速い|早い|遅い|お得)(?:です)?(?:か|の|かな)?[\s?？。]*$/u,
  /^(.{2,40}?)보다 ?(?:더 )?(?:비싸|비싼|싸|싼|저렴|빠르|빠른|느리|느린)[가-힣]{0,4}[\s?？.]*$/u,
  /^(?:und |ist |wäre )?(?:ist |wäre )?(?:das|es) (?:denn |viel )?(?:teurer|billiger|günstiger|schneller|langsamer) als (.{2,60}?)[\s?.!]*$/iu,
  /^(?:et )?(?:c['’]est|est-ce|est-ce que c['’]est) (?:plus cher|moins cher|plus rapide|plus lent) qu(?:e |['’])(.{2,60}?)[\s?.!]*$/iu,
  /^¿?(?:y )?(?:es |sale |eso es )?más (?:caro|barato|rápido|lento) que (.{2,60}?)[\s?.!]*$/iu,
  /^(?:en )?is (?:dat|het) (?:duurder|goedkoper|sneller|trager|langzamer) dan (.{2,60}?)[\s?.!]*$/iu,
  /^(?:e )?(?:é|fica|sai) mais (?:caro|barato|rápido|lento) (?:do )?que (.{2,60}?)[\s?.!]*$/iu,
  /^(?:e )?(?:è )?più (?:caro|economico|veloce|lento) (?:di|che) (.{2,60}?)[\s?.!]*$/iu,
]

const article = /^(?:an? |the |our |just |with |on |dense )+/u
const noun = /\s(?:one|ones|version|option|plan|variant|way)$/u
const maxLength = 140
const ofPlain = /\b(?:sft|fine-?tuning|finetuning|supervised|training)\b/u
const isOfRollouts = ({ spec: { task } }: Scenario): boolean =>
  task !== null && taskTraits[task].family === 'reinforcement'
const explained = /^(?:(?:and|but|so|ok) )?(?:why|how come)\b/u

/** Null where nothing that the plan could have instead is named: earlier bills are compared elsewhere. */
export function readComparedWith(reply: Reply): ReplyCandidate | null {
  if (reply.wording.length > maxLength) return null
  // "Why is this so much slower than plain SFT?": of rollouts the reason is known.
  if (explained.test(reply.sentence) && isOfRollouts(reply.scenario) && ofPlain.test(reply.sentence))
    return wholeReply(reply, { kind: 'question', topic: 'rl-share', subject: null }, 'asks why rollouts take so long')
  const part = firstGroup(asked, reply.sentence)
  const bare = part?.replace(article, '').replace(noun, '')
  for (const words of new Set([part, bare, ...(bare === undefined ? [] : [`${bare} fine-tuning`, `in the ${bare}`])])) {
    if (words === undefined) continue
    const act = amend(reply, words)
    // A limit is no plan to compare with: "more expensive than $300".
    const found =
      act.kind === 'amended' && act.changed.every((field) => limitFields.has(field)) ? null : beside(reply, act)
    if (found !== null) return found
  }
  const typed = firstGroup(askedAsTyped, reply.wording.trim())
  return typed === undefined ? null : beside(reply, reply.readAs(typed, reply.scenario))
}

const firstGroup = (frames: readonly RegExp[], text: string): string | undefined =>
  frames.map((frame) => frame.exec(text)?.[1]).find((words) => words !== undefined)

function beside(reply: Reply, act: ReturnType<Reply['readAs']>): ReplyCandidate | null {
  if (act.kind !== 'amended' || changedFields(act.scenario.spec, reply.scenario.spec).length === 0) return null
  const alternatives = [reply.scenario, act.scenario]
  return wholeReply(reply, { kind: 'control', control: 'compare', alternatives }, 'asks how it compares')
}
