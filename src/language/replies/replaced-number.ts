/**
 * "8, not 4", "we get 180 instead of 250", "10 HOURS", "36h latest": a number in the place of one that the plan holds, or
 * of a limit. Asked back, for the words around it are not read.
 */
import { type Scenario, type SpecField, changedFields } from '../../scenario/scenario.ts'
import { type Mention, isKind } from '../lexicon/meanings.ts'
import { confirmationOf } from './confirmation.ts'
import { fieldsOf } from './held-numbers.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** Longer replies say more than one number for another. */
const maxLength = 140
const maxMentions = 24
/** From here on it is said between people. */
const maxChatter = 0.4
/** Between two numbers, or right before the first: one is put in the place of the other. */
const between = /^[^.!?]{0,12}(?:\b(?:not|instead of|rather than|was|were|down to|up to|to)\b|->|→|,)[^.!?]{0,12}$/u
const before = /\b(?:not|no longer|from|was|instead of|rather than) $/u
/** Of these a lone number may be; the rest of a plan is said with its unit. */
const replaceable: ReadonlySet<SpecField> = new Set([
  'budgetUsd',
  'deadlineHours',
  'gpuCount',
  'nodes',
  'sequenceLength',
  'loraRank',
  'batch',
])
const whole: ReadonlySet<SpecField> = new Set(['gpuCount', 'nodes', 'sequenceLength', 'loraRank', 'batch'])

/** Null where no number takes the place of another, or where it is more likely said among people. */
export function readReplacedNumber(reply: Reply): ReplyCandidate | null {
  const { amendment, line, understanding, scenario, likelyActs, isAddressed } = reply
  if (line.length > maxLength || understanding.slots.some(({ role }) => role !== 'remark')) return null
  if (amendment.kind === 'amended' || (amendment.kind === 'problem' && amendment.problem.kind !== 'unknown'))
    return null
  const { request, question, report, claim, chatter } = likelyActs
  if (!isAddressed && (chatter > maxChatter || request < Math.max(question, report, claim, chatter))) return null
  const amounts = understanding.recognized.mentions.filter((mention) => isKind(mention, 'amount'))
  const changed = amounts.length === 2 ? replacedIn(reply, amounts) : limitIn(reply, amounts)
  if (changed === null) return null
  const fields = changedFields(changed.spec, scenario.spec)
  return fields.length === 0
    ? null
    : wholeReply(reply, confirmationOf(reply, changed, fields), 'names a number in the place of another')
}

const valueOf = (mention: Mention | undefined): number => (isKind(mention, 'amount') ? mention.meaning.unitValue : NaN)

/** The one of two numbers that the plan does not hold, in the place of the one that it holds. */
function replacedIn(
  { understanding: { recognized, wordsAt }, scenario, lastChanged }: Reply,
  amounts: readonly Mention[],
): Scenario | null {
  const [first, second] = amounts
  if (first === undefined || second === undefined) return null
  const joint = wordsAt(first.to, second.from).toLowerCase()
  const opening = first.from === 0 ? '' : `${wordsAt(0, first.from).trim().toLowerCase()} `
  if (!between.test(joint) || !(joint.trim() !== ',' || before.test(opening))) return null
  if (recognized.mentions.length > maxMentions) return null
  const [one, other] = [valueOf(amounts[0]), valueOf(amounts[1])]
  const held = [one, other].map((value) => fieldsOf(scenario, value, '', lastChanged))
  const [ofOne = null, ofOther = null] = held
  if ((ofOne === null) === (ofOther === null)) return null
  const [field] = ofOne ?? ofOther ?? []
  const [old, next] = ofOne === null ? [other, one] : [one, other]
  const now = field === undefined ? null : scenario.spec[field]
  if (field === undefined || !replaceable.has(field) || typeof now !== 'number' || !(next > 0)) return null
  const value = (now / old) * next
  return whole.has(field) && !Number.isInteger(value)
    ? null
    : { ...scenario, spec: { ...scenario.spec, [field]: value } }
}

/** A lone sum of money or a lone number of hours, with a word of a limit. */
function limitIn({ line, scenario, vocabulary }: Reply, amounts: readonly Mention[]): Scenario | null {
  const [only, ...others] = amounts
  if (
    others.length > 0 ||
    !isKind(only, 'amount') ||
    !vocabulary.intentPhrases.limit.test(line) ||
    only.meaning.hourly === true
  )
    return null
  const { measure, value, currency } = only.meaning
  if (!(value > 0) || (currency !== undefined && currency !== 'USD')) return null
  if (measure === 'money') return { ...scenario, spec: { ...scenario.spec, budgetUsd: value } }
  return measure === 'hours' ? { ...scenario, spec: { ...scenario.spec, deadlineHours: value } } : null
}
