/**
 * "Leave the L4s out of it", "Together's been flaky, leave them out", "and the T4s too" behind such a wish: what is not to be
 * used. "AWS is fine again", "vast is ok after all": what is no longer left out.
 */
import { type Scenario, type SpecField, changedFields } from '../../scenario/scenario.ts'
import { amend } from './amendment.ts'
import { confirmationOf } from './confirmation.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { partsOf } from '../text/parts-of-text.ts'

const name = String.raw`(?<thing>[\w][\w .,&-]{0,40}?)`
const article = '(?:the |our |any |those |these |all )?'
const ending =
  "(?: (?:too|as well|also|either|entirely|completely|altogether|please|pls|then|now|for now|again|while (?:you're|we're|we are) at it|this time|of (?:it|this|that)|from (?:it|this|the (?:list|plan|search))))*"
const opening = "^(?:(?:ok|okay|so|and|but|please|pls|let's|lets|just|can you|could you|can we|we should|i'd|we'd|also|better|then)[\\s,]+){0,4}" // prettier-ignore
/** A name, and that it is to be left out. */
const outs: readonly RegExp[] = [
  new RegExp(`${opening}(?:leave|keep|count|take|throw|kick|toss) ${article}${name} out${ending}$`, 'u'),
  new RegExp(`${opening}(?:leave out|quit|leave(?! (?:it|that|this|them|everything|the rest)\\b)|move away from|get off|throw out|kick out|exclude|rule out|blacklist|steer clear of|stay away from|keep away from|do without) ${article}${name}${ending}$`, 'u'),
  new RegExp(`${opening}${article}${name} (?:is|are) (?:out|banned|blocked|a no-?go|off the list|no option|not an option)(?: too| as well| also| either)${ending}$`, 'u'),
  new RegExp(`${opening}(?:any(?:thing|one|where)?|every(?:thing|one|where)|whatever|all)(?: gpus?| cards?| providers?| clouds?)? (?:else than|but|other than|except(?: for)?|besides|apart from) ${article}${name}${ending}$`, 'u'),
] // prettier-ignore
/** The same of what the clause before it names. */
const outsOfIt =
  /^(?:so |and |please |pls |let's |we |i'd |better |then )*(?:(?:leave|keep|count|take) (?:them|it|those|that one|these|him) out|(?:skip|exclude|avoid|drop|ban|without|no more of|blacklist) (?:them|it|those|that one|these))(?: (?:please|pls|then|this time|for now|too|as well|of (?:it|this)))*$/u
const moods = /^(?:the |our )?(?<thing>[\w][\w .&-]{0,24}?)(?:'s|'ve| has| have| is| are| was| were| never| always| keeps?| burn(?:ed|t)| lost| let| had| kept)\b/u // prettier-ignore
/** One more of what was left out last. */
const oneMore = new RegExp(`^(?:(?:and|or|nor|also|plus|same for|same with|ditto)[\\s,]+)+${article}${name}(?: (?:too|as well|either|also|neither|please|pls))*$`, 'u') // prettier-ignore
const likewise = new RegExp(
  `^(?:(?:and|or|nor|no|not) )*${article}${name} (?:too|as well|either|also|neither)(?: (?:please|pls|then))*$`,
  'u',
)
/** What was left out, and may be used. */
const back: readonly RegExp[] = [
  new RegExp(`^(?:so |and |ok |but )*${article}${name}(?: is| are|'s|'re| was| got| has been| have been) (?:now |totally |perfectly )?(?:fine|ok|okay|allowed|possible|back(?: in| on the table| on the list)?|good|approved|unblocked|whitelisted|an option|acceptable|in)(?: (?:again|after all|now|too|as well|then|with me|with us|for us|by me|in the meantime|meanwhile))*$`, 'u'),
  new RegExp(`^(?:so |and |ok |but )*(?:we|you) (?:can|may|could|are allowed to) (?:use|take|have|consider|include|count in) ${article}${name}(?: (?:again|after all|now|too|then))+$`, 'u'),
  new RegExp(`^(?:so |and |ok |but |please )*(?:allow|re-?include|re-?admit|un-?ban|unblock|count in|include|bring back|let) ${article}${name}(?: (?:again|after all|now|too|then|back in|in))*$`, 'u'),
  new RegExp(`^(?:so |and |ok |but )*${article}${name} (?:can|may|could) (?:come |be |go )?(?:back in|back|in|used)(?: (?:again|after all|now|too|then))*$`, 'u'),
  new RegExp(`^(?:please |so |and |ok |but )*(?:undo|forget|drop|scrap|scratch|lift) (?:the |that )${name} (?:thing|ban|block|exclusion|veto)(?: (?:again|now|then|please))*$`, 'u'),
] // prettier-ignore
const clauseEnd = /(?:(?<!\d)[.,]|[.,](?!\d)|[;!:])\s*|\s+[-\u2013\u2014]+\s+|\s+(?:because|since|bc|cuz)\s+/u
const [maxLength, maxClauses] = [140, 4]
/** From here on it is said among people; and from here on it is asked back. */
const [maxChatter, maxChatterToAct] = [0.93, 0.5]

