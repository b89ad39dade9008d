/** Adapters where no method was named and the words, or the data, may mean all weights: that they are assumed, and what full training takes. */
import type { Market } from '../../offers/market.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { hoursText, usdText } from '../figure-text.ts'
import type { Candidate } from '../ranking/candidate.ts'
import { showablePlans } from '../ranking/find-candidates.ts'
import { chooseBest } from '../ranking/named-plans.ts'
import type { Resweep } from '../search/sweep-result.ts'
import { planPlace } from './choice-reasons.ts'

/** "SFT", distillation, preferences, rewards and reinforcement are written of full training as often as of adapters. */
const openTasks: ReadonlySet<string> = new Set(['sft', 'distill', 'dpo', 'reward', 'grpo', 'rloo', 'ppo'])

/** A sentence without a full stop; none where the method was asked for, or nothing points to full training. */
export function assumedMethod(
  best: Candidate,
  spec: Spec,
  tokens: number,
  market: Market,
  resweep: Resweep | undefined,
): readonly string[] {
  const isOpen = [spec.method, spec.weights, spec.adapter, spec.loraRank, spec.optimizer].every((set) => set === null)
  const { catalog } = market
  const isMuch = tokens >= catalog.inquiryFacts.rules.fullFromTokens.base
  const pointsToFull = openTasks.has(spec.task ?? '') || (spec.task === null && isMuch)
  const { plan } = best.estimate
  if (resweep === undefined || !isOpen || !pointsToFull || plan.method === 'full') return []
  const asked: Spec = { ...spec, method: 'full' }
  const all = showablePlans(resweep(asked), asked, tokens, market)
  const full = chooseBest(all, asked, catalog.choice)
  const assumed = `${plan.method === 'lora' ? 'LoRA' : 'QLoRA'} is assumed, as no method was named`
  return [
    full === null
      ? `${assumed}; with all weights trained nothing keeps what was asked: say “full” for what comes nearest`
      : `${assumed}: with all weights trained (“full”) ${planPlace(full)} takes ${hoursText(full.hours)} and ${usdText(full.usd)}`,
  ]
}
