/** Two counts of machines, or two lengths of sequences, that are set against each other: both plans side by side. */
import { lengthChangeIn } from '../language/inquiries/context-length.ts'
import { type CountChange, countChangeIn, otherCountIn } from '../language/inquiries/wanted-counts.ts'
import { formatSignificant } from '../presentation/format/significant-digits.ts'
import { formatDuration } from '../presentation/format/number-format.ts'
import type { Scenario } from '../scenario/scenario.ts'
import { heldCountOf } from './held-counts.ts'
import type { ReadJob, JobReader } from './part-readers.ts'
import { recommendationFor } from './recommendation-for.ts'

/** "From 4 to 16 nodes", "one node or two": both, side by side; of a deadline it is said which makes it. */
export const countChoiceOf: JobReader = (text, readJob, request, context) => {
  const change = countChangeIn(text) ?? enoughOrMore(text, readJob)
  const job = change === null ? null : readJob(change.rest)
  if (change === null || job === null) return null
  const { unit, counts } = change
  const { deadlineHours } = job.spec
  const held = unit === 'gpus' ? heldCountOf(job, counts, request, context) : null
  if (held !== null) return held
  // Their numbers are compared, and no kinds of GPUs.
  const [fewest] = counts.toSorted((one, other) => one - other)
  const ofOpen =
    job.spec.gpus === null && unit === 'gpus'
      ? recommendationFor({ ...job, spec: { ...job.spec, gpuCount: fewest ?? 1 } }, request, context)?.best
      : undefined
  const scenarios = counts.map((count): Scenario => ({
    ...job,
    spec: {
      ...job.spec,
      ...(ofOpen === undefined ? {} : { gpus: [ofOpen.gpu] }),
      deadlineHours: null,
      ...(unit === 'nodes' ? { nodes: count, gpuCount: count * gpusOfMachine } : { gpuCount: count }),
    },
  }))
  const names = counts.map((count) => `${count} ${unit === 'nodes' ? 'node' : 'GPU'}${count === 1 ? '' : 's'}`)
  const ask = context.answerWith(request, null)
  const inTime = (deadlineHours === null ? [] : scenarios).map((scenario, at) => {
    const answer = ask(scenario)
    return answer.kind === 'recommendation'
      ? inTimeText(names[at] ?? '', answer.recommendation.best.hours, deadlineHours ?? 0)
      : `${names[at] ?? ''}: no plan`
  })
  const isOfMachines = Math.max(...counts) * (unit === 'nodes' ? gpusOfMachine : 1) > gpusOfMachine
  const says = [
    ...(deadlineHours === null
      ? []
      : [`Of the ${formatDuration(deadlineHours)} that there are: ${inTime.join('; ')}.`]),
    ...(isOfMachines ? [overMachines] : []),
  ]
  return {
    kind: 'comparison',
    thread: null,
    scenarios,
    names,
    ...(says.length === 0 ? {} : { generalAnswers: says }),
    ...(ofOpen?.offload === 'none' && fewest !== undefined
      ? { advice: `${names[counts.indexOf(fewest)] ?? ''} will do: ${fewest === 1 ? 'it holds it' : 'they hold it'}.` }
      : {}),
  }
}

const gpusOfMachine = 8
const overMachines =
  'More than eight GPUs are several machines, and these hours need InfiniBand or RoCE of 3.2 Tbit/s between them: over Ethernet of 100 Gbit/s and less sharded training takes far longer.'

/** "8x A100 enough for 13b …, or do I need 16?": the job with either number. */
function enoughOrMore(text: string, readJob: ReadJob): CountChange | null {
  if (!isEnough.test(text)) return null
  const spec = readJob(text)?.spec
  const other = spec?.gpuCount == null || spec.nodes !== null ? null : otherCountIn(text, spec.gpuCount)
  if (spec?.gpuCount == null || other === null) return null
  const rest = text.replace(other.clause, ' ')
  return readJob(rest)?.spec.gpuCount === spec.gpuCount
    ? { unit: 'gpus', counts: [spec.gpuCount, other.count], rest }
    : null
}
const isEnough =
  /\b(?:enough|enuf|suffic\w*|fits?|hold|do|need|should|will|would|can|could)\b[^.!]{0,160}\bor\b[^.?!,;\d]{0,36}(?:\d|\b(?:one|two|three|four|six|eight|sixteen)\b)/iu

const inTimeText = (name: string, { p50, p90 }: { readonly p50: number; readonly p90: number }, hours: number) =>
  `${name} ${p90 <= hours ? 'in time' : p50 <= hours ? 'in time only if all goes well' : 'too late'} (${formatDuration(p50)}, ${formatDuration(p90)} at the slow end)`

/** "At 32k context instead of 2k, how much more?": both on the machine of the longer, and how many times the other it costs. */
export const lengthChangeOf: JobReader = (text, readJob, request, context) => {
  const change = context.catalog.inquiryFacts.words.difference.test(text) ? lengthChangeIn(text) : null
  const job = change === null ? null : readJob(change.rest)
  if (change === null || job === null) return null
  const planOf = (scenario: Scenario) => recommendationFor(scenario, request, context)?.best ?? null
  const longest = planOf(withLength(job, Math.max(...change.lengths)))
  if (longest === null) return null
  const machine = { gpus: job.spec.gpus ?? [longest.gpu], gpuCount: job.spec.gpuCount ?? longest.gpuCount }
  const scenarios = change.lengths.map((length) => withLength({ ...job, spec: { ...job.spec, ...machine } }, length))
  const plans = scenarios.map(planOf)
  const [first, second] = plans
  if (first == null || second == null) return null
  const [long, short] = first.hours.p50 >= second.hours.p50 ? [first, second] : [second, first]
  const times = formatSignificant((long.hours.p50 * long.gpuCount) / (short.hours.p50 * short.gpuCount), 2)
  return {
    kind: 'comparison',
    thread: null,
    scenarios,
    names: change.names,
    generalAnswers: [
      `For the same tokens the longer sequences take about ${times} times the GPU-hours: attention grows with the length, all else does not, and activations take more memory.`,
    ],
  }
}

const withLength = (job: Scenario, sequenceLength: number): Scenario => ({
  ...job,
  spec: { ...job.spec, sequenceLength },
})
