/** Why each plan is shown: one sentence in words with the figures it rests on, and the rule that chose. */
import type { ChoiceFacts } from '../../catalog/choice.ts'
import { hostsOf } from '../../offers/offer.ts'
import { ownServersId } from '../../offers/owned-offers.ts'
import { isStatedPrice } from '../../offers/stated-offers.ts'
import type { Spec } from '../../scenario/scenario.ts'
import type { Candidate } from '../ranking/candidate.ts'
import { complexityUsd, tightShare, waitingUsd } from '../ranking/choice-rule.ts'
import type { NamedPlans } from '../ranking/named-plans.ts'
import { machinesOf, withoutRisk } from '../ranking/plan-risk.ts'
import { planHostBytes } from '../search/host-memory.ts'
import {
  durationDifferenceText,
  durationText,
  gibText,
  gpuName,
  joinWords,
  roundUsd,
  usdDifferenceText,
  usdText,
  capitalized,
  methodLabel,
} from '../figure-text.ts'
import { riskPhrases, shortRisks } from './risk-words.ts'

/**
 * Of each named plan and of the best on each GPU and at each seller that was asked about, by candidate; a plan of several names has the
 * first one's. Without a full stop.
 */
export function reasonsOf(
  plans: NamedPlans,
  ofEachRequestedGpu: readonly Candidate[],
  atEachSeller: readonly Candidate[],
  spec: Spec,
  choice: ChoiceFacts,
): ReadonlyMap<Candidate, string> {
  const { safe, cheapest, fastest, close } = plans
  const reasons = new Map<Candidate, string>([[safe, safeReason(plans, spec, choice)]])
  const add = (candidate: Candidate, reason: string) => {
    if (!reasons.has(candidate)) reasons.set(candidate, reason)
  }
  add(cheapest, capitalized(`${differenceText(cheapest, safe)}${countedText(cheapest, safe, choice)}`))
  add(
    fastest,
    capitalized(`${differenceText(fastest, safe)}${machinesText(fastest)}${countedText(fastest, safe, choice)}`),
  )
  if (close !== null) add(close, `A near tie: ${differenceText(close, safe)}`)
  for (const each of ofEachRequestedGpu)
    add(each, `The best on ${gpuName(each.estimate.plan.gpu)}: ${differenceText(each, safe)}`)
  for (const each of atEachSeller)
    add(each, `What would be rented at ${each.quotedOffer.offer.provider.name}: ${differenceText(each, safe)}`)
  return reasons
}

/**
 * "; more waiting and tight memory count more": what outweighs the dollars that a plan saves over the safe one, or that
 * its hours are not worth its dollars; '' where that is not what decides.
 */
function countedText(candidate: Candidate, safe: Candidate, choice: ChoiceFacts): string {
  const saved = safe.usd - candidate.usd
  const waiting = waitingUsd(candidate.hours, choice, 'safe') - waitingUsd(safe.hours, choice, 'safe')
  if (saved < 0) return waiting < 0 && -waiting < -saved ? ', more than the time counts' : ''
  const extras: readonly (readonly [string, number])[] = [
    ['more waiting', waiting],
    ['tight memory', tightUsd(candidate, choice) - tightUsd(safe, choice)],
    [
      'more machines, more GPUs or an ARM host',
      complexityUsd(candidate.estimate, choice) - complexityUsd(safe.estimate, choice),
    ],
  ]
  const counted = extras.filter(([, usd]) => usd >= 0.5)
  if (counted.length === 0 || counted.reduce((sum, [, usd]) => sum + usd, 0) < saved) return ''
  return `; ${joinWords(counted.map(([what]) => what))} ${counted.length > 1 ? 'count' : 'counts'} more`
}

/** What tight memory adds to a score, USD. */
const tightUsd = ({ usd, hours, estimate }: Candidate, choice: ChoiceFacts): number =>
  (usd + waitingUsd(hours, choice, 'safe')) * tightShare(estimate, choice)

