/**
 * A change that a reader would ask about is made where it is all named: a GPU, a seller, a place, a method, a sum or a time
 * with its unit; where nothing that was said is left over; and where no word may turn it round. Numbers that may be of
 * something else, such as counts and data, are asked about.
 */
import type { SpecField } from '../../scenario/scenario.ts'
import { isKind } from '../lexicon/meanings.ts'
import { isUnlikelyData } from './amendment.ts'
import { isBareTime } from './amendment-coverage.ts'
import { inDoubt } from './doubtful-data.ts'
import { mayMeanOpposite } from './opposite-wish.ts'
import type { ReplyCandidate } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { hintsAt } from './told-news.ts'

/** Where readers are unsure whether a change is wished at all. */
const unsureReasons: ReadonlySet<string> = new Set(['may ask for a change', 'may ask for a change in a part of it'])
/** Of 65 replies of 15 writers for which all of this holds 57 wished what was read; of the others every second. */
const [minRequest, maxChatter] = [0.5, 0.35]
/** Fields that a text sets by a name, or by a number with its unit. */
export const namedFields: ReadonlySet<SpecField> = new Set([
  'model', 'params', 'method', 'weights', 'precision', 'gpus', 'excludedGpus', 'providers', 'excludedProviders', 'tier',
  'region', 'pricing', 'objective', 'owned', 'stack', 'optimizer', 'gradientCheckpointing', 'packed', 'budgetUsd',
  'deadlineHours', 'sequenceLength', 'loraRank',
] as const) // prettier-ignore
/** Words that refuse, tell of before, or set one thing against another. */
const turns =
  /\b(?:not?|nor|n't|don'?t|dont|doesn'?t|doesnt|didn'?t|isn'?t|can'?t|cannot|won'?t|forget|instead|wrong|misread|never|without|rather|nothing|nobody|none|was|were|last|ago|used to|add|more|extra|less|fewer|away|double|halve|half|those|that one|this one|them|except|unless|if|per|each|both|either|fine with it|twice|times|larger|smaller|bigger|another)\b/u

/** The candidate, its question made a change where the wish is all named. */
export function withNamedWish(reply: Reply, candidate: ReplyCandidate): ReplyCandidate {
  const { act } = candidate
  if (act.kind !== 'asks' || candidate.reason === hintsAt) return candidate
  const made: ReplyCandidate = {
    ...candidate,
    act: { kind: 'amended', scenario: act.scenario, changed: act.changed },
    reason: 'wishes what it names',
  }
  if (isSurelyWished(reply, act, candidate.reason)) return made
  if (!unsureReasons.has(candidate.reason ?? '')) return candidate
  const { request, question, report, claim, chatter } = reply.likelyActs
  if (request < minRequest || chatter > maxChatter || request < Math.max(question, report, claim)) return candidate
  const typed = reply.typed.toLowerCase()
  if (act.reading.includes('(not used') || typed.includes('?')) return candidate
  if (turns.test(typed) || turns.test(reply.line) || mayMeanOpposite(typed)) return candidate
  if (!act.changed.every((field) => namedFields.has(field)) || hasOpenNumber(reply)) return candidate
  // A size alone may be of anything: "like 910b".
  if (act.changed.includes('params') && act.scenario.spec.model === null) return candidate
  return made
}

/** Of 37 replies of 15 writers from here on whose words leave nothing open 36 wished what was read. */
const surely = 0.93
/** Words by which even a sure request may be of something else than what was read. */
const turnsSure =
  /\b(?:n't|don'?t|dont|doesn'?t|doesnt|didn'?t|can'?t|cannot|won'?t|forge?t|misread|never|without|rather|instead|nothing|neither|except|unless|if|each|per|away|either|this one|that one|those two|both|against|wrong|too|also|as well|longest|biggest|minus|half|double|halve)\b/u

/** Whether the words surely ask for a change, and say nothing beside the one that was read: counts and data count too. */
function isSurelyWished(
  reply: Reply,
  { reading, changed, scenario }: Extract<ReplyCandidate['act'], { readonly kind: 'asks' }>,
  reason = '',
): boolean {
  if (reply.likelyActs.request < surely || reading.includes('(not used') || guesses.test(reason) || reason === inDoubt)
    return false
  const typed = reply.typed.toLowerCase()
  if (typed.includes('?') || turnsSure.test(typed) || turnsSure.test(reply.line)) return false
  if (isUnlikelyData(scenario, reply)) return false
  // A number whose field the plan tells may be of another one.
  if (reply.understanding.referred.length > 0) return false
  const isShort = typed.split(' ').length < fewWords && !isBareTime(reply.line)
  if (reply.isPart || isShort || loneNumber.test(typed) || isSetRefused(reply)) return false
  // "Use domestic card like 910b": a size alone may be of anything.
  if (changed.includes('params') && scenario.spec.model === null && ofThing.test(typed)) return false
  return !hasOpenNumber(reply, true)
}

/** "Thats 4k seq and NOT 4k batch", "vast no": a value that is set though it is refused. "No, 8" corrects. */
function isSetRefused({ understanding: { recognized, slots } }: Reply): boolean {
  const { tokens } = recognized
  return slots.some((slot) => {
    if (slot.role === 'remark' || ('excluded' in slot && slot.excluded)) return false
    const before = [1, 2].map((back) => tokens[slot.from - back]?.text ?? '')
    const behind = tokens[slot.to + 1]
    const isRefusedBehind = tokens[slot.to]?.text === 'no' && (behind === undefined || behind.kind === 'sign')
    return before.includes('not') || isRefusedBehind
  })
}

/** Fewer words leave much to guess. */
const fewWords = 3
const ofThing = /\b(?:cards?|gpus?|npus?|chips?|like)\b/u

/** Readings of what is not said in so many words, and data that would change beyond belief. */
const guesses = /^(?:stands for|would change the data)/u
/** "1k": nobody can tell what it counts. */
const loneNumber = /^\W*[\d.,]+k?\W*$/u

/** A number that no slot holds, or a word before a GPU that may be one: "hunderd h100". */
function hasOpenNumber({ understanding: { recognized, slots } }: Reply, exceptRefused = false): boolean {
  const { tokens, mentions } = recognized
  const isHeld = (from: number, to: number): boolean =>
    slots.some((slot) => slot.role !== 'remark' && slot.from < to && from < slot.to)
  // "*2k context (not 20k)": what is refused is not left open.
  const isRefused = (at: number): boolean => exceptRefused && /^(?:not|no)$/u.test(tokens[at - 1]?.text ?? '')
  const isOpen = mentions.some(
    (mention) =>
      isKind(mention, 'amount') &&
      mention.meaning.value > 1 &&
      !isHeld(mention.from, mention.to) &&
      !isRefused(mention.from),
  )
  const isCounted = (at: number): boolean => mentions.some((one) => one.to === at && isKind(one, 'unknown'))
  return (
    isOpen ||
    tokens.some(({ text }, at) => /\d/u.test(text) && !isHeld(at, at + 1) && !isRefused(at)) ||
    slots.some(({ role, from }) => role === 'gpus' && isCounted(from))
  )
}
