/** One run on spot machines, by its plan: its checkpoint, how often to save, and how long it then takes. */
import type { Estimate, Interval, Plan } from '../../estimate/plan.ts'
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/spec.ts'
import { type Checkpoint, checkpointBytes, checkpointOf } from './checkpoint.ts'
import {
  bestInterval,
  type Interruptions,
  interruptedHours,
  interruptionsOf,
  oftener,
  startedOverHours,
} from './interruption.ts'

type Facts = Pick<Market, 'catalog' | 'terms'>

export type SpotRun = {
  readonly interruptions: Interruptions
  /** False: nothing is saved, and a preemption starts the run over. */
  readonly saves: boolean
  /** Hours between checkpoints: the best of them; of a run that saves nothing, its whole length. */
  readonly interval: number
  /** Hours of training without any preemption. */
  readonly work: number
  /** Expected hours of training with preemptions and saving. */
  readonly expected: number
}

/** The market under what the question itself says of preemptions, which goes before what the team says. */
export function assuming(market: Market, spec: Pick<Spec, 'hoursBetweenPreemptions' | 'savesCheckpoints'>): Market {
  if (spec.hoursBetweenPreemptions === null && spec.savesCheckpoints === null) return market
  const { terms } = market
  const assumed = {
    ...terms.assumed,
    hoursBetweenPreemptions: spec.hoursBetweenPreemptions ?? terms.assumed.hoursBetweenPreemptions,
    checkpoints: spec.savesCheckpoints ?? terms.assumed.checkpoints,
  }
  return { ...market, terms: { ...terms, assumed } }
}

/** Hours of `plan` on spot, of `work` hours of training without preemption; `startupHours` come again at each restart. */
export function spotRun(
  plan: Plan,
  work: number,
  startupHours: number,
  market: Facts,
  checkpoint = checkpointOfPlan(plan, market.catalog),
): SpotRun {
  const interruptions = interruptionsOfPlan(plan, startupHours, market, checkpoint)
  if (!market.terms.assumed.checkpoints) {
    return { interruptions, saves: false, interval: work, work, expected: startedOverHours(work, interruptions) }
  }
  const interval = bestInterval(interruptions, work)
  return { interruptions, saves: true, interval, work, expected: interruptedHours(work, interval, interruptions) }
}

/**
 * Training hours of a spot run, as a range: at the short end nothing is taken back and only saving takes time; at the
 * long end machines are taken back several times as often as assumed.
 */
export function spotHours(
  run: SpotRun,
  { p10, p90 }: Estimate['tokensPerSecond'],
  tokens: number,
  { catalog }: Pick<Market, 'catalog'>,
): Interval {
  const { interruptions, saves, interval, expected } = run
  const { writeHours } = interruptions.checkpoint
  const harder = oftener(interruptions, catalog.spot.doubt.base)
  const shortest = tokens / p90 / 3600
  const longest = tokens / p10 / 3600
  if (!saves) return { p10: shortest, p50: expected, p90: startedOverHours(longest, harder) }
  return {
    p10: shortest * (1 + writeHours / interval),
    p50: expected,
    p90: interruptedHours(longest, bestInterval(harder, longest), harder),
  }
}

/** What is assumed of spot machines that run `plan`. */
export function interruptionsOfPlan(
  plan: Plan,
  startupHours: number,
  { catalog, terms }: Facts,
  checkpoint = checkpointOfPlan(plan, catalog),
): Interruptions {
  return interruptionsOf(plan.nodes, startupHours, checkpoint, catalog.spot, terms.assumed)
}

export function checkpointOfPlan({ shape, method, lora, nodes }: Plan, { decision }: Market['catalog']): Checkpoint {
  return checkpointOf(checkpointBytes(shape, { method, lora }, decision.checkpoint), nodes, decision.checkpoint)
}

/** Whether a run that saves nothing is too long to be left to chance. */
export function isRefused({ saves, work, expected }: SpotRun, { catalog }: Pick<Market, 'catalog'>): boolean {
  return !saves && expected > work * catalog.spot.refuseAbove.base
}