function safeReason({ safe }: NamedPlans, spec: Spec, choice: ChoiceFacts): string {
  const { patientHour: patient, hourOfWaiting } = choice
  const hours = `${hourText(patient.base)} an hour, ${hourText(hourOfWaiting.safe.base)} after ${choice.patience.base} h`
  const counted = `once waiting (${hours}), tight memory and several GPUs are counted`
  const risks = riskPhrases(safe)
  if (risks.length > 0) return `Of what keeps ${limitsText(spec).toLowerCase()} nothing costs less ${counted}`
  return `${conditionsText(safe)}; nothing costs less ${counted}`
}

/** "A data centre, on demand, a list price 17 days old, one machine". */
function conditionsText({ quotedOffer: { offer, quote }, estimate: { plan } }: Candidate): string {
  const machineCount = machinesOf(plan)
  const machines = machineCount === 1 ? 'one machine' : `${machineCount} machines`
  if (offer.provider.id === ownServersId) return joinWords(['Your own GPUs', machines])
  const hosts = isStatedPrice(offer.provider.id) ? ['Your price'] : hostsOf(offer) === 'own' ? ['A data centre'] : []
  const pricing = { on_demand: 'on demand', spot: 'spot', reserved: 'reserved' }[offer.pricing]
  const age =
    quote.age.days === null || offer.observation.evidence === 'user' ? [] : [`a price ${quote.age.days} days old`]
  return joinWords([...hosts, pricing, ...age, machines])
}

/** What leaves the choice to riskier plans. */
function limitsText({ budgetUsd, deadlineHours }: Spec): string {
  const limits = [
    ...(budgetUsd === null ? [] : [usdText(budgetUsd)]),
    ...(deadlineHours === null ? [] : [durationText(deadlineHours)]),
  ]
  return limits.length === 0 ? 'What was asked' : joinWords(limits)
}

/**
 * What must be said of a headline that is riskier than what would be chosen without limits, or that keeps a budget by
 * taking days; none where there is nothing to say.
 */
export function headlineCaveats({ best, isLimited }: NamedPlans, spec: Spec): readonly string[] {
  const { budgetUsd, deadlineHours, providers, tier } = spec
  // That memory may not do stands in the headline, and where it stands in a sentence of its own.
  const risks = shortRisks(withoutRisk(withoutRisk(best.risks, 'memory'), 'place'))
  const isAsked = providers !== null || tier !== null
  const isSlow = budgetUsd !== null && deadlineHours === null && isLimited && best.hours >= longRunHours
  return [
    ...(best.estimate.plan.offload === 'params' && spec.offload !== 'params'
      ? [
          `It fits well only with the weights in the memory of the host, which is slow: it must have ${hostText(best)} free`,
        ]
      : []),
    ...(risks.length > 0 && !isAsked
      ? [`No safer plan keeps ${limitsText(spec).toLowerCase()}; the risks of this one: ${joinWords(risks)}`]
      : []),
    ...(best.quotedOffer.offer.pricing === 'spot' && spec.pricing === null && isAsked
      ? [`It is spot, as no price on demand is on record there for what this fits on`]
      : []),
    ...(isSlow ? [`It stays under ${usdText(budgetUsd)} by running for ${daysText(best.hours)}`] : []),
  ]
}

/** "about 520 GiB": what a plan keeps in the memory of its machines. */
const hostText = ({ estimate: { plan } }: Candidate): string =>
  `about ${gibText(planHostBytes(plan))}${plan.nodes > 1 ? ' over all machines' : ''}`

/** "The best on A100 is 8 × A100 SXM 40GB at AWS: takes 7.9 h longer and costs $60 more": of each other kind that was named. */
export const requestedGpuVerdicts = ({ best }: NamedPlans, others: ReadonlyMap<string, Candidate>): readonly string[] =>
  [...others].map(
    ([kind, other]) => `The best on ${kind.toUpperCase()} is ${planPlace(other)}: ${differenceText(other, best)}`,
  )

/** Hours from which a duration is told beside a budget. */
const longRunHours = 48
const daysText = (hours: number) => `${Number((hours / 24).toFixed(hours < 240 ? 1 : 0))} days`

