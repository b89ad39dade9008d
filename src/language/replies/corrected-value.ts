/**
 * "Not 250 MB, it's 1.2 GB since the monorepo. And Qwen instead of CodeLlama", "ninety was before the cuts, it's 45 these
 * days", "misread my notes, it's SmolLM2 1.7B": a value in the place of one that holds, whatever is said around the two.
 */
import { changedFields } from '../../scenario/scenario.ts'
import type { Slot } from '../grammar/slots.ts'
import { type Mention, isKind } from '../lexicon/meanings.ts'
import { wordsIn } from '../recognizers/recognized-text.ts'
import { withUnused } from '../resolution/unused-words.ts'
import { amendWith } from './amendment.ts'
import { confirmationOf } from './confirmation.ts'
import type { ReplyAct } from './reply-act.ts'
import { type ReplyCandidate, wholeReply, weighedReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { textConfirmed } from './stated-text-size.ts'
import { type ValueInPlace, isKept, isRestated, valuesInPlace } from './values-in-place.ts'

const [maxLength, maxWords, maxRestated] = [220, 14, 5]
/** The more speaks for a correction, the likelier chatter may be: from here on it is asked back, and then left alone. */
const weights = [
  { score: 3, act: 0.97, ask: 1 },
  { score: 2, act: 0.9, ask: 0.97 },
  { score: 1, act: 0, ask: 0.6 },
] as const
const asks = /^(?:what|how|(?:would|could|can|should|is|are|does|do|will)(?:n'?t)?|won't|which|why|when|where|if)\b/u
const [maxReport, maxReportOfSure, maxQuestion] = [0.5, 0.9, 0.5]

/** The values that take the place of some that the plan holds; empty where none do, or something is asked. */
export function correctedIn(reply: Reply): readonly ValueInPlace[] {
  const { line } = reply
  if (line.length > maxLength || /\?\W*$/u.test(line) || !/\d|[a-z]{3}/u.test(line)) return []
  const found = valuesInPlace(reply)
  // "What would $1500 instead of $900 get us"
  return found.length > 0 && asks.test(reply.sentence) && reply.likelyActs.question > maxQuestion ? [] : found
}

/** Null where no value stands against one that the plan has. */
export function readCorrectedValue(reply: Reply): ReplyCandidate | null {
  const { line, scenario, likelyActs, isAddressed, understanding } = reply
  const found = correctedIn(reply)
  const [first] = found
  if (first === undefined) {
    if (line.split(' ').length <= maxRestated && understanding.slots.length === 0 && isRestated(reply))
      return wholeReply(reply, { kind: 'amended', scenario, changed: [] }, 'says what holds')
    return !isAddressed && isKept(reply)
      ? wholeReply(reply, { kind: 'ignored' }, 'says that what holds is right')
      : null
  }
  const score = Math.min(...found.map((one) => one.score))
  const weight = weights.find((one) => score >= one.score)
  const { chatter, report } = likelyActs
  if (
    weight === undefined ||
    (!isAddressed && (chatter >= weight.ask || report > (score < 3 ? maxReport : maxReportOfSure)))
  )
    return null
  const words = found.map(({ phrase }) => phrase.words).join(', ')
  const act = amendWith(reply, { words, slots: found.flatMap(({ phrase }) => phrase.slots) })
  if (act.kind !== 'amended') return wholeReply(reply, act, 'puts one value in the place of another')
  const { recognized } = understanding
  const end = recognized.tokens[Math.max(...found.map(({ to }) => to)) - 1]?.end ?? recognized.normalized.text.length
  const next = withRest(reply, act.scenario, recognized.normalized.text.slice(end).toLowerCase())
  const changed = changedFields(next.spec, scenario.spec)
  const isSure = isAddressed || chatter < weight.act
  const heard = isSure
    ? { ...act, scenario: next, changed }
    : first.field === 'bytes'
      ? textConfirmed(reply, { scenario: next, changed }, words)
      : confirmationOf(reply, next, changed)
  return weighedReply(reply, heard, `puts ${words} in the place of what holds`)
}

/**
 * "I misread my own notes, it's SmolLM2 1.7B", "the batch should have read 32": what was wrong is not said again. Null where
 * more than one value is named, or the plan has none of that kind.
 */
export function readCorrectedAlone(reply: Reply): ReplyCandidate | null {
  const { line, scenario, vocabulary, likelyActs, isAddressed } = reply
  const { slips, past, holdsNow } = vocabulary.intentPhrases.correction
  if (line.length > maxLength || line.includes('?') || !slips.test(line)) return null
  // Drafts keep what is found wrong with them: this one is read for itself.
  const { slots, draft, recognized } = reply.understand(reply.plain.text)
  const [slot, ...others] = slots.filter(({ role }) => role !== 'remark')
  if (slot === undefined || others.length > 0 || !valued.has(slot.role) || draft.issues.length > 0) return null
  const isOther = ({ from, to }: Mention): boolean => to <= slot.from || from >= slot.to
  if (recognized.mentions.some((mention) => isKind(mention, 'amount') && isOther(mention))) return null
  const words = wordsIn(recognized)
  if (past.test(words(0, slot.from)) && !holdsNow.test(words(0, recognized.tokens.length))) return null
  const next = draft.finish()
  const changed = changedFields(next.spec, scenario.spec)
  const { chatter, report, question } = likelyActs
  const isOfPlan = changed.length > 0 && changed.every((field) => scenario.spec[field] !== null || field === 'params')
  if (!isOfPlan || (!isAddressed && (chatter >= maxChatterAlone || Math.max(report, question) > maxReport))) return null
  // Nobody chats of another model with a word of correction.
  const isSure = isAddressed || chatter < (slot.role === 'model' ? maxChatterOfModel : maxChatterToAct)
  const act: ReplyAct = isSure ? { kind: 'amended', scenario: next, changed } : confirmationOf(reply, next, changed)
  return weighedReply(reply, act, 'corrects a value with another')
}
const valued: ReadonlySet<Slot['role']> = new Set([
  'quantity',
  'model',
  'gpus',
  'providers',
  'field-value',
  'unitless',
  'deadline',
  'nodes',
  'count',
])
const [maxChatterToAct, maxChatterOfModel, maxChatterAlone] = [0.6, 0.9, 0.97]

/** What is wished behind it, in clauses of their own; one with a number that is no wish is named as not used. */
function withRest(reply: Reply, corrected: Reply['scenario'], rest: string): Reply['scenario'] {
  let scenario = corrected
  const unused: string[] = []
  for (const clause of rest.split(/[,;]\s|\.(?!\d)|\sand\s/u)) {
    const part = clause
      .trim()
      .replace(/^(?:and|also|plus)\s/u, '')
      .replace(/^(?:could|can) (?:it|this|that) (?:also )?be (?=\S)/u, 'use ')
      .trim()
    if (part.length < 3 || part.split(' ').length > maxWords) continue
    const { act } = reply.readPart(part, scenario, reply.lastChanged)
    if (act.kind === 'amended') ({ scenario } = act)
    else if (/\d/u.test(part)) unused.push(part)
  }
  return withUnused(scenario, unused)
}
