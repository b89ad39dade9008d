/**
 * "A guy on reddit says you can train 70b on two 3090s, true?", "vendor quoted us 14k for this, fair?": what somebody else
 * claims is no wish. What it names is set beside the plan, and a sum against its total.
 */
import { changedFields, type Scenario, type SpecField, specFields } from '../../scenario/scenario.ts'
import { type Amount, type Mention, sumsIn } from '../lexicon/meanings.ts'
import { amend } from './amendment.ts'
import { readHearsay } from './hearsay.ts'
import { readClauses } from './parts-of-reply.ts'
import { type ReplyCandidate, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

const source =
  /\b(?:says?|said|swears?|insists?|claims?|claimed|told (?:me|us|him|her)|tells (?:me|us)|according to|promis\w+|guarantees?|quot(?:ed|es)|estimated|advertises?|gave me|i read|read somewhere|heard|saw a)\b|\b(?:blog|paper|tweet|reddit|hn|linkedin|readme|slides?|brochure|influencer|youtube|chatgpt|gpt-?\d?|claude|gemini|calculator|whitepaper|comment|page)\b/u
/** How it is asked whether it holds, or doubted. */
const doubt =
  /[\s,.;:!?"”-]+(?:(?:is|are|does|do|can|could|will|would) (?:that|it|this|he|she|they|we)(?: (?:really|actually|be|a|so|true|right|correct|thing|possible|legit|wrong|kidding|being had|true or not|realistic|plausible|reasonable|normal|ok|okay|good|too much|high|expensive|overpriced|steep|fair))*|(?:right or wrong|true or (?:not|false)|true|correct|right|legit|bs|bullshit|plausible|possible|believable|realistic|fair|real|really|sound(?:s)? right|hm+|no way(?: right)?|buy it|yeah,? right|fact[ -]check(?: pls| please)?|agree|come on|c'?mon|smells (?:wrong|fishy|off)|(?:i )?(?:doubt it|don'?t (?:believe|buy) (?:it|that))|who(?:'s|s| is) right|what'?s with [^?.]{2,20}|(?:will|can|does|did|would) (?:it|that|they)))\s*[?.!]*$/u
const [maxLength, minUsd] = [200, 20]
/** What a plan can be tried with. */
const tried: ReadonlySet<SpecField> = new Set<SpecField>([
  'gpus', 'gpuCount', 'nodes', 'method', 'weights', 'model', 'params', 'pricing', 'providers',
]) // prettier-ignore

/** Whether somebody is quoted and doubted: “… legit?”, “… right?” */
export const isDoubtedClaim = (line: string): boolean =>
  line.length <= maxLength && source.test(line) && doubt.test(line)

/** Null where nobody is quoted, or nothing is doubted of it. */
export function readClaimedPlan(reply: Reply): ReplyCandidate | null {
  const { line, scenario, understanding } = reply
  if (!isDoubtedClaim(line)) return null
  const fits = readHearsay(reply)
  if (fits !== null) return fits
  const claim = line.replace(doubt, '')
  const sum = totalIn(understanding.recognized.mentions)
  const usd = sum?.value ?? thousandsIn(line)
  const inMoney = sum?.currency === undefined ? {} : { args: { money: sum.value, moneyIn: sum.currency } }
  const act = amend(
    reply,
    claim.replace(
      /^.{3,60}?\b(?:says?|said|swears?|insists?|claims?|claimed|told (?:me|us)|promis\w+)(?: that| you can| we can)?:? /u,
      '',
    ),
  )
  const read = act.kind === 'amended' ? act : (readClauses(reply)?.act ?? null)
  const isRead = read?.kind === 'amended' || read?.kind === 'asks'
  const alternative = isRead ? withoutLimits(read.scenario, scenario) : scenario
  const changed = changedFields(alternative.spec, scenario.spec)
  if (usd !== null && changed.length === 0)
    return wholeReply(
      reply,
      { kind: 'question', topic: 'quoted-total', subject: null, value: usd, ...inMoney },
      'asks about a price that somebody names',
    )
  return changed.length === 0
    ? null
    : wholeReply(
        reply,
        { kind: 'control', control: 'compare', alternatives: [scenario, alternative] },
        'asks whether a claim holds: the plan with it, beside the one that holds',
      )
}

/** The figures that are claimed of it are what is in question. */
function withoutLimits(claimed: Scenario, { spec: before }: Scenario): Scenario {
  const spec = Object.fromEntries(
    specFields.map((field) => [field, tried.has(field) ? claimed.spec[field] : before[field]]),
  )
  return { ...claimed, spec: { ...claimed.spec, ...spec } }
}

/** The one sum that is named, where it is no price of an hour. */
function totalIn(mentions: readonly Mention[]): Amount | null {
  const [sum, ...others] = sumsIn(mentions)
  if (sum === undefined || others.length > 0 || sum.hourly === true) return null
  return sum.value >= minUsd ? sum : null
}

/** "Quoted us 14k": a price, whatever its sign. */
function thousandsIn(line: string): number | null {
  const figure = /\b(?:quot\w+|wants?|asks?|charges?|offer\w*)\b\D{0,14}(\d{1,4}(?:\.\d)?)k\b/u.exec(line)?.[1]
  return figure === undefined ? null : Number(figure) * 1000
}
