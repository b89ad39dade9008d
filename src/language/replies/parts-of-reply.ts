/**
 * "No spot. Last time we lost 2 days. Raise to 800": a reply of several sentences or clauses, each read by itself in the
 * light of those before it. What changes the plan is done, a question beside it is answered, what was not used is named.
 */
import { type Scenario, type SpecField, changedFields } from '../../scenario/scenario.ts'
import { type Question, isProposed } from '../questions/question.ts'
import { withUnused } from '../resolution/unused-words.ts'
import { asksEvidence } from './asks-evidence.ts'
import { explainsWhy, isReason, fieldsHeldIn, nounOf, ofEarlier, restates, wasBefore } from './clause-numbers.ts'
import { isOfAnotherTime, isStep } from './another-time.ts'
import { confirmationOf } from './confirmation.ts'
import { effectAsked } from './effect-of-change.ts'
import { lengthTold } from './image-length.ts'
import { readLikelyChange } from './likely-change.ts'
import { laughsAtSum } from './laughed-sum.ts'
import { isTurnedAround } from './opposite-wish.ts'
import { isDueAlready } from './named-time.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { isOnlyAsked } from '../lexicon/turn-act-classifier.ts'
import { beginsWithWish, isShortWish } from './short-wish.ts'
import { isContrasted, isLeftOut } from './refused-values.ts'
import { isOrder } from './unread-parts.ts'
import { isClearOfWhole } from './whole-wish.ts'

const [maxLength, maxParts] = [300, 5]
/** The most that may speak for chatter: in a part that changes something, in the whole, and where it is not asked back. */
const [maxTalkOfPart, maxChatter, maxChatterToAct] = [0.5, 0.6, 0.35]
/** Where less speaks for chatter in the part that changes something, the rest may be chatter. */
const maxTalkOfSure = 0.15
/** "1.2T no wait": what stands before it is taken back at once. */
const withdraws =
  /\d\S*(?: \w+){0,2},? (?:no,? wait|wait,? no|no|scratch that|sorry|sry|oops|i mean(?:t)?|correction|err+)$/iu
