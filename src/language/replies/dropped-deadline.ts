/** "6h is not needed, tomorrow morning is fine": the plan's own deadline is taken back, and may be another. */
import { hoursOfDay } from '../../scenario/hours-of-time.ts'
import { changedFields } from '../../scenario/scenario.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const notNeeded =
  /(?:\bthe )?(?<!\w)(\d+(?:\.\d+)?) ?(h|hrs?|hours?|d|days?)\b (?:really |actually )?(?:(?:is|are|was)(?: not|n['’]?t)|not|aint|ain['’]t|does(?:n['’]?t| not) (?:have to|need to) be)(?: really| actually| strictly)?(?: needed| necessary| required| a must| important)?(?: any ?more| any longer)?/iu

/** "Forget the 72 hours and look at reserved rates" */
const forgotten =
  /\b(?:forget|drop|ignore|never ?mind|skip|lift|lose|scratch|take out|leave out|remove|delete|scrap|take off|take away)(?: about)?(?: (?:the|that|those|these|our))? (\d+(?:\.\d+)?) ?(h|hrs?|hours?|d|days?)\b(?: (?:limit|deadline|thing|rule))?/iu

const joint = /^[\s,;.]*(?:(?:and|but|so|then)[\s,]+)?|[\s,;.]*(?:\band)?[\s,]*$/giu

/** Only of the number that holds: other hours are of anything. */
export function readDroppedDeadline(reply: Reply): ReplyCandidate | null {
  const { scenario, plain } = reply
  const { deadlineHours } = scenario.spec
  const match = deadlineHours === null ? null : (notNeeded.exec(plain.text) ?? forgotten.exec(plain.text))
  if (match === null) return null
  const [words, number, unit = ''] = match
  const hours = Number(number) * (unit.toLowerCase().startsWith('d') ? hoursOfDay : 1)
  if (hours !== deadlineHours) return null
  const rest = `${plain.text.slice(0, match.index)} ${plain.text.slice(match.index + words.length)}`
  const { draft } = reply.understand(rest.replace(/^[^:]{0,20}:/u, ''))
  const later = draft.has('deadlineHours') ? draft.get('deadlineHours') : null
  const setBy = Object.fromEntries(Object.entries(scenario.setBy).filter(([field]) => field !== 'deadlineHours'))
  const next = {
    ...scenario,
    spec: { ...scenario.spec, deadlineHours: later },
    setBy: later === null ? setBy : scenario.setBy,
  }
  // What is wished beside it is done too.
  const beside = rest.replaceAll(joint, '').trim()
  const act = later !== null || beside === '' ? null : reply.readAs(beside, next)
  const wished = act?.kind === 'amended' ? act.scenario : next
  return wholeReply(
    reply,
    { kind: 'amended', scenario: wished, changed: changedFields(wished.spec, scenario.spec) },
    'takes the deadline back',
  )
}
