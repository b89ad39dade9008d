/**
 * "Cut the data to a quarter", "tokens went up by 50 %", "half the cluster", "shave a third off the budget", "the customer
 * pulled 10M of theirs": a share of what the plan holds, or so much of it, that is taken off, added or left.
 */
import { formatExact } from '../../scenario/format-values.ts'
import { type PresetPhrase, quantity } from '../grammar/preset-slots.ts'
import { amendWith } from './amendment.ts'
import { confirmationOf } from './confirmation.ts'
import { heldIn } from './counted-data.ts'
import { budgetGiven, gpusGiven, hoursGiven } from './numeric-fields.ts'
import { type ReplyCandidate, wholeReply, typedLine, isLikelyChatter } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'
import { type StatedShare, statedShareIn } from './stated-share.ts'

/** What a share may be of, and the words that name it. */
const things = [
  ['budget', /\b(?:budget|money|ceiling|spending|spend)\b/u],
  ['gpus', /\b(?:cluster|gpus|cards|node|pod|rack|machines?)\b/u],
  ['deadline', /\b(?:deadline|time limit)\b/u],
  ['data', /\b(?:data(?:set)?|corpus|tokens?|rows|examples|samples|pairs|records|docs|documents|words|images|lines|texts|essays|tickets|dump|crawl|eval|evaluation|hold(?:ing)? ?out|held out|validation|test set|dev set|dedup\w*|filter\w*|clean(?:ing|ed|up)|dup(?:e|licate)s?|spam|junk|usable|labell?ed|survives?|augmentation)\b/u],
] as const // prettier-ignore
type Thing = (typeof things)[number][0]
const maxLength = 140
/** From here on it is said among people; and from here on it is asked back. */
const [maxChatter, maxChatterToAct] = [0.8, 0.5]
/** More than this times the data is no part of them. */
const maxFactor = 4

/** Null where no share is told, or nothing tells what it is of. */
export function readScaledData(reply: Reply): ReplyCandidate | null {
  const line = typedLine(reply)
  if (line.length > maxLength || line.includes('?')) return null
  const said = statedShareIn(line, reply)
  if (said === null) return null
  const thing = thingOf(said, line, reply)
  const given = thing === null ? null : givenBy(said, thing, reply)
  if (given === null || isLikelyChatter(reply, maxChatter)) return null
  const act = amendWith(reply, given)
  // What nothing names, and nothing was changed of, may be anything.
  const isNamed = reply.lastChanged.length > 0 || things.some(([, noun]) => noun.test(line))
  const isSure = reply.isAddressed || act.kind !== 'amended' || (isNamed && reply.likelyActs.chatter < maxChatterToAct)
  const heard = isSure ? act : confirmationOf(reply, act.scenario, act.changed)
  return wholeReply(reply, heard, `takes what holds to ${given.words}`)
}

/** By the words right beside the share, then by those of the line, then by what was changed last. */
function thingOf({ target }: StatedShare, line: string, { lastChanged, scenario }: Reply): Thing | null {
  const namedIn = (text: string): Thing | null => things.find(([, noun]) => noun.test(text))?.[0] ?? null
  const named = namedIn(target) ?? namedIn(line)
  if (named !== null) return named
  if (!/^(?:it|that|this|them|those|these|theirs|ours|)$/u.test(target)) return null
  const isData = lastChanged.includes('tokens') || (lastChanged.length === 0 && target !== '')
  if (isData) return scenario.spec.tokens === null ? null : 'data'
  if (lastChanged.includes('gpuCount')) return 'gpus'
  return lastChanged.includes('budgetUsd') ? 'budget' : null
}

function givenBy({ factor, step, isPart }: StatedShare, thing: Thing, reply: Reply): PresetPhrase | null {
  const { scenario, lastPlan } = reply
  const held = heldIn(scenario, '')
  // "Another billion" where 40k rows are counted is of tokens.
  const of = held !== null && Math.abs(step) > maxFactor * held.value ? heldIn(scenario, 'm') : held
  const before =
    thing === 'data'
      ? (of?.value ?? null)
      : thing === 'budget'
        ? scenario.spec.budgetUsd
        : thing === 'deadline'
          ? scenario.spec.deadlineHours
          : (scenario.spec.gpuCount ?? lastPlan.gpuCount ?? null)
  if (before === null || Math.abs(step) > maxFactor * before) return null
  // "Half the cluster" of a card is none.
  const next = Number((before * factor + step).toPrecision(12))
  if (!(next > 0) || (isPart && thing === 'deadline')) return null
  if (thing === 'gpus') return Number.isInteger(next) ? gpusGiven(next) : null
  if (thing === 'budget') return budgetGiven(next)
  if (thing === 'deadline') return hoursGiven(next)
  const rounded = Number(next.toPrecision(4))
  return of === null ? null : { words: `${formatExact(rounded)} ${of.noun}`, slots: [quantity(of.measure, rounded)] }
}
