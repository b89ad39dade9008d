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
  String.raw`(?<${name}>\$?\d(?:[\d,]{0,12}\d)?(?:\.\d{1,3})?)\s?(?<${name}Magnitude>(?:[kmb]|thousand|million|billion)(?![a-z]))?(?:\s?(?<${name}Unit>${noUnit}[a-z]{1,14}))?`
/** What may stand between the two, of what is now. */
const joint =
  "(?:(?:but|it|it's|its|they|they're|theyre|these|there|there's|there are|is|are|we|we're|we've|have|has|had|got|get|should|be|been|make|take|use|more|like|rather|sorry|actually|really|now|about|around|roughly|meant|mean|i|i'm|i've|oops|the|correct|right|number|one|closer|for|this|run|job|alone|to|that's|thats|turns out|our|my|bad)[\\s,:~]{1,2}){0,8}"
const gap = '(?: [a-z]{3,14}){0,2}?[\\s,.;:–—-]{1,4}'
/** What is wrong with the number that was told, or what it was told of. */
const blame =
  '(?:wrong|incorrect|outdated|off(?: by (?:a|one|two|three) zeros?| by a factor of (?:ten|10|100|1000))?|old|not right|an? (?:old (?:number|figure)|typo|mistake|error|guess)|(?:a|one) zero (?:too (?:many|few)|short|off)|missing a zero|(?:ten|10|100|a hundred) times too (?:much|many|high|low|big|small|little)|(?:the (?:number|figure|sum|budget|limit) )?for the (?:whole|entire|full) [a-z]{3,10})'
const grants =
  "(?:approved|granted|okayed|allowed|allows?|gave|gives?|got|have|has|offers?|now|it's|its|is|make it|new|instead|up to|use|take)"
const forms: readonly RegExp[] = [
  // "not 250 MB - it's 1.2 GB"
  new RegExp(`\\bnot (?:the |our |my )?${number('other')}${gap}${joint}${number('one')}`, 'u'),
  // "250 MB was wrong, it's 900 MB"
  new RegExp(`${number('other')}(?: each| per [a-z]{3,12})? (?:was|is|were|are) (?:all )?${blame}${gap}${joint}${number('one')}`, 'u'),
  // "I said 40k but it's 55k"
  new RegExp(`\\b(?:i|we|he|she|they) (?:said|wrote|typed|told you|put|gave you|entered) ${number('other')}${gap}(?:but|and|it|should|meant|i meant|actually|that was|sorry)[\\s,]{1,2}${joint}${number('one')}`, 'u'),
  // "400 should be 40"
  new RegExp(`${number('other')} (?:should|was supposed to|was meant to|ought to) (?:be|have been|read|say) (?:only |just )?${number('one')}`, 'u'),
  // "disregard the 60. The partner has approved 150"
  new RegExp(`\\b(?:disregard|ignore|forget|scratch|scrap|never ?mind)(?: about)? (?:the|that|those) ${number('other')}[^\\d?]{0,50}[\\s,.;:–—-][^\\d?]{0,50}\\b${grants}(?: (?:us|me|it|about|only))? ${number('one')}`, 'u'),
  // "the 200 is for the whole quarter and we've already burnt 120 of it, which leaves 80 for this"
  new RegExp(`${number('other')} (?:is|was|are|were) ${blame}[^?]{3,80}?\\b(?:leaves|leaving|left with|remains?)(?: us| me)?(?: with)?(?: about| only| just)? ${number('one')}`, 'u'),
  // "it's 1.2 GB, not 250 MB"
  new RegExp(`${number('one')}(?: each)?,? (?:and not|not|instead of|rather than|no longer) (?:the |our )?${number('other')}`, 'u'),
] // prettier-ignore
const speaksOfOther =
  /\b(?:not|wrong|incorrect|outdated|off|old|typo|mistake|error|guess|said|wrote|typed|told|put|gave|entered|instead|rather|longer|right|should|supposed|ought|disregard|ignore|forget|scratch|scrap|mind|times|zeros?|whole|entire|full)\b/u
const maxLength = 200
/** From here on it is asked back. */
const maxChatterToAct = 0.9

type Corrected = NonNullable<ReturnType<typeof resolveContrast>> & { readonly end: number }

/** The value that takes the place of one that the plan holds, and where the words of it end; null where none does. */
export function correctedIn({ line, scenario, vocabulary, lastPlan }: Reply): Corrected | null {
  if (line.length > maxLength || line.includes('?') || !speaksOfOther.test(line)) return null
  for (const form of forms) {
    const said = form.exec(line)
    if (said?.groups === undefined) continue
    const { one = '', oneMagnitude, oneUnit, other = '', otherMagnitude, otherUnit } = said.groups
    const unit = oneUnit ?? otherUnit ?? ''
    const ofOther = letterOf(otherMagnitude)
    // "400M was off by a zero, it's 40": of the same millions.
    const ofOne = oneMagnitude === undefined && isSlipOfZeros(one, other) ? ofOther : letterOf(oneMagnitude)
    const contrast = `${one}${ofOne}${unit === '' ? '' : ` ${unit}`} not ${other}${ofOther}${otherUnit === undefined ? '' : ` ${otherUnit}`}`
    const given = resolveContrast(contrast, scenario, vocabulary.magnitudes, lastPlan)
    if (given !== null) return { ...given, end: said.index + said[0].length }
  }
  return null
}

const letterOf = (magnitude = ''): string => (magnitude === 'thousand' ? 'k' : magnitude.slice(0, 1))

/** Of 40 and 400 one has a zero too few. */
const isSlipOfZeros = (one: string, other: string): boolean =>
  one !== other && one.replace(/[\s$,0]+$|,/gu, '') === other.replace(/[\s$,0]+$|,/gu, '')

/** Null where no number stands against one that the plan has, or several fields have that value. */
export function readCorrectedValue(reply: Reply): ReplyCandidate | null {
  const { line, scenario } = reply
  const given = correctedIn(reply)
  if (given === null) return null
  const first = amendWith(reply, given)
  if (first.kind !== 'amended') return wholeReply(reply, first, 'puts one value in the place of another')
  const next = withRest(reply, first.scenario, line.slice(given.end))
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
    const part = clause
      .trim()
      .replace(/^(?:and|also|plus)\s/u, '')
      .replace(/^(?:could|can) (?:it|this|that) (?:also )?be (?=\S)/u, 'use ')
      .trim()
    if (part.length < 3 || part.split(' ').length > maxWords) continue
    const { act } = reply.readPart(part, scenario, reply.lastChanged)
    if (act.kind === 'amended') ({ scenario } = act)
    else if (/\d/u.test(part)) unused.push(part)
  }
  return withUnused(scenario, unused)
}
const maxWords = 14