const explains = /^(?:that(?:'s|s| is| would be| makes| are)|which is|i\.e\.|meaning)(?: only| just| about| like)? \d/iu
/** "Lost a node at 3am": why something is wished now. */
const ofLoss = /^(?:have |we've )?(?:lost|burned|burnt|wasted) /iu
const disregards =
  /^(?:ignore|disregard)(?: (?:that|it|this|me|my last|the (?:last|above)))?(?: (?:message|one|number|figure))?[.!]*$/iu
/** "2 epochs in, loss 1.3": how far a run is. */
const isProgress = /^\d[\d.,k]* \w+ in$|^(?:train(?:ing)? |val )?loss (?:is |at )?\d/iu
/** Where a sentence ends; "vs. 8" and "approx. 3" go on. */
const sentenceEnd =
  /(?<!\b(?:vs|approx|ca|incl|etc|e\.g|i\.e|max|min)\.)(?<=[.!;…]|\?(?!\s+or\b))\s+|\n+|\s+[—–-]+\s+|\s*(?:→|->)\s*/u
/** Where a clause ends that a sentence goes on behind, and where the reason for a wish begins. */
const clauseEnd = new RegExp(
  [
    String.raw`(?<!\d),(?!\d{3}\b)\s*|,\s+|\s*[()]\s*`,
    // The reason for a wish, what happens without it, and who has it.
    String.raw`\s+(?=(?:because|bc|cuz|coz|cos|since|otherwise|so that|so (?:that )?(?:i|we) (?:can|could|don't)|or else|as long as|thx|thanks)\b)`,
    String.raw`,?\s+but\s+`,
    String.raw`\s+(?=or \S+ (?:will|would|gets?|is going to|kills?)\b)`,
    String.raw`(?<=\b(?:pls|please|plz))\s+`,
    String.raw`(?<=\b(?:says|said|decided|insists))\s+`,
  ].join('|'),
  'u',
)

const clauseOrSentenceEnd = new RegExp(`${sentenceEnd.source}|${clauseEnd.source}`, 'u')

/** The reply in sentences where one of them asks, or where the whole is not clear; then in clauses. */
export const readSentences = (reply: Reply): ReplyCandidate | null => readParts(reply, sentenceEnd, true)

/** The reply in clauses, where no rule takes the whole. */
export function readClauses(reply: Reply): ReplyCandidate | null {
  const { amendment } = reply
  // A contradiction, or a value that cannot be, is told rather than read around.
  if (amendment.kind === 'problem' && amendment.problem.kind !== 'unknown') return null
  // "35M of those are from the old CRM, take them out": the clauses say one thing together.
  const { slots } = reply.understanding
  if (slots.some(isStep) && reply.vocabulary.intentPhrases.takenOff.test(reply.line)) return null
  if (amendment.kind === 'amended' || readLikelyChange(reply)?.act.kind === 'amended') return null
  return readParts(reply, sentenceEnd, false) ?? readParts(reply, clauseOrSentenceEnd, false)
}

/** "And full instead of lora? What's the diff": both, side by side. */
const asksDifference =
  /^(?:what(?:'s|s| is| would be)? the (?:diff(?:erence)?|delta)|how (?:do|would) (?:they|these|the two) compare|what changes)\b/iu

const sideBySide = /\b(?:next to each other|side by side)\b/iu

type PartsRead = {
  readonly scenario: Scenario
  readonly isUnsure: boolean
  readonly isSaid: boolean
  readonly question: Question | null
  /** Clauses with a number or a wish that were not used; of what was before, they leave no doubt. */
  readonly unread: readonly string[]
  readonly past: readonly string[]
  readonly isForOthers: boolean
  /** The most that speaks for chatter in a part that changes something. */
  readonly chatter: number
}

/** `isAsked`: only where a part asks something beside the change. */
function readParts(reply: Reply, end: RegExp, isAsked: boolean): ReplyCandidate | null {
  const text = reply.plain.text.trim()
  if (text.length > maxLength) return null
  const parts = text.split(end).flatMap((part) => ((part?.trim() ?? '') === '' ? [] : [part.trim()]))
  if (parts.length < 2 || parts.length > maxParts || sideBySide.test(text)) return null
  // "Images are bigger, about 1,500 tokens apiece": the first clause says of what.
  if (lengthTold(text, reply.scenario) !== null) return null
  const { chatter, question } = reply.likelyActs
  // "Where does the $/h come from? I look at RunPod's page": what is said beside a question is no wish.
  if (isAsked && isOnlyAsked(reply.likelyActs) && !isShortWish(parts[0] ?? '', reply)) return null
  const isPlea = /\b(?:pls|please|plz)\b/iu.test(text)
  if (!reply.isAddressed && !isAsked && question > maxChatter) return null
  if (isLikelyChatter(reply, maxChatter) && !isPlea && (isAsked || !beginsWithWish(parts, reply))) return null
  const read = actsOf(parts, reply)
  if (read === null || !read.isSaid || isAsked !== (read.question !== null)) return null
  if (isAsked && parts.some((part) => asksDifference.test(reply.vocabulary.replyWords.openers.sentenceOf(part)))) {
    const alternatives = [reply.scenario, read.scenario]
    return wholeReply(
      reply,
      { kind: 'control', control: 'compare', alternatives },
      'asks what a change would differ in',
    )
  }
  const scenario = withUnused(read.scenario, [...read.unread, ...read.past])
  const changed = changedFields(scenario.spec, reply.scenario.spec)
  if (changed.length === 0 && (read.isForOthers || read.question !== null)) return null
  const isChatter = chatter > maxChatterToAct && read.chatter > maxTalkOfSure
  const isUnsure =
    read.isUnsure || leavesDoubt(read.unread, Math.max(chatter, read.chatter)) || (!reply.isAddressed && isChatter)
  // A plan that stays answers no number that is left over.
  if (changed.length === 0 && (isUnsure || read.unread.some((part) => /\d/u.test(part)))) return null
  if (isUnsure || (read.unread.length > 0 && changed.includes('owned')))
    return wholeReply(reply, confirmationOf(reply, scenario, changed), 'may ask for a change in a part of it')
  const asked = read.question === null ? {} : { asked: read.question }
  return wholeReply(reply, { kind: 'amended', scenario, changed, ...asked }, 'changes the plan in a part of it')
}

/** What was not used is named; it leaves a doubt where it may be the wish, or the rest is hardly one. */
const leavesDoubt = (unread: readonly string[], chatter: number): boolean =>
  unread.length > 0 &&
  (chatter > maxTalkOfNamed ||
    unread.some((part) => /\d/u.test(part) && !approves.test(part) && part.split(/\s+/u).length <= maxWordsOfWish))
const maxTalkOfNamed = 0.2
/** "1e-4 is fine" */
const approves = /\b(?:is|are)(?: also| all)? (?:fine|ok|okay|good|right)\b/iu
const isLeft = (kind: string, part: string): boolean => kind === 'problem' || isOrder(part)
/** "But 16", "2x the cards": a number with hardly a word. */
const maxWordsOfWish = 3

/** "Nobody gets b200 without a contract, forget it." */
const takesBack =
  /^(?:forget (?:it|that|about (?:it|that))|scra(?:p|tch) (?:it|that)|drop (?:it|that)|never ?mind(?: (?:it|that))?)[.!]*$/iu

const revisionBefore = ({ history }: Reply): Scenario | null =>
  (history === null ? null : history.revisions[history.position - 1]) ?? null

/** The first part as it was typed: "lol" is left off where it is read. */
function withWordsBefore(part: string, parts: readonly string[], { typed }: Reply): string {
  const at = part === parts[0] ? typed.toLowerCase().indexOf(part.toLowerCase()) : -1
  return at < 0 ? part : typed.slice(0, at + part.length)
}

/** Null where a part is something else than a change, a question or chatter. */
function actsOf(parts: readonly string[], reply: Reply): PartsRead | null {
  let { scenario, lastChanged }: { scenario: Scenario; lastChanged: readonly SpecField[] } = reply
  let [isUnsure, isSaid, isForOthers, isTakenBack] = [false, false, false, false]
  let question: Question | null = null
  let chatter = 0
  const unread: string[] = []
  const past: string[] = []
  const { requestOf, sentenceOf } = reply.vocabulary.replyWords.openers
  // "That was with the 350m config. Ignore": nothing in it is wished.
  if (parts.some((part) => isProgress.test(part) || disregards.test(requestOf(part)))) return null
  for (const part of parts) {
    const before = takesBack.test(requestOf(part)) ? revisionBefore(reply) : null
    if (before !== null) {
      scenario = before
      isSaid = true
      isUnsure = true // Of what, says the rest.
      isTakenBack = true
      continue
    }
    // "1.2T no wait, 12B tokens": withdrawn as it was said.
    if ((part !== parts.at(-1) && withdraws.test(part)) || (isSaid && isReason.test(part))) continue
    if (ofLoss.test(requestOf(part)) || laughsAtSum(withWordsBefore(part, parts, reply))) {
      past.push(part)
      continue
    }
    // "24 is awkward. That's 3 nodes": says what a number before it comes to.
    if (explains.test(sentenceOf(part)) && /\d/u.test(parts[parts.indexOf(part) - 1] ?? '')) continue
    const { act, likelyActs } = reply.readPart(part, scenario, lastChanged)
    switch (act.kind) {
      case 'amended':
      case 'asks':
        // "Full it is, the last lora one forgot half": of what was before, wherever it stands.
        if (ofEarlier.test(part)) {
          if (/\d/u.test(part)) past.push(part)
          break
        }
        if (act.changed.length > 0 && isOfAnotherTime(reply.understand(part), reply.vocabulary)) {
          past.push(part)
          break
        }
        // "We tried seq 8192 in the pilot, … so set it to 2048": what was before is not wished; the number behind it is of that.
        if (part !== parts.at(-1) && wasBefore.test(part)) {
          past.push(part)
          lastChanged = nounOf(part) ?? act.changed
          break
        }
        // "By Friday, the demo is at 5": the hour of something else that day.
        if (isDueAlready(scenario, reply.scenario) && act.changed.join() === 'deadlineHours') break
        if (
          Math.min(likelyActs.chatter, reply.likelyActs.chatter) > maxTalkOfPart ||
          asksEvidence.test(sentenceOf(part)) ||
          (part.endsWith('?') && !isProposed(sentenceOf(part.toLowerCase())) && !/\binstead\b/iu.test(part))
        )
          return null
        isUnsure ||=
          (act.kind === 'asks' && !isClearOfWhole(part, act, scenario, reply)) ||
          (isTurnedAround(reply.understand(part)) && !isLeftOut(act) && !isContrasted(part, act, reply))
        isSaid = true
        chatter = Math.max(chatter, Math.min(likelyActs.chatter, reply.likelyActs.chatter))
        // "Scratch that, qlora was fine": names what it goes back to.
        if (isTakenBack && act.changed.length === 0) isUnsure = false
        ;({ scenario } = act)
        if (act.changed.length > 0) lastChanged = act.changed
        break
      case 'question':
        question ??= (isSaid ? effectAsked(sentenceOf(part), reply.scenario) : null) ?? act
        if (/\d/u.test(part)) lastChanged = fieldsHeldIn(part, scenario)
        break
      case 'ignored':
      case 'problem':
        // "Budget got cut, 150 max": the number behind it is of what was named, and of nothing that was said before.
        if (explainsWhy.test(part)) {
          if (/\d/u.test(part)) past.push(part)
          break
        }
        if (/\d/u.test(part) || nounOf(part) !== null) lastChanged = nounOf(part) ?? fieldsHeldIn(part, scenario)
        if (part.startsWith('@') || part.startsWith('<@')) isForOthers = true
        else if (/\d/u.test(part) && reply.vocabulary.intentPhrases.past.test(part)) past.push(part)
        else if (/\d/u.test(part) ? !restates(part, scenario) : isLeft(act.kind, part)) unread.push(part)
        break
      case 'control':
      case 'measured':
      case 'spent':
      case 'run':
      case 'run callback':
      case 'watch':
      case 'file':
      case 'run files':
        return null
    }
  }
  return { scenario, isUnsure, isSaid, isForOthers, question, unread, past, chatter }
}
