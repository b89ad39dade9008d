/** A job whose bill, GPUs or data are said in words of their own: taxes, GPU-hours, the fewest GPUs, messages of chats. */
import type { InquiryWords } from '../catalog/inquiry-facts.ts'
import { chatLength, withChatNote } from '../language/inquiries/chat-length.ts'
import { askedGpuHoursIn, billWordsIn } from '../language/inquiries/bill-words.ts'
import { heldOutIn } from '../language/inquiries/held-out.ts'
import { makeupOfDataIn } from '../language/inquiries/makeup-of-data.ts'
import { requestedHoursIn } from '../language/inquiries/request-words.ts'
import { chatMessagesIn, periodBudgetIn } from '../language/inquiries/wanted-counts.ts'
import { kindsOfGpus } from '../recommend/inquiries/per-token.ts'
import { formatUsd, formatUsdPerHour } from '../presentation/format/number-format.ts'
import type { Scenario } from '../scenario/scenario.ts'
import type { EngineContext } from './engine-context.ts'
import type { Interpretation } from './interpretation.ts'
import { type FoundInterpretation, type ReadJob, type ReadRest, startWith } from './part-readers.ts'
import { amendedJobOf } from './interpret-amended-job.ts'
import { askedFiguresOf } from './interpret-asked-figures.ts'
import { recommendationFor } from './recommendation-for.ts'
import { doubtedMachineOf } from './interpret-doubted-machine.ts'
import { machinesAtSellersOf } from './interpret-machines-at-sellers.ts'
import { meritOfMachineOf } from './interpret-merit-of-machine.ts'
import { requestedTimeOf } from './interpret-requested-time.ts'
import { fewestOf } from './interpret-fewest.ts'
import { leastSetupOf } from './interpret-least-setup.ts'
import { countChoiceOf, lengthChangeOf } from './interpret-count-choice.ts'
import { withLossOfEach } from './any-of-alternatives.ts'
import { precisionGainOf } from './interpret-precision-gain.ts'
import type { RequestContext } from './request.ts'