/** Null where nothing is left out that the plan could use, or taken in that it leaves out. */
export function readLeftOut(reply: Reply): ReplyCandidate | null {
  const { line, isAddressed, likelyActs } = reply
  if (line.length > maxLength || line.includes('?')) return null
  const clauses = partsOf(line, clauseEnd)
  if (clauses.length > maxClauses || isLikelyChatter(reply, maxChatter)) return null
  const found = allTaken(clauses, reply)
  if (found === null) return null
  const next = clauses.slice(found.end).reduce((left, clause) => withWishBehind(left, clause, reply), found.scenario)
  const changed = changedFields(next.spec, reply.scenario.spec)
  if (changed.length === 0) return null
  const isSure = isAddressed || likelyActs.chatter < maxChatterToAct
  const act = isSure ? ({ kind: 'amended', scenario: next, changed } as const) : confirmationOf(reply, next, changed)
  return wholeReply(reply, act, 'leaves something out, or takes it in again')
}

/** "Leave Azure, our credits ran out. Whoever is cheapest", "leave B200, nobody has stock. H100s, 3 nodes": what is wished in its place. */
function withWishBehind(left: Scenario, clause: string, { readPart }: Reply): Scenario {
  const { act, likelyActs } = readPart(clause, left, [])
  if (act.kind !== 'amended' || act.changed.some((field) => field.startsWith('excluded'))) return left
  const isObjective = act.changed.length === 1 && act.changed[0] === 'objective'
  const isWish = likelyActs.request >= minRequestBehind && clause.split(' ').length <= maxWordsBehind
  return isObjective || isWish ? act.scenario : left
}
const [minRequestBehind, maxWordsBehind] = [0.9, 5]

/** "V100s too. And T4s": each clause goes on from the one before it. */
function allTaken(
  clauses: readonly string[],
  reply: Reply,
): { readonly scenario: Scenario; readonly end: number } | null {
  let next: Scenario | null = null
  let end = 0
  for (const [at, clause] of clauses.entries()) {
    const lastChanged = next === null ? reply.lastChanged : excluding
    const one = taken(clause, clauses[at - 1] ?? '', at === 0 || next !== null, reply, lastChanged)
    next = one === null || next === null ? (one ?? next) : withBoth(next, one)
    if (one !== null) end = at + 1
  }
  return next === null ? null : { scenario: next, end }
}

function withBoth(one: Scenario, other: Scenario): Scenario {
  const union = <Id extends string>(left: Id[] | null, right: Id[] | null): Id[] | null =>
    left === null || right === null ? (left ?? right) : [...new Set([...left, ...right])]
  const { excludedProviders, excludedGpus } = other.spec
  const spec = {
    ...one.spec,
    excludedProviders: union(one.spec.excludedProviders, excludedProviders),
    excludedGpus: union(one.spec.excludedGpus, excludedGpus),
  }
  return { ...one, spec }
}
const excluding = ['excludedProviders', 'excludedGpus'] as const

function taken(
  clause: string,
  before: string,
  isNext: boolean,
  reply: Reply,
  lastChanged: readonly SpecField[],
): Scenario | null {
  for (const form of outs) {
    const thing = form.exec(clause)?.groups?.['thing']
    const left = thing === undefined ? null : without(thing, reply)
    if (left !== null) return left
  }
  const spokenOf = outsOfIt.test(clause) ? moods.exec(before)?.groups?.['thing'] : undefined
  if (spokenOf !== undefined) return without(spokenOf, reply)
  const { scenario } = reply
  const isListed = lastChanged.includes('excludedProviders') || lastChanged.includes('excludedGpus')
  const more = isListed && isNext ? (oneMore.exec(clause) ?? likewise.exec(clause))?.groups?.['thing'] : undefined
  if (more !== undefined) return without(more, reply)
  if (scenario.spec.excludedProviders === null && scenario.spec.excludedGpus === null) return null
  for (const form of back) {
    const thing = form.exec(clause)?.groups?.['thing']
    const again = thing === undefined ? null : withAgain(thing, reply)
    if (again !== null) return again
  }
  return null
}

/** Null where it is no provider and no GPU. */
function without(thing: string, reply: Reply): Scenario | null {
  const act = amend(reply, `not ${thing}`)
  return act.kind === 'amended' &&
    act.changed.length > 0 &&
    act.changed.every((field) => field === 'excludedProviders' || field === 'excludedGpus' || field === 'gpus')
    ? act.scenario
    : null
}

/** The plan without what leaves out `thing`; null where nothing does. */
function withAgain(thing: string, reply: Reply): Scenario | null {
  const act = amend(reply, `on ${thing}`)
  if (act.kind !== 'amended') return null
  const { spec } = reply.scenario
  const { providers, gpus } = act.scenario.spec
  const rest = <Id extends string>(left: Id[] | null, named: readonly Id[] | null): Id[] | null => {
    const kept = (left ?? []).filter((id) => !(named ?? []).includes(id))
    return kept.length === 0 ? null : kept
  }
  return {
    ...reply.scenario,
    spec: {
      ...spec,
      excludedProviders: act.changed.includes('providers')
        ? rest(spec.excludedProviders, providers)
        : spec.excludedProviders,
      excludedGpus: act.changed.includes('gpus') ? rest(spec.excludedGpus, gpus) : spec.excludedGpus,
    },
  }
}