/** How the plan of the headline was chosen, the two scores included; a sentence each, without full stops. */
export function ruleNotes({ safe, runnerUp }: NamedPlans, spec: Spec, choice: ChoiceFacts): readonly string[] {
  const { hourOfWaiting, patientHour, severalGpus, furtherGpu, furtherMachine, shareOfRack, armHost, mostMachines } =
    choice
  const { deadlineHours } = spec
  const value = hourText(hourOfWaiting.safe.base)
  return [
    `The safe plan has the lowest sum of dollars, waiting (${hourText(patientHour.base)} an hour, ${value} after the first ${choice.patience.base} h), $${severalGpus.base} for several GPUs and $${furtherGpu.base} for each after the first, ${usdText(furtherMachine.base)} for each further machine, ${usdText(shareOfRack.base)} for a share of a rack and $${armHost.base} for an ARM host`,
    `It counts only data centres, on demand, at prices that hold, with ${mostMachines.base} machines at most; for the cheapest an hour of waiting counts ${hourText(hourOfWaiting.cheapest.base)}, for the fastest ${hourText(hourOfWaiting.fastest.base)}`,
    [safe, ...(runnerUp === null ? [] : [runnerUp])].map((plan) => sumText(plan, choice)).join('; next, '),
    ...(deadlineHours === null
      ? []
      : [
          `A plan that may miss the deadline counts up to ${choice.missedDeadline.base} times its sum, by the chance of that: ${Number((choice.missedDeadline.base ** 0.25).toFixed(1))} times at one in four`,
        ]),
    ...(spec.method === null && spec.weights === null
      ? ['A weaker method is chosen only where nothing else keeps what was asked']
      : []),
  ]
}

/** "8 × B200 SXM at RunPod: $1,040 + $360 for 22 h = $1,400". */
function sumText(candidate: Candidate, choice: ChoiceFacts): string {
  const { usd, hours, estimate } = candidate
  const trouble = complexityUsd(estimate, choice)
  const tight = tightShare(estimate, choice)
  const terms = `${usdText(usd)} + ${usdText(waitingUsd(hours, choice, 'safe'))} for ${durationText(hours)}`
  const tightTerm = tight === 0 ? terms : `(${terms}) × ${(1 + tight).toFixed(2)} for memory`
  return `${planPlace(candidate)}: ${tightTerm}${trouble === 0 ? '' : ` + ${usdText(trouble)}`} = ${scoreText(candidate)}`
}

/** "saves $130, takes 14 h longer", against the safe plan. */
export function differenceText({ usd, hours }: Candidate, safe: Candidate): string {
  const dollars =
    roundUsd(usd) === roundUsd(safe.usd)
      ? 'costs the same'
      : usd < safe.usd
        ? `saves ${usdDifferenceText(safe.usd, usd)}`
        : `costs ${usdDifferenceText(usd, safe.usd)} more`
  const time =
    hours < safe.hours
      ? `is done ${durationDifferenceText(safe.hours, hours)} sooner`
      : `takes ${durationDifferenceText(hours, safe.hours)} longer`
  return usd <= safe.usd ? `${dollars} and ${time}` : `${time} and ${dollars}`
}

const machinesText = ({ estimate: { plan } }: Candidate): string =>
  machinesOf(plan) === 1 ? '' : `, on ${machinesOf(plan)} machines`

/** "8 × H100 SXM at Lambda" */
export const planPlace = ({ estimate: { plan }, quotedOffer }: Candidate): string =>
  `${plan.gpuCount} × ${gpuName(plan.gpu)} at ${quotedOffer.offer.provider.name}`

/** "8 × H100 SXM at Lambda, bf16 LoRA, saves $4,680 and is done 60 h sooner": the method where it is another. */
export function otherPlanText(other: Candidate, best: Candidate): string {
  const [{ plan }, { plan: own }] = [other.estimate, best.estimate]
  const way = plan.method === own.method && plan.weights === own.weights ? '' : `, ${methodLabel(plan)},`
  return `${planPlace(other)}${way} ${differenceText(other, best)}`
}

/** Cents where they tell two scores apart. */
const scoreText = ({ score }: Candidate): string => (score < 100 ? `$${score.toFixed(2)}` : usdText(score))

const hourText = (dollars: number): string => `$${dollars < 1 ? dollars.toFixed(2) : dollars}`
