/** Whether a machine that a job names is worth its price, or the least that holds it: the verdict, and what the other takes. */
import { meritOfMachineIn } from '../language/inquiries/merit-of-machine.ts'
import {
  fewerSentence,
  leastLead,
  meritLead,
  withoutItSentence,
} from '../presentation/content/inquiries/merit-of-machine-sentences.ts'
import type { Option } from '../recommend/recommendation.ts'
import { meritOf } from '../recommend/inquiries/smaller-machine.ts'
import { trainedWhole } from '../scenario/much-data.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { usualCounts } from './count-plans.ts'
import { type FoundInterpretation, type JobReader, startWith } from './part-readers.ts'
import { recommendationFor } from './recommendation-for.ts'

/** Null where nobody asks it, or no whole job stands beside it. */
export const meritOfMachineOf: JobReader = (text, readJob, request, context) => {
  const asked = meritOfMachineIn(text)
  const said = asked === null ? null : readJob(asked.rest)
  if (asked === null || said === null || said.spec.gpus === null) return null
  const job = trainedWhole(said, context.vocabulary.muchData)
  if (asked.asks === 'least') return leastOf(job, request, context)
  const against = asked.other === undefined ? null : readJob(asked.other)
  if (asked.other === undefined) return worthOf(job, request, context)
  return against === null ? null : worthAgainst(job, against, request, context)
}

type Context = [Parameters<JobReader>[2], Parameters<JobReader>[3]]
type Reader = (job: Scenario, ...rest: Context) => FoundInterpretation

const worthOf: Reader = (job, request, context) => {
  const named = recommendationFor(job, request, context)?.best
  const other = named === undefined ? null : dearerLeftOut(job, named.usdPerGpuHour, request, context)
  if (named === undefined || other === null) return null
  return weighed(job, named, other, request, context)
}

/** Against a card that is named. */
function worthAgainst(job: Scenario, against: Scenario, ...[request, context]: Context): FoundInterpretation {
  const scenario = trainedWhole(against, context.vocabulary.muchData)
  const [named, best] = [job, scenario].map((each) => recommendationFor(each, request, context)?.best)
  return named === undefined || best === undefined ? null : weighed(job, named, { scenario, best }, request, context)
}

function weighed(
  job: Scenario,
  named: Option,
  other: { readonly scenario: Scenario; readonly best: Option },
  ...[request, context]: Context
): FoundInterpretation {
  const { names } = context.renderContextOn(request)
  const merit = meritOf(named, other.best)
  return startWith(merit === 'none' ? other.scenario : job, {
    lead: meritLead(merit),
    generalAnswers: [withoutItSentence(merit, named, other.best, names)],
  })
}

/** Cards that ask even more are no way around the price of one. */
const mostLeftOut = 4

/** The plan without the named cards, on one that asks no more by the hour. */
function dearerLeftOut(
  { spec, ...job }: Scenario,
  usdPerGpuHour: number,
  request: Parameters<JobReader>[2],
  context: Parameters<JobReader>[3],
): { readonly scenario: Scenario; readonly best: Option } | null {
  let excludedGpus = [...(spec.excludedGpus ?? []), ...(spec.gpus ?? [])]
  for (let tried = 0; tried < mostLeftOut; tried += 1) {
    const scenario: Scenario = { ...job, spec: { ...spec, gpus: null, gpuCount: null, nodes: null, excludedGpus } }
    const best = recommendationFor(scenario, request, context)?.best
    if (best === undefined) return null
    if (best.usdPerGpuHour <= usdPerGpuHour) return { scenario, best }
    excludedGpus = [...excludedGpus, best.gpu]
  }
  return null
}

const leastOf: Reader = (job, request, context) => {
  const count = job.spec.gpuCount ?? 1
  const asked = recommendationFor(job, request, context)?.best
  if (asked === undefined || count === 1) return null
  // What the host has to hold is planned in 4 bits.
  const method = asked.method === 'lora' && asked.offload === 'params' ? 'qlora' : job.spec.method
  const on = (gpuCount: number): Option | undefined =>
    recommendationFor({ ...job, spec: { ...job.spec, method, gpuCount, nodes: null } }, request, context)?.best
  const held = usualCounts
    .filter((each) => each < count)
    .flatMap((each) => on(each) ?? [])
    .filter(({ offload }) => offload === 'none')
  const isSure = ({ peakMemoryGiB, usableMemoryGiB }: Option): boolean => peakMemoryGiB.p95 <= usableMemoryGiB
  const fewer = held.find(isSure)
  const { names } = context.renderContextOn(request)
  return startWith(job, {
    lead: leastLead(fewer !== undefined),
    generalAnswers: [fewerSentence(on(count) ?? asked, fewer ?? held.at(-1) ?? null, fewer !== undefined, names)],
  })
}
