/** "And if we make it weekly?", "we take monthly", "just once": how often the plan is run, beside a change or alone. */
import type { RunCount, RunPeriod } from '../questions/named-frequency.ts'
import { type Frequency, frequenciesIn } from '../questions/series.ts'
import { runsOfPeriod } from '../../scenario/hours-of-time.ts'
import { changedFields, type Scenario } from '../../scenario/scenario.ts'
import { scenarioRunOften } from './series-of-plan.ts'
import { type ReplyCandidate, weighedReply, wholeReply } from './reply-candidate.ts'
import type { Reply } from './reply-input.ts'

/** What is said around a frequency, and says nothing else. */
const around = new Set(
  `a about again all also and as be better but by can cheap cheaper cost costs could do does doing done each enough fine finetune
  for go going have how i if in instead is it it'd it'll it's its job just keep lets let let's like maybe make makes making me mean much
  need next next honestly plenty rather really so suffices tbh though other now of ok okay on one only or our out per please planning pls rather retrain retraining run running runs
  same say schedule show side so take taking that that's the them then these think this though to train training try two tho
  us use no nope nah not eek ugh oh ah hm hmm sorry wait actually version versions want we we'd we'll were what what's whats when will with would yes yeah you understood
  figure rerun
  good great sounds right thanks at total sum come comes down budget`.split(/\s+/u),
)
/** Agreement between people, and no plan asked of the app. */
const agreed = /\b(?:is|are|sounds|works|would be|'s) (?:fine|ok|okay|good|great|enough)(?: (?:by|for|with) \w+)?\W*$/iu
/** Who decides it and why may be said beside it, where the plan is run again and again already. */
const decides =
  /^(?!.*(?:\?|\b(?:if|last|used to|was|were|until now|so far)\b)).*\b(?:only|just|signed off|approved?|approves|agreed|wants?|allows?|allowed|decided|insists?|instead|enough|rather|switch|move|moved|cut|changed?|go|goes|from now on|got us|okayed|pays? for|grants?|granted)\b/iu
const onceOnly = /^(?:no,? |ok,? )?(?:just|only)(?: the)? (?:once|one time|one run|this once|a single run)\W*$/iu

/** Sets the runs a year, with a change of the plan where the reply has one; null where it names no period. */
export function readRunFrequency(reply: Reply): ReplyCandidate | null {
  const { plain, scenario, understanding } = reply
  if (plain.text.length > maxLength) return null
  if (onceOnly.test(plain.text.trim())) return wholeReply(reply, ofRates([], null), 'one run alone')
  // Of a plan that is run again and again another frequency changes it.
  const isRepeated = scenario.runsPerYear !== undefined || scenario.extras?.runs?.per != null
  if (!reply.isAddressed && !isRepeated && agreed.test(plain.text)) return null
  const { rates, period, rest } = frequenciesIn(plain.text)
  if (rates.length === 0) return null
  const words = rest.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}']*/gu) ?? []
  if (words.every((word) => around.has(word))) return ofFrequency(reply, rates, period)
  const [rate] = rates
  if (
    isRepeated &&
    rates.length === 1 &&
    rate !== undefined &&
    decides.test(plain.text) &&
    understanding.slots.length === 0
  )
    return weighedReply(
      reply,
      { kind: 'amended', scenario: scenarioRunOften(scenario, rate.perYear), changed: [] },
      'tells how often the plan is run from now on',
    )
  // "weekly would be on smaller data, 50M": the change is read without it.
  if (rate === undefined || rates.length > 1 || understanding.draft.isEmpty) return null
  const { act } = reply.readPart(rest, scenario, reply.lastChanged)
  if (act.kind !== 'amended') return null
  const amended = { ...act.scenario, runsPerYear: rate.perYear }
  return wholeReply(reply, { ...act, scenario: amended }, 'changes the plan and how often it runs')
}
const maxLength = 200

/** A sum, or the version of the thread that ran so often, where that was another plan. */
function ofFrequency(reply: Reply, rates: readonly Frequency[], period: RunPeriod | null): ReplyCandidate {
  const [one, other] = rates.map(({ perYear }) => versionWith(reply, perYear))
  if (one != null && other != null && changedFields(one.spec, other.spec).length > 0)
    return wholeReply(
      reply,
      { kind: 'control', control: 'compare', alternatives: [one, other] },
      'sets both side by side',
    )
  const changed = one == null ? [] : changedFields(one.spec, reply.scenario.spec)
  // "We take monthly": the data of that version come with it.
  return one != null && rates.length === 1 && changed.length > 0
    ? wholeReply(reply, { kind: 'amended', scenario: one, changed }, 'goes back to the version that ran so often')
    : wholeReply(reply, ofRates(rates, period), 'says how often it runs')
}

/** The last version of the thread that was run so often; null: none was. */
const versionWith = ({ history }: Reply, perYear: number): Scenario | null =>
  history?.revisions.slice(0, history.position + 1).findLast(({ runsPerYear }) => runsPerYear === perYear) ?? null

function ofRates(rates: readonly Frequency[], period: RunPeriod | null) {
  const often = rates.length === 0 ? [{ perYear: 1, words: '' }] : rates
  const ofSum = period ?? (Math.max(...often.map(({ perYear }) => perYear)) > 12 ? 'month' : 'year')
  const series = often.map(({ perYear }): RunCount => ({
    count: Math.max(1, runsOfPeriod(perYear, ofSum)),
    per: ofSum,
  }))
  const [first] = often
  const isOne = rates.length <= 1
  return {
    kind: 'question' as const,
    topic: 'runs' as const,
    subject: null,
    args: {
      series: rates.length === 0 ? [{ count: 1, per: null }] : series,
      // Two that are compared decide nothing.
      ...(isOne && first !== undefined ? { runsPerYear: rates.length === 0 ? null : first.perYear } : {}),
    },
  }
}
