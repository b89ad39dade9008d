/** "Cheaper without the deadline?", "with packing?": what a change would do is asked; the plan stays, and it stands beside it. */
import { limitFields } from '../../scenario/limit-fields.ts'
import type { SpecField } from '../../scenario/scenario.ts'
import { amend } from './amendment.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const maxLength = 90
const maxChatter = 0.6
const conditions: ReadonlySet<string> = new Set(['with', 'without', 'w/', 'w/o'])
/** What may stand before "cheaper". */
const leading: ReadonlySet<string> = new Set([
  '',
  'any',
  'much',
  'a',
  'bit',
  'lot',
  'even',
  'and',
  'is',
  'it',
  'be',
  'would',
  'this',
  'that',
  'get',
  'does',
])
/** What a plan may have or not have, unsaid: of these a question wants to know which it is. */
const settings: ReadonlySet<SpecField> = new Set([
  'packed',
  'gradientCheckpointing',
  'offload',
  'attentionKernel',
  'fusedLoss',
  'compile',
])

/** Null where no question is asked, or it proposes another plan: "with 4 gpus?". */
export function readAskedCondition(reply: Reply): ReplyCandidate | null {
  const { sentence, vocabulary, scenario, amendment } = reply
  if (sentence.length > maxLength || !sentence.trimEnd().endsWith('?')) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  const comparative = vocabulary.intentPhrases.comparison.exec(sentence)
  const ahead = comparative === null ? [] : sentence.slice(0, comparative.index).split(' ')
  // Whether it fits is a question of its own.
  const isAhead =
    comparative !== null &&
    !vocabulary.intentPhrases.fit.test(comparative[0]) &&
    ahead.every((word) => leading.has(word))
  const supposed = isAhead ? sentence.slice(comparative.index + comparative[0].length).trim() : null
  const isOfThan = supposed?.startsWith('than') ?? false
  const isBare = conditions.has(sentence.split(' ')[0] ?? '')
  if (isOfThan || (supposed === null && !isBare)) return null
  const act = supposed === null ? amendment : supposed === '?' ? null : amend(reply, supposed)
  if (act?.kind !== 'amended' || act.changed.length === 0) return null
  const { spec } = act.scenario
  const isCondition = act.changed.every(
    (field) => settings.has(field) || (limitFields.has(field) && spec[field] === null),
  )
  // "Better on 8 H100s?" asks it of any plan.
  if (supposed === null && !isCondition) return null
  const alternatives = [scenario, act.scenario]
  return wholeReply(reply, { kind: 'control', control: 'compare', alternatives }, 'asks what a condition would do')
}
