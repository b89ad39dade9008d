/** Plans side by side: alternatives to the plan that holds, or several first questions. */
import { comparedLimits } from '../presentation/content/compared-limits.ts'
import { comparisonMessage } from '../presentation/content/messages/comparison-message.ts'
import { isSingleEpochRemark } from '../scenario/assumed-epochs.ts'
import { singleEpochOfSides } from '../presentation/content/assumed-data.ts'
import { dataAssumptions } from '../presentation/content/key-assumptions.ts'
import { line } from '../presentation/content/message-content.ts'
import { unusedLines } from '../presentation/content/inquiries/answer-lines.ts'
import { type DisplayNames, planName } from '../presentation/format/display-names.ts'
import { formatCount, formatDuration, formatRuns, formatUsd } from '../presentation/format/number-format.ts'
import { comparePlans, type PlanComparison } from '../presentation/content/plan-comparison.ts'
import { roundUsd } from '../recommend/figure-text.ts'
import { qualityNote } from '../recommend/explain/quality-note.ts'
import { askedOfCards } from './asked-of-cards.ts'
import { currentScenario } from '../language/replies/revision-history.ts'
import { contrastOf } from '../presentation/content/comparison-contrast.ts'
import { pairAgainstPlan } from '../presentation/content/pair-against-plan.ts'
import type { AdvisorAnswer } from '../presentation/content/advisor-answer.ts'
import { runsOfPeriod } from '../scenario/hours-of-time.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { AnswerScenario, EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import type { Outcome } from './outcome.ts'
import type { RequestContext } from './request.ts'
import { fasterThanFastest, inBf16Alone, isOfPlan, oneMachineSentence, onPlannedPaid } from './compared-sides.ts'
import {
  type PlanToCompare,
  withLikeCounts,
  withOneMachine,
  withOneMachineOfStages,
  withSingleCards,
} from './like-counts.ts'
import { isHeldAs, onPlannedGpus } from './on-planned-gpus.ts'
import { noLimitsOfSum, summedPlans, termsOfSum, withinLimitsOfSum } from './summed-plans.ts'
import { methodsAlike, withLikeSoftware } from './like-methods.ts'
import { alikeOf, notesOfAlike } from './on-planned-machine.ts'
import { onSameSoftware } from './same-software.ts'
import { unlikeSoftware } from './unlike-software.ts'
import { type ThreadState, withPlansBeside } from './thread-state.ts'
import { onFeasiblePlan, latestFeasiblePlan, withUnmet } from './feasible-plan.ts'
import { rememberedOf } from '../once.ts'

/**
 * Each scenario is planned by itself and set beside the others. `thread` is null outside of one; in it, an alternative
 * keeps what was given up to make the plan feasible.
 */
