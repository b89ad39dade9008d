/** "How does that compare with the full one in money", "比一张A100贵吗": the plan beside one that differs in what is named. */
import { changedFields } from '../../scenario/scenario.ts'
import { amend } from './amendment.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const inFigures =
  '(?:,? (?:in|on|by|for|regarding|in terms of) (?:the )?(?:money|price|prices|cost|costs|time|hours|dollars|speed)|,? (?:money|price|cost|time|speed)[ -]?wise)'

/** In English, of the line without its openers. */
const asked: readonly RegExp[] = [
  new RegExp(
    `^(?:and |so |but |ok )?how (?:does|would|do|will|did) (?:that|it|this|these|the plan|the price|the cost|our plan) (?:compare|stack up|hold up) (?:with|to|against) (.{2,80}?)${inFigures}?[\\s?!.]*$`,
    'u',
  ),
  /^(?:and |so |but |ok )?what (?:does|do|would) (.{2,40}?) have going for (?:it|them)[\s?!.]*$/u,
]

/** As it was typed, in other languages. */
const askedInOthers: readonly RegExp[] = [
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

const article = /^(?:an? |the |our |just |with |on )+/u
const noun = /\s(?:one|ones|version|option|plan|variant|way)$/u
const maxLength = 140

/** Null where nothing that the plan could have instead is named: earlier bills are compared elsewhere. */
export function readComparedWith(reply: Reply): ReplyCandidate | null {
  if (reply.wording.length > maxLength) return null
  const part = firstGroup(asked, reply.sentence)
  const bare = part?.replace(article, '').replace(noun, '')
  for (const words of new Set([part, bare, bare === undefined ? undefined : `${bare} fine-tuning`])) {
    if (words === undefined) continue
    const found = beside(reply, amend(reply, words))
    if (found !== null) return found
  }
  const typed = firstGroup(askedInOthers, reply.wording.trim())
  return typed === undefined ? null : beside(reply, reply.readAs(typed, reply.scenario))
}

const firstGroup = (frames: readonly RegExp[], text: string): string | undefined =>
  frames.map((frame) => frame.exec(text)?.[1]).find((words) => words !== undefined)

function beside(reply: Reply, act: ReturnType<Reply['readAs']>): ReplyCandidate | null {
  if (act.kind !== 'amended' || changedFields(act.scenario.spec, reply.scenario.spec).length === 0) return null
  const alternatives = [reply.scenario, act.scenario]
  return wholeReply(reply, { kind: 'control', control: 'compare', alternatives }, 'asks how it compares')
}
