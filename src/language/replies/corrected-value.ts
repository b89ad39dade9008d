/**
 * "Not 250 MB, it's 1.2 GB since the monorepo. And Qwen instead of CodeLlama", "900 tokens was wrong, they're 1400": a value
 * that holds in the plan and the one in its place, whatever is said around them.
 */
import { changedFields } from '../../scenario/scenario.ts'
import { withUnused } from '../resolution/unused-words.ts'
import { amendWith } from './amendment.ts'
import { confirmationOf } from './confirmation.ts'
import { resolveContrast } from './contrast.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { textConfirmed } from './stated-text-size.ts'

const noUnit =
  '(?!(?:but|it|its|we|they|there|that|this|was|were|is|are|not|and|so|sorry|after|before|now|because|since|instead|rather|in|on|at|as|for|of|to|from|with|the|an?|more|about|around|i|oops|actually|should)\\b)'
const number = (name: string): string =>
  String.raw`(?<${name}>\$?\d[\d,]{0,12}(?:\.\d{1,3})?)\s?(?<${name}Magnitude>[kmb](?![a-z]))?(?:\s?(?<${name}Unit>${noUnit}[a-z]{1,14}))?`
/** What may stand between the two, of what is now. */
const joint =
  "(?:(?:but|it|it's|its|they|they're|theyre|these|there|there's|there are|is|are|we|we're|we've|have|has|had|got|get|should|be|been|make|take|use|more|like|rather|sorry|actually|really|now|about|around|roughly|meant|mean|i|i'm|i've|oops|the|correct|right|number|one|closer|to|that's|thats|turns out|our|my|bad)[\\s,:~]{1,2}){0,6}"
const gap = '(?: [a-z]{3,14}){0,2}?[\\s,.;:–—-]{1,4}'
const forms: readonly RegExp[] = [
  // "not 250 MB - it's 1.2 GB"
  new RegExp(`\\bnot (?:the |our |my )?${number('other')}${gap}${joint}${number('one')}`, 'u'),
  // "250 MB was wrong, it's 900 MB"
  new RegExp(`${number('other')}(?: each| per [a-z]{3,12})? (?:was|is|were|are) (?:all )?(?:wrong|incorrect|outdated|off|old|not right|an? (?:old (?:number|figure)|typo|mistake|error|guess))${gap}${joint}${number('one')}`, 'u'),
  // "I said 40k but it's 55k"
  new RegExp(`\\b(?:i|we|he|she|they) (?:said|wrote|typed|told you|put|gave you|entered) ${number('other')}${gap}(?:but|and|it|should|meant|i meant|actually|that was|sorry)[\\s,]{1,2}${joint}${number('one')}`, 'u'),
  // "it's 1.2 GB, not 250 MB"
  new RegExp(`${number('one')}(?: each)?,? (?:and not|not|instead of|rather than|no longer) (?:the |our )?${number('other')}`, 'u'),
] // prettier-ignore
const speaksOfOther =
  /\b(?:not|wrong|incorrect|outdated|off|old|typo|mistake|error|guess|said|wrote|typed|told|put|gave|entered|instead|rather|longer|right)\b/u
const maxLength = 200
/** From here on it is talk; and from here on it is asked back. */
const [maxChatter, maxChatterToAct] = [0.85, 0.75]

/** Null where no number stands against one that the plan has, or several fields have that value. */
export function readCorrectedValue(reply: Reply): ReplyCandidate | null {
  const { line, scenario, vocabulary } = reply
  if (line.length > maxLength || line.includes('?') || !speaksOfOther.test(line)) return null
  const said = forms.map((form) => form.exec(line)).find((match) => match !== null)
  if (said?.groups === undefined) return null
  const { one, oneMagnitude = '', oneUnit, other, otherMagnitude = '', otherUnit } = said.groups
  const unit = oneUnit ?? otherUnit ?? ''
  const contrast = `${one}${oneMagnitude}${unit === '' ? '' : ` ${unit}`} not ${other}${otherMagnitude}${otherUnit === undefined ? '' : ` ${otherUnit}`}`
  const given = resolveContrast(contrast, scenario, vocabulary.magnitudes, reply.lastPlan)
  if (given === null || (!reply.isAddressed && reply.likelyActs.chatter > maxChatter)) return null
  const first = amendWith(reply, given)
  if (first.kind !== 'amended') return wholeReply(reply, first, 'puts one value in the place of another')
  const next = withRest(reply, first.scenario, line.slice(said.index + said[0].length))
  const changed = changedFields(next.spec, scenario.spec)
  const isOfText = given.slots.some((slot) => slot.role === 'quantity' && slot.measure === 'bytes')
  const isSure = given.isOffered !== true && (reply.isAddressed || reply.likelyActs.chatter < maxChatterToAct)
  const act = isSure
    ? { ...first, scenario: next, changed }
    : isOfText
      ? textConfirmed(reply, { scenario: next, changed }, given.words)
      : confirmationOf(reply, next, changed)
  return wholeReply(reply, act, `puts ${given.words} in the place of what holds`)
}

/** What is wished behind it, in clauses of their own; one with a number that is no wish is named as not used. */
function withRest(reply: Reply, corrected: Reply['scenario'], rest: string): Reply['scenario'] {
  let scenario = corrected
  const unused: string[] = []
  for (const clause of rest.split(/[,;]\s|\.(?!\d)|\sand\s/u)) {
    const part = clause.replace(/^(?:and|also|plus)\s/u, '').trim()
    if (part.length < 3 || part.split(' ').length > maxWords) continue
    const { act } = reply.readPart(part, scenario, reply.lastChanged)
    if (act.kind === 'amended') ({ scenario } = act)
    else if (/\d/u.test(part)) unused.push(part)
  }
  return withUnused(scenario, unused)
}
const maxWords = 14
