/**
 * A change that a reader would ask about is made where it is all named: a GPU, a seller, a place, a method, a sum or a time
 * with its unit; where nothing that was said is left over; and where no word may turn it round. Numbers that may be of
 * something else, such as counts and data, are asked about.
 */
import type { SpecField } from '../../scenario/scenario.ts'
import { isKind } from '../lexicon/meanings.ts'
import { mayMeanOpposite } from './opposite-wish.ts'
import type { ReplyCandidate } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

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
  if (act.kind !== 'asks' || !unsureReasons.has(candidate.reason ?? '')) return candidate
  const { request, question, report, claim, chatter } = reply.likelyActs
  if (request < minRequest || chatter > maxChatter || request < Math.max(question, report, claim)) return candidate
  const typed = reply.typed.toLowerCase()
  if (act.reading.includes('(not used') || typed.includes('?')) return candidate
  if (turns.test(typed) || turns.test(reply.line) || mayMeanOpposite(typed)) return candidate
  if (!act.changed.every((field) => namedFields.has(field)) || hasOpenNumber(reply)) return candidate
  // A size alone may be of anything: "like 910b".
  if (act.changed.includes('params') && act.scenario.spec.model === null) return candidate
  return {
    ...candidate,
    act: { kind: 'amended', scenario: act.scenario, changed: act.changed },
    reason: 'wishes what it names',
  }
}

/** A number that no slot holds, or a word before a GPU that may be one: "hunderd h100". */
function hasOpenNumber({ understanding: { recognized, slots } }: Reply): boolean {
  const { tokens, mentions } = recognized
  const isHeld = (from: number, to: number): boolean =>
    slots.some((slot) => slot.role !== 'remark' && slot.from < to && from < slot.to)
  const isOpen = mentions.some(
    (mention) => isKind(mention, 'amount') && mention.meaning.value !== 1 && !isHeld(mention.from, mention.to),
  )
  const isCounted = (at: number): boolean => mentions.some((one) => one.to === at && isKind(one, 'unknown'))
  return (
    isOpen ||
    tokens.some(({ text }, at) => /\d/u.test(text) && !isHeld(at, at + 1)) ||
    slots.some(({ role, from }) => role === 'gpus' && isCounted(from))
  )
}
