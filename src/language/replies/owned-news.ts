/** "4 are down til next week", "boss ok'd renting up to 400", "rent it": what becomes of GPUs of one's own, and of the wish to keep to them. */
import { type Scenario, changedFields, emptySpec } from '../../scenario/scenario.ts'
import { countOf } from '../circumstances/quantities.ts'
import { amend } from './amendment.ts'
import { withFieldsOf } from './history-references.ts'
import { type ReplyCandidate, wholeReply, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { partsOf } from '../text/parts-of-text.ts'

const smallNumber = String.raw`\d{1,4}|one|two|three|four|five|six|seven|eight`
const number = `(?<count>${smallNumber})`
const until =
  "(?: (?:right now|now|atm|today|this week|for now|currently|btw|by the way|fyi|(?:un)?till? .{2,24}|'til .{2,24}|for .{2,24}))?"

/** So many cannot be had for a while. */
const thing = '(?:cards?|gpus?|(?<machine>nodes?|machines?|box(?:es)?|servers?))'
const cannotBeHad = String.raw`(?:down|out|out of (?:service|order)|broken|dead|busy|taken|offline|unavailable|(?:in|into|back to|under|on) (?:use|repair|rma|maintenance|the vendor)|reserved|booked|gone|blocked|being (?:used|repaired|fixed)|with (?:the|another) \w{2,16}(?: (?:team|group|lab|dept|department|people))?)`
const down = new RegExp(
  String.raw`^(?:only |so |fyi |well )*${number}(?: (?:of (?:them|those|these|ours|(?:the|our) (?:${thing}|(?<of>${smallNumber})(?: (?:cards?|gpus?|nodes?|machines?|box(?:es)?|servers?))?|[abhlv]\d{1,3}s?))|${thing.replace('machine', 'machines')}))? (?:(?:has |have )?(?:just )?(?:died|failed|crashed|broke(?: down)?)|(?:just )?(?:is|are|was|were|went|got|'re|'s)(?: (?:still|all|currently|now|just))? ${cannotBeHad})${until}[\s.!:/()]*$`,
  'u',
)
const renting = '(?:rent(?:ing|als?)?|(?:the |going to (?:the )?)?cloud(?: gpus?| spend)?)'
/** Somebody who may say so lets GPUs be rented. */
const allowed = new RegExp(
  `^(?:(?:we|i)(?: can| may|'re allowed to|'re ok to| are allowed to)|.{2,24}?(?:'s|s| is| are| has| just| now)? ?(?:ok'?d|oked|okay'?d|approved|allowed|allows|cleared|green ?lit|signed off on|agreed to|(?:is |are )?(?:fine|ok|okay|cool|happy|good) with|said (?:yes|ok) to)(?: us)?) ${renting}(?: (?:it|them|one|some|gpus|after all|now|instead|as well|too|something))*(?:[\\s,]+(?:(?:up to|for|under|below|max|within|at most|for up to|limit|cap|budget)[\\s:]+){0,2}\\$?(?<usd>\\d[\\d,]{0,8}(?:\\.\\d{1,2})?k?)(?: (?:max|dollars|bucks|usd|total|tops|at most))*)?[\\s.!]*$`,
  'u',
)
const rents =
  /^(?:(?:ok|so|then|and|let's|we|we'll|i'd|just|hmm|no|fine|too slow|rather|better)[\s,]+)*(?:(?:go (?:with|for) )?rent(?:ing)?(?: (?:it|them|me|us|one|that|(?:the|an?) (?:same|identical|other)(?: (?:card|gpu|one|model|thing|type))?|somewhere|elsewhere|in the cloud|something|some|instead|then|please|pls|now|after all|again|like before|as before|whatever .{2,40}|any(?:thing)? .{2,30}|any))*|(?:move|put|take|shift) (?:it|this|that|the (?:run|job|training)) (?:to|into|in|on) (?:the |a )?cloud(?: instead| then| please)*|go (?:to|into|with) the cloud(?: instead| then)*)[\s.!]*$/u
const clauseEnd = /[.!;]\s+|,\s+|[.!;]$|\s[:;]['-]?[()|/\\]{1,3}\s+/u
/** What was said of one's own GPUs goes with them: "undo the a6000 stuff". */
const undoesRest = /^(?:undo|revert|drop|forget|scrap|remove|never ?mind|lose|no more)\b.{2,40}$/u
const [maxLength, maxParts, minRequestBeside, ownFields] = [
  120,
  4,
  0.75,
  ['gpus', 'gpuCount', 'nodes', 'owned'] as const,
]

/** "They're free for us", "both are mine by the way": the GPUs that the plan names are one's own; "free" alone may be idle. */
const things =
  '(?:they|those|these|both|that|it|(?:the|these|those|that|our|all|my) (?:\\d{1,3} ?)?(?:of (?:them|those) )?(?:x )?(?:[a-z]{0,3}\\d{2,4}[a-z]{0,2}s?|cards?|gpus?|machines?|box(?:es)?|nodes?|servers?|cluster|node)?)'
const areOwn = new RegExp(
  `^(?:(?:but|and|well|btw|also|oh|ah|so|wait|actually|hang on|hold on|because|since|by the way|ok|okay)[\\s,]+)*(?:${things} ?(?:'re|re|'s|s| are| is) (?:(?:basically|actually|already|all|totally) )?(?:free (?:of charge )?(?:for|to) us|free of charge|ours?|mine|(?:our|my) own(?: \\w+)?|at no cost(?: (?:for|to) us)?|already paid for|paid for already)|${things} (?:\\d{1,3} )?belongs? to (?:us|me)|(?:we|i) (?:already |actually )?own ${things})(?: (?:btw|by the way|anyway|tho|though|already|fyi))*[\\s.!]*$`,
  'u',
)
/** Beside it: that nothing is to be paid for them. */
const noRent =
  /^(?:(?:so|and|please|pls|then)[\s,]+)*(?:(?:no|without|don't count|do not count|we pay no|i pay no)(?: any)? (?:rent|rental|renting|rental costs?|rent on (?:those|them|these))(?: (?:needed|necessary|required|here|for us))?|(?:nothing|no need|don't need|do not need) to (?:rent|pay)(?: (?:them|those|these|any|anything|for (?:them|those|these)))?)[\s.!]*$/u

/** "They sit under Ravi's desk" */
const saysWhere =
  /^(?:they|those|these|both|it)(?:'re|re|'s|s| are| is)? (?:sit|sits|sitting|live|lives|stand|stands|run|runs|standing|running|are|is)? ?(?:right |just |all |still )?(?:under|in|on|at|next to|below|beside|behind) [\p{L}' ]{3,40}$/u
/** "The A6000s are ours" is said of nothing else, "those are mine" may be. */
const namesHardware = /\d{3}|\b(?:cards?|gpus?|machines?|box(?:es)?|nodes?|servers?|cluster)\b/u

/** Null where the plan is on no GPUs of one's own, or nothing of the kind is said. */
export function readOwnedNews(reply: Reply): ReplyCandidate | null {
  const { scenario, line } = reply
  if (line.length > maxLength || line.includes('?')) return null
  if (scenario.spec.owned === true) return readDown(reply) ?? readRented(reply) ?? readMoneyFound(reply)
  const clauses = line.split(clauseEnd).filter((clause) => clause.trim() !== '')
  const own = clauses.find((clause) => areOwn.test(clause.trim()))
  const isPlain = (clause: string): boolean =>
    areOwn.test(clause.trim()) || noRent.test(clause.trim()) || saysWhere.test(clause.trim())
  if (scenario.spec.gpus !== null && own !== undefined && clauses.every(isPlain)) {
    const act = amend(reply, 'our own gpus')
    if (act.kind !== 'amended') return null
    const candidate = wholeReply(reply, act, 'says that the GPUs are their own')
    return namesHardware.test(own) ? { ...candidate, isWeighed: true } : candidate
  }
  // Said once more after it was done.
  return reply.history?.revisions.some(({ spec }) => spec.owned === true) === true ? readRented(reply) : null
}

function readDown(reply: Reply): ReplyCandidate | null {
  const { gpuCount, nodes } = reply.scenario.spec
  const groups = down.exec(reply.sentence)?.groups
  if (groups === undefined || gpuCount === null) return null
  const { count: said = '', of: held = '', machine, machines } = groups
  const count = countOf(said) ?? 0
  const isOfMachines = nodes !== null && (machine !== undefined || machines !== undefined || countOf(held) === nodes)
  if (nodes !== null && !isOfMachines) return null
  const all = isOfMachines ? nodes : gpuCount
  if (count < 1 || count >= all) return null
  const act = amend(reply, isOfMachines ? `${all - count} nodes` : `${all - count} gpus`)
  if (act.kind !== 'amended') return null
  const candidate = wholeReply(reply, act, 'says how many of their own are down')
  // "Two of the four" of a plan on four of their own is said of nothing else.
  const isOfAll = isOfMachines || countOf(held) === all
  return isOfAll ? { ...candidate, isWeighed: true } : candidate
}

function readRented(reply: Reply): ReplyCandidate | null {
  const { sentence, request, scenario } = reply
  const permission = allowed.exec(sentence)?.groups
  const parts = partsOf(request, clauseEnd)
  const isWish = parts.some((part) => rents.test(part)) && parts.length <= maxParts
  if (permission === undefined && !isWish) return null
  // Whatever can be had for money is looked through, unless it is to be the same: those GPUs were taken because they are there.
  const isSame = parts.some((part) => rents.test(part) && /\b(?:same|identical)\b/u.test(part))
  const fields = isSame ? (['owned'] as const) : ownFields
  const rented: Scenario = {
    ...withFieldsOf(scenario, { ...scenario, spec: emptySpec, setBy: {}, remarks: [] }, fields),
  }
  const usd = permission?.['usd']
  const act = usd === undefined ? null : reply.readAs(`under $${usd}`, rented)
  const others = permission === undefined ? parts.filter((part) => !rents.test(part) && !undoesRest.test(part)) : []
  const next = others.reduce(withPart(reply), act?.kind === 'amended' ? act.scenario : rented)
  const changed = changedFields(next.spec, scenario.spec)
  return wholeReply(reply, { kind: 'amended', scenario: next, changed }, 'rents after all')
}

const moneyFound =
  /\b(?:found|got|have|freed(?: up)?|scraped together|scrounged|secured|were given|was given|gave us|gave me|approved|there(?:'s| is))\b(?: (?:us|me|up|now|a bit of|a little|some|an?|extra|new|the|of|more)){0,3} (?:budget|money|funds|funding|cash|\$ ?\d[\d,]{0,6}|\d[\d,]{0,6}k? (?:dollars|bucks|usd|euros?))\b/u
/** It goes for something else. */
const spentElse =
  /\b(?:party|lunch|dinner|pizza|travel|conference|laptops?|chairs?|coffee|licen[cs]es?|labell?ing|buy|hire)\b/u
const maxTalk = 0.6

/** "We found some budget, 100 bucks": money buys nothing on GPUs of one's own, so what can be rented for it is looked through. */
function readMoneyFound(reply: Reply): ReplyCandidate | null {
  const { scenario, line, isAddressed } = reply
  if (scenario.spec.budgetUsd !== null || !moneyFound.test(line)) return null
  if (spentElse.test(line))
    return isAddressed ? null : wholeReply(reply, { kind: 'ignored' }, 'has money for other things')
  if (isLikelyChatter(reply, maxTalk)) return null
  const rented = withFieldsOf(scenario, { ...scenario, spec: emptySpec, setBy: {}, remarks: [] }, ownFields)
  const act = reply.readAs(line, rented)
  if (act.kind !== 'amended' || act.scenario.spec.budgetUsd === null || act.scenario.spec.owned === true) return null
  const changed = changedFields(act.scenario.spec, scenario.spec)
  return wholeReply(reply, { ...act, changed }, 'has money to rent with')
}

/** "So rent instead, A6000 still": what is wished besides. */
const withPart =
  ({ readPart }: Reply) =>
  (scenario: Scenario, part: string): Scenario => {
    const { act, likelyActs } = readPart(part, scenario, [])
    return act.kind === 'amended' && likelyActs.request > minRequestBeside && act.scenario.spec.owned !== true
      ? act.scenario
      : scenario
  }
