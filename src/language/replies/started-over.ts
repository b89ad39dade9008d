/**
 * "Scrap that, we do plain SFT on 20k traces instead", "nvm, go with 4 B200s": what was changed last is dropped, or the
 * plan where nothing was, and what follows holds in its place. A limit of money or time is not what is dropped.
 */
import { limitFields } from '../../scenario/limit-fields.ts'
import { type Scenario, type Spec, changedFields } from '../../scenario/scenario.ts'
import { confirmationOf } from './confirmation.ts'
import { type ReplyCandidate, typedLine, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const dropped = String.raw`(?:(?:scrap|scratch|drop|forget|ditch|cancel|ignore|discard|bin|strike|kill)(?: about)? (?:that|it|this|all that|all of (?:that|it|this)|the (?:whole|entire) (?:thing|plan|idea)|(?:the|that|this) (?:plan|idea)|everything(?: i said)?)|never ?mind(?: that| it| all that)?|nvm(?: that)?)`
const startsOver = new RegExp(
  String.raw`^(?:(?:ok|okay|no|nah|hm+|actually|wait|ah|oh|sorry|well|alright|right|so)[\s,.!]{1,3}){0,3}${dropped}(?:[\s,.;:!-]|[\u2013\u2014]){1,4}(?<rest>.{4,160})$`,
  'u',
)
const maxChatter = 0.9
const maxLength = 220
/** Of training by rewards alone. */
const ofRollouts: readonly (keyof Spec)[] = ['samplesPerPrompt', 'prompts', 'promptTokens', 'responseTokens', 'responseCap', 'reference'] // prettier-ignore

/** Null where nothing is dropped, or what follows is no change of the plan. */
export function readStartedOver(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  const rest = line.length > maxLength ? undefined : startsOver.exec(line)?.groups?.['rest']
  if (rest === undefined || rest.includes('?')) return null
  const { history, scenario, isAddressed } = reply
  const before = (history === null ? null : history.revisions[history.position - 1]) ?? scenario
  const read = reply.readAs(rest, before, [])
  if ((read.kind !== 'amended' && read.kind !== 'asks') || read.changed.length === 0) return null
  // "Forget it, see you Monday"
  if (!isAddressed && read.changed.every((field) => limitFields.has(field))) return null
  const next = withoutRollouts(read.scenario, scenario)
  const changed = changedFields(next.spec, scenario.spec)
  if (changed.length === 0) return null
  const isSure = read.kind === 'amended' && (isAddressed || reply.likelyActs.chatter < maxChatter)
  return wholeReply(
    reply,
    isSure ? { ...read, scenario: next, changed } : confirmationOf(reply, next, changed),
    'drops what was said last, for something else',
  )
}

/** Where answers are no longer sampled, there are no prompts to sample them for. */
function withoutRollouts(next: Scenario, { spec }: Scenario): Scenario {
  if (next.spec.task === spec.task || spec.samplesPerPrompt === null) return next
  const none = Object.fromEntries(ofRollouts.map((field) => [field, null]))
  return { ...next, spec: { ...next.spec, ...none } }
}
