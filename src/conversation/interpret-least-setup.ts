/** The least that holds a job: the smallest machine, whether it has to be sharded, and how many of each of several cards. */
import { formatDuration } from '../presentation/format/number-format.ts'
import {
  asksSmallestCard,
  withoutEachCountAsked,
  withoutShardAsked,
  withoutSmallestAsked,
} from '../language/inquiries/least-setup.ts'
import {
  leastSetupSentence,
  otherSetupSentence,
  shardLead,
} from '../presentation/content/inquiries/least-setup-sentences.ts'
import type { SmallestSetup } from '../recommend/inquiries/smallest.ts'
import { kindsOfGpus } from '../recommend/inquiries/per-token.ts'
import { trainedWhole } from '../scenario/much-data.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import { leastCountOf } from './least-count.ts'
import { sharedName } from './named-rent.ts'
import { type FoundInterpretation, type ReadJob, startWith } from './part-readers.ts'
import { recommendationFor } from './recommendation-for.ts'
import type { RequestContext } from './request.ts'

type AskedOfJob = readonly [text: string, readJob: ReadJob, request: RequestContext, context: EngineContext]

/** Null where none of it is asked of a whole job. */
export const leastSetupOf = (...asked: AskedOfJob): FoundInterpretation =>
  eachCountOf(...asked) ?? shardOrFitOf(...asked) ?? smallestOf(...asked)

const jobOf = (rest: string | null, readJob: ReadJob, { vocabulary }: EngineContext): Scenario | null => {
  const job = rest === null ? null : readJob(rest)
  return job === null ? null : trainedWhole(job, vocabulary.muchData)
}

/** "How many H100 or how many A100": each with its own number, side by side. */
function eachCountOf(...[text, readJob, request, context]: AskedOfJob): FoundInterpretation {
  const job = jobOf(withoutEachCountAsked(text), readJob, context)
  if (job === null || job.spec.gpus === null || job.spec.gpuCount !== null) return null
  const kinds = kindsOfGpus(job.spec.gpus, context)
  if (kinds.length < 2 || kinds.length > maxKinds) return null
  const { names } = context.renderContextOn(request)
  const found = kinds.map((gpus) => ({
    name: sharedName(gpus.map((id) => names.gpu(id))),
    least: plannedLeast({ ...job, spec: { ...job.spec, gpus: [...gpus] } }, request, context),
  }))
  const counted = found.flatMap(({ name, least }) => (least === null ? [] : [{ name, least }]))
  if (counted.length < 2) return null
  return {
    kind: 'comparison',
    thread: null,
    scenarios: counted.map(({ least }) => ({ ...job, spec: least.spec })),
    names: counted.map(({ name, least }) => `${least.spec.gpuCount ?? 1} × ${name}`),
    generalAnswers: [
      ...counted.map(({ name, least }) => `${name}: ${least.sentence}`),
      ...found.filter(({ least }) => least === null).map(({ name }) => `No usual number of ${name} holds it.`),
    ],
  }
}
const maxKinds = 4

/** "Will it fit or do I need to shard?" */
function shardOrFitOf(...[text, readJob, request, context]: AskedOfJob): FoundInterpretation {
  const job = jobOf(withoutShardAsked(text), readJob, context)
  if (job === null || job.spec.gpus === null || job.spec.nodes !== null) return null
  const { spec } = job
  const method = spec.method ?? 'lora'
  const least = leastCountOf({ ...spec, method, gpuCount: null }, request, context)
  const needed = least?.spec.gpuCount ?? null
  if (least === null || needed === null) return null
  const gpuCount = spec.gpuCount ?? needed
  const planned: Scenario = { ...job, spec: { ...spec, method, gpuCount } }
  if (recommendationFor(planned, request, context) === null) return null
  return startWith(planned, { lead: shardLead(needed, gpuCount), generalAnswers: [least.sentence] })
}

