/** One run on spot machines, by its plan: its checkpoint, how often to save, and how long it then takes. */
import type { Estimate, Interval, Plan } from '../../estimate/plan.ts'
import type { Market } from '../../offers/market.ts'
import type { TeamAssumptions } from '../../offers/team-terms.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { type Checkpoint, planCheckpointBytes, checkpointOf } from './checkpoint.ts'
import {
  bestCheckpointInterval,
  type PreemptionModel,
  hoursWithCheckpoints,
  preemptionModelOf,
  withMorePreemptions,
  hoursWithoutCheckpoints,
} from './preemption.ts'

type SpotContext = Pick<Market, 'catalog' | 'terms'>

export type SpotRun = {
  readonly interruptions: PreemptionModel
  /** False: nothing is saved, and a preemption starts the run over. */
  readonly saves: boolean
  /** Somebody asked for the interval. */
  readonly isAsked?: boolean
  /** Hours between checkpoints: the best of them; of a run that saves nothing, its whole length. */
  readonly interval: number
  /** Hours of training without any preemption. */
  readonly work: number
  /** Expected hours of training with preemptions and saving. */
  readonly expected: number
}

/** The market under what the question itself says of preemptions, which goes before what the team says. */
export function withSpecAssumptions(
  market: Market,
  spec: Pick<Spec, 'hoursBetweenPreemptions' | 'savesCheckpoints' | 'checkpointSteps' | 'checkpointHours' | 'tokens'>,
): Market {
  const checkpointEvery = askedInterval(spec)
  if (spec.hoursBetweenPreemptions === null && spec.savesCheckpoints === null && checkpointEvery === null) return market
  const { terms } = market
  const assumptions = {
    ...terms.assumptions,
    hoursBetweenPreemptions: spec.hoursBetweenPreemptions ?? terms.assumptions.hoursBetweenPreemptions,
    checkpointEvery,
    checkpoints: spec.savesCheckpoints ?? terms.assumptions.checkpoints,
  }
  return { ...market, terms: { ...terms, assumptions } }
}

function askedInterval({
  checkpointSteps,
  checkpointHours,
  tokens,
}: Pick<Spec, 'checkpointSteps' | 'checkpointHours' | 'tokens'>): TeamAssumptions['checkpointEvery'] {
  if (checkpointHours !== null) return { hours: checkpointHours }
  return checkpointSteps === null || tokens === null ? null : { sharePerStepToken: checkpointSteps / tokens }
}

/** Hours between checkpoints that were asked for, no longer than the work itself; null: nobody asked. */
function intervalOf(plan: Plan, work: number, { checkpointEvery }: TeamAssumptions): number | null {
  if (checkpointEvery === null) return null
  if ('hours' in checkpointEvery) return Math.min(work, checkpointEvery.hours)
  const { tp, pp, cp } = plan.layout
  const sequences = plan.microBatch * plan.accumulation * (plan.gpuCount / (tp * pp * cp))
  return Math.min(work, work * checkpointEvery.sharePerStepToken * sequences * plan.sequenceLength)
}

/** Hours of `plan` on spot, of `work` hours of training without preemption; `startupHours` come again at each restart. */
export function estimateSpotRun(
  plan: Plan,
  work: number,
  startupHours: number,
  market: SpotContext,
  checkpoint = planCheckpoint(plan, market.catalog),
): SpotRun {
  const preemptions = planPreemptionModel(plan, startupHours, market, checkpoint)
  if (!market.terms.assumptions.checkpoints) {
    return {
      interruptions: preemptions,
      saves: false,
      interval: work,
      work,
      expected: hoursWithoutCheckpoints(work, preemptions),
    }
  }
  const asked = intervalOf(plan, work, market.terms.assumptions)
  const interval = asked ?? bestCheckpointInterval(preemptions, work)
  return {
    interruptions: preemptions,
    saves: true,
    isAsked: asked !== null,
    interval,
    work,
    expected: hoursWithCheckpoints(work, interval, preemptions),
  }
}

/**
 * Training hours of a spot run, as a range: at the short end nothing is taken back and only saving takes time; at the
 * long end machines are taken back several times as often as assumed.
 */
export function spotHoursRange(
  run: SpotRun,
  { p10, p90 }: Estimate['tokensPerSecond'],
  tokens: number,
  { catalog }: Pick<Market, 'catalog'>,
): Interval {
  const { interruptions: preemptions, saves, interval, expected } = run
  const { writeHours } = preemptions.checkpoint
  const morePreemptions = withMorePreemptions(preemptions, catalog.spot.rangeFactor.base)
  const shortest = tokens / p90 / 3600
  const longest = tokens / p10 / 3600
  if (!saves) return { p10: shortest, p50: expected, p90: hoursWithoutCheckpoints(longest, morePreemptions) }
  return {
    p10: shortest * (1 + writeHours / interval),
    p50: expected,
    p90: hoursWithCheckpoints(
      longest,
      run.isAsked === true ? interval : bestCheckpointInterval(morePreemptions, longest),
      morePreemptions,
    ),
  }
}

/** What is assumed of spot machines that run `plan`. */
function planPreemptionModel(
  plan: Plan,
  startupHours: number,
  { catalog, terms }: SpotContext,
  checkpoint = planCheckpoint(plan, catalog),
): PreemptionModel {
  return preemptionModelOf(plan.nodes, startupHours, checkpoint, catalog.spot, terms.assumptions)
}

/** What a plan saves at each checkpoint, and how long that takes. */
export function planCheckpoint(plan: Plan, { totalCost }: Market['catalog']): Checkpoint {
  return checkpointOf(planCheckpointBytes(plan, totalCost.checkpoint), plan.nodes, totalCost.checkpoint)
}

/** Whether a run that saves nothing is too long to be left to chance. */
export function isRefused({ saves, work, expected }: SpotRun, { catalog }: Pick<Market, 'catalog'>): boolean {
  return !saves && expected > work * catalog.spot.refuseAbove.base
}