/** Reads what stands beside a job in its text (changes of itself, savings, data held out, counts) and the rest as the job; null where there is none of it, or the rest is no job. */
export const jobWordsOf = (
  text: string,
  readRest: ReadRest,
  readJob: ReadJob,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation =>
  amendedJobOf(text, readJob, request, context) ??
  budgetOf(text, readJob) ??
  askedFiguresOf(text, readRest, request, context) ??
  heldOutOf(text, readRest) ??
  makeupOf(text, readRest, context) ??
  billOf(text, readRest, context) ??
  gpuHoursAsked(text, readRest, request, context) ??
  requestedTimeOf(text, readJob, request, context) ??
  doubtedMachineOf(text, readJob, request, context) ??
  machinesAtSellersOf(text, readJob, request, context) ??
  meritOfMachineOf(text, readJob, request, context) ??
  fewestOf(text, readJob, request, context) ??
  leastSetupOf(text, readJob, request, context) ??
  precisionGainOf(text, readJob, request, context) ??
  withLossOfEach(countChoiceOf(text, readJob, request, context), text) ??
  lengthChangeOf(text, readJob, request, context) ??
  chatsOf(text, readRest, context)

/** "4% held out": of the data that are named with it, which are those of the first job. */
function heldOutOf(text: string, readRest: ReadRest): FoundInterpretation {
  const held = heldOutIn(text)
  const read = held === null ? null : readRest(held.rest)
  if (held === null || read === null) return null
  const note = `“${held.words}”: ${Math.round((1 - held.share) * 100)} % of the data is trained on.`
  const less = (scenario: Scenario): Scenario => withShare(scenario, 1 - held.share, note)
  if (read.kind === 'start') return { ...read, scenario: less(read.scenario) }
  if (read.kind !== 'comparison' || read.counts === undefined) return null
  return {
    ...read,
    scenarios: read.scenarios.map((scenario, at) => (at === 0 ? less(scenario) : scenario)),
    assumed: [...(read.assumed ?? []), `“${held.words}” of the first, and not trained on`],
  }
}

/** The scenario with so much of its data, and why. */
function withShare(scenario: Scenario, share: number, note: string): Scenario {
  const { tokens } = scenario.spec
  return tokens === null
    ? scenario
    : {
        ...scenario,
        spec: { ...scenario.spec, tokens: tokens * share },
        notes: [...scenario.notes, note],
        remarks: [...(scenario.remarks ?? []), { field: 'tokens', text: note }],
      }
}

/** "20 languages, 15k rows per language", "60 % is vendored, skip that". */
function makeupOf(text: string, readRest: ReadRest, { catalog, vocabulary }: EngineContext): FoundInterpretation {
  const found = makeupOfDataIn(text, catalog.inquiryFacts.words, vocabulary.textLengths)
  const read = found === null ? null : readRest(found.rest)
  if (found === null || read === null) return null
  const { share, note, restates } = found
  const of = (scenario: Scenario): Scenario => withShare(withoutNotes(scenario, restates), share, note)
  if (read.kind === 'start') return { ...read, scenario: of(read.scenario) }
  return read.kind === 'comparison' ? { ...read, scenarios: read.scenarios.map(of) } : null
}

/** Without what another note says better. */
const withoutNotes = (scenario: Scenario, restated: RegExp | undefined): Scenario =>
  restated === undefined
    ? scenario
    : {
        ...scenario,
        notes: scenario.notes.filter((note) => !restated.test(note)),
        ...(scenario.remarks === undefined
          ? {}
          : { remarks: scenario.remarks.filter(({ text }) => !restated.test(text)) }),
      }

/** "Both stages on 8 H100 at 2.39": jobs that are all done, in GPU-hours at the price that was given. */
export function pricedSum(
  sum: Extract<Interpretation, { kind: 'comparison' }>,
  usdPerGpuHour: number | null,
  request: RequestContext,
  context: EngineContext,
): Interpretation {
  const parts = sum.scenarios.map((scenario, at) => {
    const answer = context.answerWith(request, null)(scenario)
    if (answer.kind !== 'recommendation') return null
    const { hours, gpuCount } = answer.recommendation.best
    return { name: sum.names[at] ?? '', gpuHours: hours.p50 * gpuCount * (sum.counts?.[at] ?? 1) }
  })
  const known = parts.filter((part) => part !== null)
  if (known.length < parts.length) return sum
  const all = known.reduce((total, { gpuHours }) => total + gpuHours, 0)
  const of = (gpuHours: number): string =>
    `${gpuHoursText(gpuHours)} GPU-hours${usdPerGpuHour === null ? '' : `, ${formatUsd(gpuHours * usdPerGpuHour)}`}`
  const each = known.map(({ name, gpuHours }) => `${name}: ${of(gpuHours)}`)
  const price = usdPerGpuHour === null ? '' : ` At your ${formatUsdPerHour(usdPerGpuHour)} a GPU:`
  const says = `${price} ${each.join('; ')}; together ${of(all)}.`.trim()
  return { ...sum, generalAnswers: [...(sum.generalAnswers ?? []), says] }
}

const gpuHoursText = (hours: number): string => Number(hours.toPrecision(hours < 10 ? 2 : 3)).toLocaleString('en-US')

/** "In CHF incl. 8.1 % VAT". */
function billOf(text: string, readRest: ReadRest, { catalog }: EngineContext): FoundInterpretation {
  const words = billWordsIn(text)
  if (words === null) return null
  const facts = words.currency === null ? undefined : catalog.totalCost.currencies[words.currency]
  if (words.currency !== null && facts === undefined) return null
  const read = readRest(words.rest)
  if (read?.kind !== 'start') return null
  const money =
    facts === undefined
      ? null
      : { sign: facts.sign, name: facts.name, usdOfOne: facts.usd.base, asOf: facts.usd.asOf ?? '' }
  return withBill(read, { taxShare: words.taxShare ?? 0, tax: words.tax, money })
}

const withBill = (
  { scenario }: Extract<Interpretation, { kind: 'start' }>,
  bill: NonNullable<NonNullable<Scenario['extras']>['bill']>,
): Interpretation => startWith(scenario, { bill })

/** "How many GPU hours on H100 and on B200?": of each kind that is named. */
function gpuHoursAsked(
  text: string,
  readRest: ReadRest,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const rest = askedGpuHoursIn(text)
  const read = rest === null ? null : readRest(rest)
  if (read?.kind === 'comparison')
    return read.counts === undefined || read.generalAnswers !== undefined
      ? read
      : pricedSum(read, null, request, context)
  if (read?.kind !== 'start') return null
  const { scenario } = read
  const { names } = context.renderContextOn(request)
  const kinds = kindsOfGpus(scenario.spec.gpus ?? [], context)
  if (kinds.length < 2 || kinds.length > maxKinds) return startWith(scenario, { areGpuHoursAsked: true })
  const scenarios = kinds.map((gpus): Scenario => ({ ...scenario, spec: { ...scenario.spec, gpus } }))
  const answers = scenarios.map((each) => context.answerWith(request, null)(each))
  const hours = answers.flatMap((answer) => {
    if (answer.kind !== 'recommendation') return []
    const { best } = answer.recommendation
    const count = Number((best.hours.p50 * best.gpuCount).toPrecision(2)).toLocaleString('en-US')
    return [{ gpu: names.gpu(best.gpu), count }]
  })
  if (hours.length < kinds.length) return startWith(scenario, { areGpuHoursAsked: true })
  return {
    kind: 'comparison',
    thread: null,
    scenarios,
    names: hours.map(({ gpu }) => gpu),
    generalAnswers: [
      `GPU-hours: ${hours.map(({ gpu, count }) => `about ${count} on ${gpu}`).join(', ')}. Preparing data, trials and runs that fail come on top.`,
    ],
  }
}
const maxKinds = 4

/** "250k chats, about 12 messages each": as long as their messages are together. */
function chatsOf(text: string, readRest: ReadRest, { catalog }: EngineContext): FoundInterpretation {
  const chats = chatMessagesIn(text)
  if (chats === null) return null
  const usual = catalog.inquiryFacts.rules.messageTokens.base
  const read = readRest(chats.restWith(chatLength(chats, usual)))
  return read?.kind === 'start' ? startWith(withChatNote(read.scenario, chats, usual), {}) : null
}

/** "40k a quarter for 3 fine-tunes a month": whether the money is what the runs take. */
function budgetOf(text: string, readJob: ReadJob): FoundInterpretation {
  const found = periodBudgetIn(text)
  const job = found === null ? null : readJob(found.rest)
  if (found === null || job === null) return null
  const { usd, per, runs } = found
  return startWith({ ...job, spec: { ...job.spec, budgetUsd: null } }, { periodBudget: { usd, per, runs } })
}

/** "H100 x 64 for 3 weeks, …: is that right?": a request to judge by what the job takes. */
export function requestOf(
  text: string,
  readJob: ReadJob,
  words: InquiryWords,
  request: RequestContext,
  context: EngineContext,
): FoundInterpretation {
  const asked = requestedHoursIn(text, words)
  if (asked === null) return null
  const job = readJob(asked.rest)
  const count = job?.spec.gpuCount ?? null
  if (job === null || count === null) return null
  const gpuHours = { value: count * asked.hours, words: `${count} GPUs ${asked.words.trim()}` }
  if (count < rarelyRented || recommendationFor(job, request, context) !== null) return startWith(job, { gpuHours })
  // Nobody rents out so many at once at a published price: the work is the same on as many as can be had.
  const open: Scenario = { ...job, spec: { ...job.spec, gpuCount: null, nodes: null, gpus: job.spec.gpus } }
  if (recommendationFor(open, request, context) === null) return startWith(job, { gpuHours })
  const note = `No price of ${count} GPUs at once is on record: the plan is on as many as can be rented by the hour, and takes about the same GPU-hours.`
  return startWith(open, { gpuHours, generalAnswers: [note] })
}
/** Fewer are mostly there. */
const rarelyRented = 64
