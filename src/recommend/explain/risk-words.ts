/** What a riskier plan risks, in words. */
import type { Candidate } from '../ranking/candidate.ts'
import { kindsOf, machinesOf, type RiskKind, type RiskSet } from '../ranking/plan-risk.ts'
import { gibText, gpuName, hoursText, stackName } from '../figure-text.ts'

/** What a plan with the risk is called, and the risk in the few words that a column holds; Details tells it in full. */
export const shortRisk: Readonly<Record<RiskKind, readonly [label: string, risk: string]>> = {
  machines: ['More machines', 'must be free at once'],
  place: ['Unseen there', 'may not stand in that region'],
  software: ['ROCm', 'check your kernels'],
  serverless: ['Serverless', 'limits on a run'],
  price: ['Old price', 'may have risen'],
  memory: ['Tight', 'may not fit'],
  spot: ['Spot', 'can be taken back'],
  'third-party': ['Third party', 'others own the machines'],
  market: ['Market', 'gone when taken'],
  consumer: ['Consumer', 'private machines'],
  states: ['bf16 states', 'small updates round away'],
  precision: ['FP8', 'watch the loss'],
  method: ['4-bit', 'can cost quality'],
}

/** "Spot (can be taken back)" for each risk of a set, the mildest first. */
export const shortRisks = (risks: RiskSet): readonly string[] =>
  kindsOf(risks).map((kind) => `${shortRisk[kind][0]} (${shortRisk[kind][1]})`)

/** One phrase for each risk of a plan, the mildest first; none of a safe one. */
export const riskPhrases = (candidate: Candidate): readonly string[] =>
  kindsOf(candidate.risks).map((kind) => riskPhrase(kind, candidate))

/** What `kind` risks under this plan. `instead`: the plan that it would stand in for; its software is named where it differs. */
export function riskPhrase(
  kind: RiskKind,
  { estimate: { plan, peakMemory, usableMemory }, quotedOffer, spot }: Candidate,
  instead: Candidate | null = null,
): string {
  const { provider } = quotedOffer.offer
  const formerStack = instead?.estimate.plan.stack ?? plan.stack
  switch (kind) {
    case 'machines':
      return `${machinesOf(plan)} machines must be free at once`
    case 'place':
      return `that ${gpuName(plan.gpu)} of ${provider.name} stands in that region is not on record`
    case 'software':
      return `${gpuName(plan.gpu)} runs ROCm: fewer people train on it, check that your kernels exist there`
    case 'serverless':
      return serverlessPhrase(provider)
    case 'price':
      return `the price at ${provider.name} may have risen to ${rateText(quotedOffer.quote.high)} an hour`
    case 'memory':
      return `it may not fit: up to ${gibText(peakMemory.p95)} a GPU at the high end, ${gibText(usableMemory)} are usable`
    case 'spot':
      return `spot machines are taken back${spot === null ? '' : `, about every ${hoursText(spot.interruptions.between)} (our estimate)`}: it must resume from checkpoints`
    case 'third-party':
      return 'machines of third parties, no place for personal or secret data'
    case 'market':
      return "a market's ask, gone when somebody takes it"
    case 'consumer':
      return 'consumer cards in private machines'
    case 'states':
      return 'weights and states in bf16 alone: small updates round away'
    case 'precision':
      return `FP8 products, under ${stackName(plan.stack)}${formerStack.id === plan.stack.id ? '' : ` in place of ${stackName(formerStack)}, to which part of the saving is due`}: watch the loss against a short bf16 run`
    case 'method':
      return plan.weights === 'nf4'
        ? '4-bit base weights can cost quality, in small models most'
        : 'coarser base weights can cost quality'
  }
}

function serverlessPhrase({ name, maximumRun, rateOfGpuAlone }: Candidate['quotedOffer']['offer']['provider']): string {
  const parts = [
    ...(rateOfGpuAlone === true ? ['bills processor and memory beside the GPU'] : []),
    ...(maximumRun === null ? [] : [`ends a run after ${hoursText(maximumRun.base / 3600)}`]),
  ]
  return `${name} ${parts.join(' and ')}`
}

const rateText = (usd: number): string => `$${usd.toFixed(2)}`
