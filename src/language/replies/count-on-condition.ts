/** "Would 8 be enough if we offload the optimizer to CPU?": so many GPUs, with another change beside them; the plan stays. */
import type { SpecField } from '../../scenario/scenario.ts'
import { amend } from './amendment.ts'
import { numberWords } from '../text/number-words.ts'
import { type ReplyCandidate, typedLine, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const opening = '^(?:(?:so|and|but|ok|okay|hm+|then|well|btw|wait)[\\s,]{1,2}){0,3}'
const count =
  '(?<count>\\d{1,4}|one|a single|two|three|four|six|eight|twelve|sixteen)(?: (?:of (?:them|those|these)))?(?: ?(?<things>gpus?|cards?|nodes?|machines?|hosts?))?'
const suffices =
  '(?: (?:still|also|even|then|already|maybe)){0,2} (?:(?:be |is |are )?(?:enough|sufficient|ok|okay|fine|plenty|possible|feasible|doable)|do(?: it| the job)?|suffice|work|fit|hold (?:it|that)|handle (?:it|that)|manage|cut it)'
const gets =
  '(?:(?:can|could|would|will|might) (?:we|i|you|it|one) (?:\\w+ ){0,2}?(?:get away|get by|manage|make do|do it|do|go down|fit it|fit|run it|run|train it|train)(?: (?:with|on|to|in|onto)) (?:just |only )?'
const ends =
  '[\\s,]{1,2}(?:if|when|once|given|provided|assuming|as long as|with|using|by using|by)\\s(?<condition>[^?]{3,70}?)[\\s?.!]{0,4}$'
const patterns = [
  `${opening}(?:would|will|could|can|is|are|does|do|should) (?:just |only )?${count}${suffices}${ends}`,
  `${opening}${gets}${count})${ends}`,
  `${opening}(?:if|with|using|once) (?<condition>[^,?]{3,60}),? (?:would|will|could|can|is|are|does|do|should) (?:just |only )?${count}${suffices}(?: (?:then|too|as well))?[\\s?.!]{0,4}$`,
  `${opening}(?:if|with|using|once) (?<condition>[^,?]{3,60}),? ${gets}${count})[\\s?.!]{0,4}$`,
].map((pattern) => new RegExp(pattern, 'u'))
/** Who does it, and that it is done. */
const ofUs =
  /^(?:we|i|you|it|it's|the (?:run|job|training))(?:'d|'re)? (?:(?:just|only|also|would|were to|could|can|did|do) ){0,2}/u
/** "If we offloaded", "if we used". */
const ofThePast = /^(offload|quantiz|us|switch|pack|shard|freez)ed\b/u
const mayAsk = /\b(?:if|with|using|once|when|given|provided|assuming|by|as long as)\b/u
const ofCount: ReadonlySet<SpecField> = new Set(['gpuCount', 'nodes'])
const [maxLength, maxChatter] = [140, 0.85]

/** Null where no condition is understood beside the number. */
export function readCountOnCondition(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (line.length > maxLength || !mayAsk.test(line)) return null
  if (isLikelyChatter(reply, maxChatter)) return null
  const groups = patterns.reduce<Record<string, string | undefined> | null>(
    (found, pattern) => found ?? pattern.exec(line)?.groups ?? null,
    null,
  )
  if (groups === null) return null
  const { count: said = '', things = 'gpus', condition = '' } = groups
  const number = numberWords[said] ?? Number(said)
  const change = amend(
    reply,
    condition.replace(ofUs, '').replace(ofThePast, (_, stem: string) => (/(?:z|us)$/u.test(stem) ? `${stem}e` : stem)),
  )
  if (!(number > 0) || change.kind !== 'amended') return null
  const others = change.changed.filter((field) => !ofCount.has(field))
  if (others.length === 0) return null
  const act = reply.readPart(
    `${number} ${/^(?:node|machine|host)/u.test(things) ? 'nodes' : 'gpus'}`,
    change.scenario,
    [],
  ).act
  if (act.kind !== 'amended') return null
  const { spec, ...rest } = act.scenario
  // Of the GPU that is planned, unless another is named.
  const gpus = change.changed.includes('gpus') ? spec.gpus : (reply.lastPlan.gpus ?? spec.gpus)
  const asked = {
    ...rest,
    spec: { ...spec, gpus: gpus === null ? null : [...gpus], budgetUsd: null, deadlineHours: null },
  }
  return wholeReply(
    reply,
    { kind: 'question', topic: 'what-fits', subject: null, asked },
    'asks whether so many GPUs do the job with a change',
  )
}
