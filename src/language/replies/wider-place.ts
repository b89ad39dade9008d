/** "US is fine too", "Ireland is ok as well", "EU is fine" of a plan in Germany: a place that may be had besides the one that holds. */
import type { Scenario, SpecField } from '../../scenario/scenario.ts'
import { amend } from './amendment.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** What is said of a place or a kind that may be had besides. */
const widens = new RegExp(
  `^(?:(?:no|we said)[\\s,:]+)?(?:in |on |at )?(?:the )?(?<thing>[\\w. ]{2,20}?)(?: (?:regions?|data ?cent(?:er|re)s?|hosts?|providers?|clouds?))? (?:is|are|'s|would be|will be|works|ok|fine)(?: (?:also|now|totally|perfectly|just|as))*(?: (?:fine|ok|okay|good|allowed|possible|acceptable|an option|alright|permitted|approved|works))?(?: (?:too|as well|also|now|then|for us|with us|with legal))*$`,
  'u',
)

/** The region, where another place is said to do as well; null where nothing of the kind is said. */
export function widenedFields(clause: string, reply: Reply): readonly SpecField[] | null {
  const words = widens.exec(clause)?.groups?.['thing']
  // "Anywhere in the EU is fine" sets the place.
  if (words === undefined || /^any\w* in /u.test(words)) return null
  const isHeld = reply.scenario.spec.region !== null
  // "Canada is ok too" where every place is.
  if (!isHeld && !/\b(?:too|as well|also)$/u.test(clause)) return null
  const act = amend(reply, `in the ${words} region`)
  const isOther = act.kind === 'amended' && act.changed.length === 1 && act.changed[0] === 'region'
  if (!isOther && !anywhere.test(words.trim())) return null
  return isHeld ? ['region'] : []
}

/** Europe and the United States are where nearly all is rented; anywhere is anywhere. */
export const isAlmostAll = (clause: string, { spec: { region } }: Scenario): boolean => {
  const words = widens.exec(clause)?.groups?.['thing']?.trim() ?? ''
  const isStates = /^(?:us|usa|u\.s\.?|united states|the states|states|america|north america)$/u.test(words)
  return (
    anywhere.test(words) ||
    (isStates && unions.has(region ?? '')) ||
    (unions.has(words) && /^(?:us|north-america)$/u.test(region ?? ''))
  )
}
const anywhere = /^(?:any ?where|any region|everywhere|outside(?: the)? \w+|the rest of the world|worldwide|global)$/u
const unions: ReadonlySet<string> = new Set(['eu', 'europe', 'eea', 'emea'])

/** "EU is fine" of a plan in Germany: the place around the one that held, and no other. */
export function surroundingPlace(clause: string, reply: Reply): ReplyCandidate | null {
  const words = widens.exec(clause)?.groups?.['thing']?.trim()
  const { region } = reply.scenario.spec
  if (words === undefined || region === null || unions.has(region)) return null
  const act = unions.has(words) ? amend(reply, `in the ${words} region`) : null
  return act?.kind === 'amended' && act.changed.includes('region') ? wholeReply(reply, act, 'widens the place') : null
}
