/** "How long would that be on a single GPU", "how much would two of those be": the plan on so many, beside the plan. */
import { amend } from './amendment.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const several = 'a single|just one|only one|\\d{1,4}|one|two|three|four|six|eight|sixteen'
const things = '(?<things>gpus?|cards?|of (?:those|them|these)|such (?:gpus?|cards?)|[a-z]{1,3}\\d{2,4}s?|\\d{4}s?)'
const asks =
  '(?:and |so |ok |hm+ |but )?(?:how (?:long|much|slow|fast|expensive|bad)|what)(?: time| longer| slower| more)?'
const modal = "(?:would|will|does|do|is|'d|could|might)"
const takes = '(?: (?:be|take|cost|run|last|need))?'
const around = '(?: (?:instead|then|though|tho|really|roughly|again))*[\\s?.!]*$'
const forms: readonly RegExp[] = [
  new RegExp(`^${asks} ${modal} (?:that|it|this|the (?:run|job|plan|whole thing))${takes} (?:on|with|using) (?:just |only )?(?<count>${several}|an?) ${things}${around}`, 'u'), // prettier-ignore
  new RegExp(`^${asks} (?:would|will|do|does|could) (?:just |only )?(?<count>${several}) ${things}${takes}${around}`, 'u'),
]
const maxLength = 90

/** Null where no other number of GPUs is asked about; the plan stays. */
export function readAskedCount(reply: Reply): ReplyCandidate | null {
  if (reply.line.length > maxLength) return null
  const said = forms.map((form) => form.exec(reply.line)?.groups).find((groups) => groups !== undefined)
  if (said === undefined) return null
  const { count: number = '', things: noun = '' } = said
  const words = /\d/u.test(noun) ? noun : 'gpus'
  const act = amend(reply, `${/^(?:a single|just one|only one|an?)$/u.test(number) ? '1' : number} ${words}`)
  if (act.kind !== 'amended' || act.changed.length === 0) return null
  const alternatives = [reply.scenario, act.scenario]
  return wholeReply(reply, { kind: 'control', control: 'compare', alternatives }, 'asks about another number of GPUs')
}
