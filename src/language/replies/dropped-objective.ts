/** "Drop 'fastest'. Cheapest thing that still works?": what the plan is chosen by is taken back, and may be another. */
import { changedFields, type Scenario } from '../../scenario/scenario.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

type Wanted = NonNullable<Scenario['spec']['objective']>

const takenBack =
  /^\W*(?:(?:ok|okay|so|and|well|actually|please|pls|let's|we can|can we)[\s,]+){0,3}(?:drop|lose|remove|scratch|scrap|forget|skip|ditch|cut|without|not|no|ignore)(?: the| that)? ?["'“‘]?(?<what>[a-z]{4,10})["'”’]?(?: (?:thing|part|bit|please|pls|any ?more|then|now|goal)){0,2}(?<rest>[\s.,;:!–-].*)?$/iu
const words: Readonly<Record<string, Wanted>> = {
  fastest: 'fastest', quickest: 'fastest', fast: 'fastest', speed: 'fastest',
  cheapest: 'cheapest', cheap: 'cheapest', balanced: 'balanced',
} // prettier-ignore
const other: readonly (readonly [RegExp, Wanted])[] = [
  [/\b(?:middle|between|balanced?|compromise|middle ground)\b/iu, 'balanced'],
  [/\b(?:cheap\w*|low(?:est)? (?:cost|price)|least expensive|save money)\b/iu, 'cheapest'],
  [/\b(?:fast\w*|quick\w*|speed\w*|asap)\b/iu, 'fastest'],
]
/** "30 minutes at the very most": how long it may take, beside the time of something else. */
const limits =
  /\b\d{1,3} ?(?:min|mins|minutes|h|hrs?|hours?|days?)\b(?= (?:max|tops|at (?:the )?(?:very )?(?:most|latest)|or less|not more))/iu
const maxLength = 120

/** Only of the one that holds: without a name behind it, the plan is balanced again. */
export function readDroppedObjective(reply: Reply): ReplyCandidate | null {
  const { plain, scenario } = reply
  const said = plain.text.length > maxLength ? undefined : takenBack.exec(plain.text)?.groups
  const dropped = words[(said?.['what'] ?? '').toLowerCase()]
  if (dropped === undefined || dropped !== scenario.spec.objective) return null
  const rest = said?.['rest'] ?? ''
  const wished = other.find(([pattern, objective]) => objective !== dropped && pattern.test(rest))?.[1] ?? null
  // What else is wished behind it is read by others.
  if (wished === null && /\p{L}/u.test(rest)) return null
  const { objective: _, ...setBy } = scenario.setBy
  const next: Scenario = {
    ...scenario,
    spec: { ...scenario.spec, objective: wished },
    setBy: wished === null ? setBy : { ...setBy, objective: 'asked' },
  }
  const limit = wished === null ? undefined : limits.exec(rest)?.[0]
  const limited = limit === undefined ? null : reply.readAs(`within ${limit}`, next)
  const wholly = limited?.kind === 'amended' ? limited.scenario : next
  return wholeReply(
    reply,
    { kind: 'amended', scenario: wholly, changed: changedFields(scenario.spec, wholly.spec) },
    'takes back what the plan is chosen by',
  )
}