/** "The smallest setup that can train it" */
function smallestOf(...[text, readJob, request, context]: AskedOfJob): FoundInterpretation {
  const job = jobOf(withoutSmallestAsked(text), readJob, context)
  if (job === null || job.spec.gpuCount !== null || job.spec.nodes !== null) return null
  const { spec } = job
  const deadline = spec.deadlineHours
  if (deadline !== null && !asksSmallestCard(text)) return null
  if (spec.gpus !== null && deadline !== null) return null
  if (spec.gpus !== null) return fewestOfNamed(job, request, context)
  const asker = context.askerContext(request, null)
  const usual = spec.method ?? (deadline === null ? 'qlora' : recommendationFor(job, request, context)?.best.method)
  const method = usual ?? 'qlora'
  const found = context.advisor.smallest(spec, method, request.today, asker)
  const plannedOn = ({ gpu, gpuCount }: SmallestSetup): Scenario => ({
    ...job,
    spec: { ...spec, method, gpus: [gpu], gpuCount },
  })
  const setup = found.sure.slice(0, maxTried).find((each) => {
    const best = recommendationFor(plannedOn(each), request, context)?.best
    return best?.method === method && best.hours.p90 <= (deadline ?? Infinity)
  })
  if (setup === undefined) return null
  const { names } = context.renderContextOn(request)
  // Adapters in 16 bit have a smaller way, and those in 4 bit a usual one that is not named.
  const otherMethod = method === 'lora' ? 'qlora' : method === 'qlora' && spec.method === null ? 'lora' : null
  const other = otherMethod === null ? undefined : context.advisor.smallest(spec, otherMethod, request.today, asker)
  const small =
    method === 'full' && spec.optimizer === null
      ? context.advisor.smallest({ ...spec, optimizer: 'adamw-8bit' }, method, request.today, asker)
      : undefined
  const [ofSmall] = small?.sure ?? []
  return startWith(plannedOn(setup), {
    lead: deadline === null ? 'The smallest that holds it' : `The smallest that makes ${formatDuration(deadline)}`,
    generalAnswers: [
      leastSetupSentence(setup, found, names),
      ...(other?.sure[0] === undefined ? [] : [otherSetupSentence(other.sure[0], other, setup, names)]),
      ...(small === undefined || ofSmall === undefined || ofSmall.memoryGb >= setup.memoryGb
        ? []
        : [otherSetupSentence(ofSmall, small, setup, names, '8-bit optimizer states')]),
    ],
  })
}
/** Prices of rare cards may be too old to plan with. */
const maxTried = 9

function fewestOfNamed(job: Scenario, request: RequestContext, context: EngineContext): FoundInterpretation {
  const method = job.spec.method ?? 'lora'
  const least = plannedLeast({ ...job, spec: { ...job.spec, method } }, request, context)
  const planned: Scenario | null = least === null ? null : { ...job, spec: least.spec }
  return least === null || planned === null || recommendationFor(planned, request, context) === null
    ? null
    : startWith(planned, { lead: 'The fewest that hold it', generalAnswers: [least.sentence] })
}

/** The least count; twice as many, where its plan would lean on the memory of the host. */
function plannedLeast(job: Scenario, request: RequestContext, context: EngineContext): ReturnType<typeof leastCountOf> {
  const least = leastCountOf(job.spec, request, context)
  const count = least?.spec.gpuCount ?? null
  if (least === null || count === null || job.spec.offload !== null) return least
  const isOnGpus = (spec: Scenario['spec']): boolean =>
    recommendationFor({ ...job, spec }, request, context)?.best.offload === 'none'
  const twice = { ...least.spec, gpuCount: 2 * count }
  if (isOnGpus(least.spec) || !isOnGpus(twice)) return least
  return {
    spec: twice,
    sentence: `${least.sentence} Planned on ${2 * count}: with ${count} a part of it lies in the memory of the host, which is slow.`,
  }
}