export function answerComparison(
  {
    scenarios: typed,
    names,
    thread,
    assumed = [],
    unused = [],
    generalAnswers: said = [],
    counts,
    advice,
    asked,
    within = noLimitsOfSum,
  }: Extract<Interpretation, { kind: 'comparison' }>,
  request: RequestContext,
  context: EngineContext,
): Outcome {
  // Some are looked at before they are set beside each other.
  const ask = rememberedOf(context.answerWith(request, thread))
  const { scenarios, note } =
    thread === null ? onSameSoftware(typed, names, ask, context.catalog) : { scenarios: typed, note: null }
  const ofSides = note === null ? said : [note, ...said]
  const feasible = thread === null ? null : latestFeasiblePlan(thread, request, context)
  const unmet = feasible === null || 'problem' in feasible ? null : feasible.unmet
  const compared = unmet === null ? scenarios : scenarios.map((scenario) => onFeasiblePlan(scenario, unmet))
  const limits = thread === null ? noLimits : limitsOf(currentScenario(thread.conversation))
  const isHeldAlike = thread !== null && unmet === null && counts === undefined
  const alike = compared.map((scenario) =>
    isHeldAlike && asked?.form !== 'holds' ? alikeOf(scenario, thread, ask, context) : null,
  )
  const separate = compared.map((scenario, at) => ({
    scenario,
    answer:
      alike[at]?.answer ??
      (asked === undefined
        ? ask(scenario)
        : ((asked.form === 'holds' ? heldByPlanned(scenario, thread, ask) : null) ??
          askedOfCards(onPlannedPaid(scenario, thread), asked.form, thread, ask))),
  }))
  const ofStages = counts === undefined || thread !== null ? separate : withOneMachineOfStages(separate, ask)
  const generalAnswers = ofStages === separate ? ofSides : [oneMachineSentence, ...ofSides]
  // In a thread the plan that holds is one of them.
  const plans =
    counts !== undefined
      ? withinLimitsOfSum(ofStages, counts, within, ask)
      : thread === null
        ? withLikeSoftware(withOneMachine(withSingleCards(withLikeCounts(separate, ask), names, ask), ask), ask)
        : separate.length > 1 && asked !== undefined && !separate.some(({ scenario }) => isOfPlan(scenario, thread))
          ? withLikeCounts(separate, ask)
          : separate
  const side = comparePlans(
    plans,
    context.renderContextOn(request).names,
    (option, spec) => qualityNote(option, spec, context.catalog),
    names,
  )
  const perYear = scenarios.map(({ runsPerYear }) => runsPerYear ?? 1)
  const judged =
    counts !== undefined ? summedPlans(side, counts, within) : new Set(perYear).size > 1 ? ofYear(side, perYear) : side
  const advised = advice === undefined ? judged : { ...judged, verdict: `${advice} ${judged.verdict}` }
  const { names: shown } = context.renderContextOn(request)
  const compareds = compared.map((scenario, at) => {
    const column = side.columns[at]
    return { name: column?.text ?? '', scenario, option: column?.option ?? null }
  })
  const areColumns = side.columns.length === compared.length
  const terms = counts === undefined ? '' : termsOfSum(compared, shown)
  const kept = counts === undefined && areColumns ? comparedLimits(compareds, shown) : terms === '' ? [] : [terms]
  const ofSoftware =
    thread !== null || counts !== undefined || !areColumns
      ? []
      : [
          ...unlikeSoftware(side, sidesOf(plans), ask, context.catalog),
          ...methodsAlike(plans, scenarios, side, ask, shown, context.catalog),
        ]
  const told = asked === undefined || counts !== undefined ? null : contrastOf(advised, asked, limits, shown)
  const pair = pairAgainstPlan(side, thread?.shown?.best, asked)
  const often = new Set(perYear).size > 1 ? '' : ofMonth(side, perYear[0] ?? 1)
  const comparison =
    told === null
      ? advised
      : {
          ...advised,
          verdict: [
            thread === null ? '' : (advice ?? ''),
            pair !== '' && asked?.isEither === true
              ? ''
              : (thread === null ? '' : fasterThanFastest(separate, side, shown)) || told,
            often,
            onAsMany(compared, side, thread, ask, shown),
            ...alike.flatMap((one, at) =>
              one === null || thread === null
                ? []
                : notesOfAlike(
                    { ...one, name: side.columns[at]?.text ?? '' },
                    separate[at]?.scenario,
                    thread,
                    ask,
                    context,
                    shown,
                  ),
            ),
            pair,
          ]
            .filter((one) => one !== '')
            .join(' '),
          isAsked: true as const,
        }
  const outcome: Outcome = {
    kind: 'answer',
    content:
      thread === null
        ? comparisonMessage(comparison, 'Ask for the one you want.', [
            ...assumedLines([
              ...assumed,
              ...dataAssumptions(compareds).filter((one) => !generalAnswers.some((said) => said.startsWith(one))),
            ]),
            ...unusedLines(unused),
            ...[...kept, ...ofSoftware, ...generalAnswers, ...inBf16Alone(side)].map((sentence) =>
              line(
                isSingleEpochRemark(sentence) && counts === undefined && areColumns
                  ? singleEpochOfSides(
                      plans.map(({ answer }) => answer),
                      side.columns.map(({ text }) => text),
                    )
                  : sentence,
              ),
            ),
          ])
        : comparisonMessage(comparison),
    detail: { kind: 'comparison', comparison },
    ...(thread === null
      ? {}
      : {
          thread: withPlansBeside(thread, compared),
        }),
  }
  return unmet === null ? outcome : withUnmet(outcome, unmet, context.renderContextOn(request))
}

