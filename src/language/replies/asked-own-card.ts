/**
 * "Why not just use the 3060 under Dan's desk", "there's a 3090 in the lab pc, why didn't it come up": a card that
 * somebody here has is proposed or missed. Whether it holds the job, how long it takes and what its power costs is told; the plan stays.
 */
import { isKind } from '../lexicon/meanings.ts'
import { subjectOf } from '../questions/subject.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { opensWithSomebody } from './addressed-to-others.ts'
import { numberWords } from '../text/number-words.ts'
import { type ReplyCandidate, wholeReply, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const proposes =
  /\b(?:why (?:not|don'?t|do not|can'?t|couldn'?t|shouldn'?t|aren'?t|would(?:n'?t)?|rent|even rent|pay|bother)|what about|how about|what if|can(?:'?t| not|not)? (?:we|i|it|this|you)|could(?:n'?t)? (?:we|i|it|this)|should(?:n'?t)? (?:we|i)|would(?:n'?t)? (?!you\b)|(?<!\bwhy )(?:is|isn'?t|will) (?:the|my|our|that|it)\b.{3,60}\b(?:enough|fits?|work|do|option|good|ok|okay|possible|faster|cheaper|handle|manage|run)|does (?:it|this|that))\b/u
/** "Would using our own two 3090s save money?": whether they pay, of cards of which it is said whose they are. */
const asksSaving =
  /^(?:(?:and|so|but|ok|hm+)[ ,]+){0,2}(?:do|does|would|will|is|are|isn't|wouldn't|could|can|should)\b.{0,90}\b(?:sav(?:e|es|ing)s?|cheaper|make sense|worth|better off|pays? off|beat|less|for free)\b/u
/** "Why didn't it come up", "was that taken into account": of a card that the answer has not. */
const misses =
  /\b(?:why|how come)\b.{0,50}(?:n'?t\b|\bnot\b|\bnever\b|\bmissing\b|\bignor(?:e|ed|ing)\b|\bleft out\b|\bleave\b|\bskip\w*)|\b(?:did you|have you|do you|does (?:it|this|that|the (?:table|list|bot|plan))|is (?:it|that|this|mine)|was (?:it|that|this|mine)|were they|are they)\b.{0,30}\b(?:consider(?:ed)?|look(?:ed)? at|into account|account for|includ(?:e|ed)|ignore|in (?:the|your) (?:list|table|comparison)|an option|know (?:of|about))\b|(?:n'?t|\bnot|\bnever) (?:even )?(?:listed|shown|shows? up|showing up|come up|coming up|there|included|considered|mentioned|in (?:the|your) (?:list|table))\b.{0,20}\b(?:why|how come)\b|\b(?:don'?t|can'?t|cannot|didn'?t) (?:see|find) (?:my|our|the)\b/u
/** What is wrong with it, and why somebody did not take it, is no question of the plan. */
const isOfPeople =
  /\byou (?:just |simply )?(?:use|run|try|borrow|ask|start)\b|(?:n'?t|\bnot|\bstopped) work(?:s|ing)?\b|\b(?:broken|crash\w*|died|dead|hangs?|frozen)\b/u
/** Where machines of one's own stand, and whose they are. */
const place = String.raw`(?:desk|lab|labs|office|basement|cellar|server ?room|closet|rack|garage|attic|home|house|workstation|rig|(?:gaming |old |work |home )?(?:pc|computer|desktop|tower|machine|box|laptop)|bedroom|studio|corner|building|cupboard)`
const whose = String.raw`(?:my|our|his|her|their|\p{L}{2,14}(?:'s|s'))`
const own: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:the|${whose}) (?:\p{L}{2,14} )?${place}(?:'s)? (?:has|have|got|owns|comes with|sports)\b`,
    'u',
  ),
  new RegExp(
    String.raw`\b(?:under|in|on|at|from|next to|beside|behind|inside|by|near) (?:(?:the|${whose}) ){0,2}(?:\p{L}{2,14} ){0,2}?${place}\b`,
    'u',
  ),
  new RegExp(
    String.raw`(?<![\p{L}'])${whose} (?:own |old |spare |idle |gaming |existing |new |other |little |poor ){0,3}(?:(?:\d{1,2}|one|two|three|four|six|eight|pair of|couple of) ?(?:x |× ?)?)?(?:(?:geforce |nvidia |gtx |rtx |quadro |tesla |titan )?(?:rtx )?(?:[a-z]{0,2}\d{2,4}[a-z]{0,2}s?)\b|dgx\b|cards?\b|gpus?\b|workstation\b)`,
    'u',
  ),
  /\b(?:sits?|sitting|lying|lies|gathers?|gathering|collecting|collects|idle|idles|idling|unused) (?:idle |around |there |unused |dust|in|under|on|at|here)/u,
  /\b(?:that|which|the one|the ones) (?:we|i|he|she|they) (?:already |still )?(?:have|own|bought|got)\b/u,
]
/** Rented ones, and what is asked of their price, are no cards of one's own. */
const isRent = /\b(?:at|on|from) (?:lambda|runpod|vast|aws|gcp|azure|vultr|modal|nebius|hetzner|crusoe)\b/u
const wordsForMany = /\b(?:pair of|couple of|both)\b/u
const maxLength = 140

/** Null where no card is proposed, or nothing says that somebody here has it. */
export function readAskedOwnCard(reply: Reply): ReplyCandidate | null {
  const typed = reply.typed.toLowerCase().replaceAll('’', "'")
  if (
    typed.length > maxLength ||
    !(proposes.test(typed) || asksSaving.test(typed) || misses.test(typed)) ||
    isRent.test(typed)
  )
    return null
  if (!reply.isAddressed && opensWithSomebody(reply.typed)) return null
  const isMissing = misses.test(typed) && !isOfPeople.test(typed)
  // "Could it run on our own box?" is of a plan that is set beside this one.
  const isBeside = /\b(?:my|our) own\b/u.test(typed) && !asksSaving.test(typed) && !isMissing
  if (isBeside || !own.some((form) => form.test(typed))) return null
  const { recognized, allSlots } = reply.understanding
  // "Is Lambda's H100 cheaper?"
  if (recognized.mentions.some((mention) => isKind(mention, 'provider'))) return null
  const gpu = recognized.mentions.find((mention) => isKind(mention, 'gpu', 'instance'))
  const subject = gpu === undefined ? null : subjectOf(recognized.mentions, allSlots, wordsIn(recognized))
  if (gpu === undefined || subject === null || subject.gpus.length === 0) return null
  const words = wordsIn(recognized)
  const before = words(Math.max(0, gpu.from - 2), gpu.from)
    .toLowerCase()
    .trim()
  const number = /(?<![\w.])(?<digits>\d{1,3}|[a-z]{3,5}) ?[x×]?$/u.exec(before)?.groups?.['digits'] ?? ''
  const said = /^\d/u.test(number) ? Number(number) : (numberWords[number] ?? (wordsForMany.test(before) ? 2 : null))
  const count = subject.count ?? said ?? (/\bdgx\b/u.test(typed) ? null : 1)
  const named = { ...subject, words: words(gpu.from, gpu.to), providers: [], count }
  const question = { kind: 'question', topic: 'own', subject: named } as const
  return isMissing
    ? weighedReply(reply, { ...question, args: { isMissing } }, 'misses a card that somebody here has')
    : wholeReply(reply, question, 'proposes a card that somebody here has')
}
