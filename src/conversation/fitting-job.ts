/** On cards that are named, a way that fits comes before one that does not, or that needs memory which the machine has not. */
import type { Option } from '../recommend/recommendation.ts'
import type { Scenario, Spec } from '../scenario/scenario.ts'
import type { AnswerScenario } from './engine-context.ts'

/** What trains less of the model, in the order in which it is tried. */
const lighter = [
  { method: 'lora', weights: null, name: 'LoRA' },
  { method: 'qlora', weights: 'nf4', name: '4-bit QLoRA' },
] as const

/** The job itself where it fits, or where nothing lighter does. */
export function fittingJob(scenario: Scenario, ask: AnswerScenario): Scenario {
  const { spec, extras } = scenario
  if (spec.gpus === null || spec.offload !== null || spec.weights !== null) return scenario
  const host = extras?.hostMemory
  if (spec.method !== 'lora' && host === undefined) return scenario
  // What it would take, whatever memory there is: that is told where it is too much.
  const { hostMemory: _, ...otherExtras } = extras ?? {}
  const best = bestOf({ ...scenario, extras: otherExtras }, ask)
  if (best === null) return scenario
  const needed = best.hostGiB ?? 0
  const lacksHost = host !== undefined && needed > host.gib
  if (!lacksHost && !(spec.method === 'lora' && isHard(best))) return scenario
  const onCards: Scenario = { ...scenario, spec: { ...spec, offload: 'none' } }
  const ways = lighter.filter(({ method }) => method === 'qlora' || spec.method === 'full')
  const reason = lacksHost
    ? `would keep about ${Math.round(needed)} GiB in the memory of the host, and “${host.words}” is less`
    : best.offload === 'params'
      ? 'fits only with the weights in the memory of the host, which is slow'
      : tightReason(best)
  if (lacksHost && fits(onCards, ask)) return withNote(onCards, spec, `Another way ${reason}`)
  for (const { method, weights, name } of ways) {
    const open = {
      ...spec,
      method,
      weights,
      optimizer: null,
      precision: null,
      offload: lacksHost ? 'none' : null,
    } as const
    const job: Scenario = { ...scenario, spec: open }
    const isBetter = fits(job, ask) || (best.offload === 'params' && isAmple(bestOf(job, ask)))
    if (isBetter) return withNote(job, spec, `${name} is planned: ${planned(spec)} ${reason}`)
  }
  // Nothing lighter fits either: what to rent is told then.
  return scenario
}

/** The high end alone would read as what it takes. */
function tightReason({ peakMemoryGiB: { p50, p95 }, usableMemoryGiB: usable }: Option): string {
  const figures = `${p50.toFixed(1)} GiB a GPU expected, ${p95.toFixed(1)} at the high end, of ${usable.toFixed(1)}`
  return p50 > usable ? `does not fit: ${figures}` : `is not sure to fit: ${figures}`
}

const planned = ({ method }: Spec): string => (method === 'full' ? 'full fine-tuning' : 'LoRA in bf16')

/** Where well less than the memory is expected, a range that goes beyond it is told, and tried: over several machines sooner. */
const ampleShare = 0.85
const ampleShareOfOne = 0.6

const isHard = ({ offload, peakMemoryGiB, usableMemoryGiB, nodes }: Option): boolean =>
  offload === 'params' ||
  (peakMemoryGiB.p95 > usableMemoryGiB &&
    peakMemoryGiB.p50 >= (nodes > 1 ? ampleShare : ampleShareOfOne) * usableMemoryGiB)

/** Expected well within the cards: rather tried than weights on the host, though the range may go beyond. */
const isAmple = (best: Option | null): boolean =>
  best !== null && best.offload === 'none' && best.peakMemoryGiB.p50 < ampleShare * best.usableMemoryGiB

function fits(job: Scenario, ask: AnswerScenario): boolean {
  const best = bestOf(job, ask)
  return best !== null && !isHard(best)
}

function bestOf(job: Scenario, ask: AnswerScenario): Option | null {
  const answer = ask(job)
  return answer.kind === 'recommendation' ? answer.recommendation.best : null
}

/** The method was not asked for as it is. */
function withNote(job: Scenario, { method }: Pick<Spec, 'method'>, words: string): Scenario {
  const text = `${words}.`
  const { method: _method, weights: _weights, ...setBy } = job.setBy
  return {
    ...job,
    setBy: method === job.spec.method ? job.setBy : setBy,
    notes: [...job.notes, text],
    remarks: [...(job.remarks ?? []), { field: 'method', text }],
  }
}