const sidesOf = (plans: readonly PlanToCompare[]): readonly Scenario[] => plans.map(({ scenario }) => scenario)
const assumedLines = (assumed: readonly string[]) =>
  assumed.length === 0 ? [] : [line(`Assumed: ${assumed.join('; ')}.`)]

const noLimits = { usd: null, hours: null }
const limitsOf = ({ spec: { budgetUsd, deadlineHours } }: Scenario) => ({ usd: budgetUsd, hours: deadlineHours })

/** Whether it fits is asked of the GPUs of the plan first; null where they do not hold it, or others are named. */
function heldByPlanned(scenario: Scenario, thread: ThreadState | null, ask: AnswerScenario): AdvisorAnswer | null {
  const best = thread?.shown?.best
  const there =
    thread === null || best === undefined
      ? null
      : onPlannedGpus(scenario, currentScenario(thread.conversation).spec, best)
  const answer = there === null ? null : ask(there)
  return answer?.kind === 'recommendation' && isHeldAs(answer.recommendation.best, best) ? answer : null
}

/** Versions that are not run equally often: one run of each says nothing of which is cheaper. */
function ofYear(comparison: PlanComparison, perYear: readonly number[]): PlanComparison {
  const each = comparison.columns.flatMap(({ option, text }, index) => {
    if (option === null) return []
    const [usd, count] = [option.allInUsd.p50, Math.round(perYear[index] ?? 1)]
    const year = usd * count
    return `${text}: ${formatCount(count)} × ${formatUsd(usd)} = ${formatUsd(year)} a year, ${formatUsd(year / quartersOfYear)} a quarter`
  })
  return { ...comparison, verdict: `By how often they run: ${each.join('; ')}.` }
}
const quartersOfYear = 4

/** "What would an L4 do?", where one GPU is planned and many of the other are best: as many of it, too; '' where it is those. */
function onAsMany(
  scenarios: readonly Scenario[],
  { columns }: PlanComparison,
  thread: ThreadState | null,
  ask: AnswerScenario,
  names: DisplayNames,
): string {
  const best = thread?.shown?.best
  const at = scenarios.findLastIndex(({ spec }) => spec.gpus !== null && spec.gpuCount === null && spec.nodes === null)
  const [other, scenario] = [columns[at]?.option ?? null, scenarios[at]]
  if (best === undefined || other === null || scenario === undefined || scenarios.length !== 2) return ''
  if (other.gpu === best.gpu || other.gpuCount === best.gpuCount) return ''
  const answer = ask({
    ...scenario,
    spec: { ...scenario.spec, gpus: [other.gpu], gpuCount: best.gpuCount, budgetUsd: null, deadlineHours: null },
  })
  if (answer.kind === 'problem' || answer.recommendation.best.offload !== 'none') return ''
  const { hours, allInUsd } = answer.recommendation.best
  return `On ${planName(answer.recommendation.best, names)}, as many as are planned: ${formatDuration(hours.p50)} and ${formatUsd(allInUsd.p50)} in total.`
}

/** What runs often is paid by the month; '' where it is run less. */
function ofMonth({ columns }: PlanComparison, perYear: number): string {
  const perMonth = runsOfPeriod(perYear, 'month')
  const known = columns.flatMap(({ option, text }) =>
    option === null ? [] : [{ usd: formatUsd(roundUsd(option.allInUsd.p50) * perMonth), text }],
  )
  // The same plan both times has one sum.
  const isOne = new Set(known.map(({ usd }) => usd)).size === 1
  const sums = isOne ? known.slice(0, 1).map(({ usd }) => usd) : known.map(({ usd, text }) => `${usd} (${text})`)
  return perMonth < 1 || known.length < 2
    ? ''
    : `At ${formatRuns(perMonth)} runs a month that is ${sums.join(' against ')} a month.`
}
