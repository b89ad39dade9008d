/** Whether a machine is more than a job needs: the verdict with the hours and dollars of a smaller one. */
import { doubtedMachineIn } from '../language/inquiries/doubted-machine.ts'
import {
  doubtedLead,
  gpuTimeSentence,
  neededLead,
  smallerMachineSentence,
} from '../presentation/content/inquiries/doubted-machine-sentences.ts'
import { isOverkill } from '../recommend/inquiries/smaller-machine.ts'
import type { Recommendation } from '../recommend/recommendation.ts'
import { trainedWhole } from '../scenario/much-data.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { usualCounts } from './count-plans.ts'
import { type JobReader, startWith } from './part-readers.ts'
import { recommendationFor } from './recommendation-for.ts'

const notSilly = 2

/** Null where nobody doubts a machine, or no whole job stands beside it. */
export const doubtedMachineOf: JobReader = (text, readJob, request, context) => {
  const doubt = doubtedMachineIn(text)
  const said = doubt === null ? null : readJob(doubt.rest)
  if (doubt === null || said === null) return null
  const job = trainedWhole(said, context.vocabulary.muchData)
  const { machineGpus } = context.catalog.inquiryFacts.rules
  const count = job.spec.gpuCount ?? (doubt.isNode ? machineGpus.base : 1)
  const on = (gpuCount: number, gpus = job.spec.gpus): Scenario => ({ ...job, spec: { ...job.spec, gpus, gpuCount } })
  const named = recommendationFor(on(count), request, context)
  if (named === null) return null
  const isHeld = (plan: Recommendation | null): plan is Recommendation => plan !== null && plan.best.offload === 'none'
  const planOf = (scenario: Scenario) => {
    const plan = recommendationFor(scenario, request, context)
    return isHeld(plan) ? [{ scenario, plan }] : []
  }
  const { gpu } = named.best
  const smaller =
    count === 1
      ? planOf({ ...job, spec: { ...job.spec, gpus: null, gpuCount: 1, objective: 'cheapest' } })
      : usualCounts
          .filter((each) => each < count)
          .flatMap((each) => planOf(on(each, job.spec.gpus === null ? null : [gpu])))
  const [least] = smaller.filter(({ plan }) => plan.best.gpu !== gpu || plan.best.gpuCount < count)
  const { names } = context.renderContextOn(request)
  // What is called silly, and costs little more, is not.
  const isNear =
    doubt.called !== null && least !== undefined && named.best.allInUsd.p50 <= notSilly * least.plan.best.allInUsd.p50
  const isMore = least !== undefined && !isNear && isOverkill(least.plan.best, named.best)
  return startWith(isMore ? least.scenario : on(count), {
    lead: doubt.isNeed === true ? neededLead(isMore, least !== undefined) : doubtedLead(isMore, doubt.called),
    generalAnswers: [
      smallerMachineSentence(named.best, least?.plan.best ?? null, isMore, names),
      ...(doubt.asksGpuTime ? [gpuTimeSentence(named.best, names)] : []),
    ],
  })
}
