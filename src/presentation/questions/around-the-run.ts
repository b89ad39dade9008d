/** What stands around a run: the host, evaluation, messier data, rates of one's own, and batches and optimizers that are weighed. */
import { beforeRenting } from './before-renting.ts'
import { usualBatch } from '../../recommend/advice/batch-advice.ts'
import { globalBatch } from '../content/training-setup.ts'
import { providerName } from '../format/display-names.ts'
import { bytesPerToken, formatBytes } from '../format/file-sizes.ts'
import {
  formatCount,
  formatDuration,
  formatDurationRange,
  formatGib,
  formatParameters,
  formatPercent,
  formatTokens,
  formatUsd,
  formatUsdPerHour,
  formatUsdRange,
} from '../format/number-format.ts'
import { billSplit } from './bill-split.ts'
import { hasSmallMoments } from './optimizer-states.ts'
import type { QuestionContext } from './question-context.ts'

const gigabyte = 1e9
/** Bytes of a parameter as the hub has it. */
const fileBytes = 2
/** GB that a system and its Python packages take on a disk and in memory, and checkpoints that are kept: rules of thumb. */
const [softwareDisk, softwareRam, kept] = [40, 16, 3]
/** GB of memory that machines have, and cores a GPU that keep the loading ahead of it. */
const ramSizes = [32, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048] as const
const coresOfGpu = 8
const diskStep = 50

/** Memory, disk and cores of the machine. */
function hostNeeds({ args, params, files, scenario: { spec }, recommendation: { best } }: QuestionContext): string {
  if (params === undefined) return 'What it takes follows from the size of the model, which is not known here.'
  const weights = params * fileBytes
  const loaded = best.weights === 'bf16' ? '' : ', loaded in bf16 before they are made smaller'
  const machines = Math.max(1, best.nodes)
  const ram = weights / gigabyte + (softwareRam * best.gpuCount) / machines
  const size = ramSizes.find((one) => one >= ram) ?? Math.ceil(ram)
  const checkpoints = kept * (files?.checkpoint ?? 0)
  const data = (spec.tokens ?? 0) * bytesPerToken
  const disk = (weights + checkpoints + data) / gigabyte + softwareDisk
  const cores = Math.max(coresOfGpu, (coresOfGpu * best.gpuCount) / machines)
  const each = machines > 1 ? ' in each machine' : ''
  const [ramSize, diskSize, coreCount] = [
    `${formatCount(size)} GB of RAM`,
    `${formatCount(Math.ceil(disk / diskStep) * diskStep)} GB of disk`,
    `${formatCount(cores)} CPU cores`,
  ]
  const ofRam = `RAM holds the weights once, ${formatBytes(weights)}${loaded}, and some ${String(softwareRam)} GB a GPU for the system and the loading of data${best.offload === 'none' ? '' : '; what is offloaded comes on top'}.`
  const ofDisk = `On the disk lie the weights, ${formatBytes(weights)}, ${formatCount(kept)} checkpoints, ${formatBytes(checkpoints)}, the data and some ${String(softwareDisk)} GB of software; take an SSD.`
  const ofCores = `They load and tokenize the data, some ${String(coresOfGpu)} a GPU; fewer are enough where the data are tokenized beforehand.`
  // One part is asked about: the others are named behind it.
  switch (args?.hostPart) {
    case 'ram':
      return `About ${ramSize}${each} (rule of thumb): ${ofRam} Beside it ${diskSize} and ${coreCount}.`
    case 'disk':
      return `About ${diskSize}${each} (rule of thumb). ${ofDisk} Beside it ${ramSize} and ${coreCount}.`
    case 'cores':
      return `About ${coreCount}${each} (rule of thumb). ${ofCores} Beside them ${ramSize} and ${diskSize}.`
    case undefined:
      return `About ${ramSize}, ${diskSize} and ${coreCount}${each} (rule of thumb). ${ofRam} ${ofDisk}`
  }
}

/** Off the list price, for an example. */
const exampleDiscount = 0.2
/** What a contract of one's own would take off. */
function ownRates({ args, subject, recommendation: { best }, renderContext: { names } }: QuestionContext): string {
  const { usd, allInUsd, usdPerGpuHour } = best
  const named = subject?.providers[0]
  const other =
    named === undefined || named === best.provider
      ? ''
      : ` The plan is not at ${names.provider(named)}: reply “on ${names.provider(named)}” to see it there.`
  const discount = args?.moves === undefined ? null : Math.abs(args.moves)
  const saved = (discount ?? exampleDiscount) * usd.p50
  const off = `With ${formatPercent(discount ?? exampleDiscount)} off${discount === null ? ', for example,' : ''}`
  return `It is not in the figures: ${formatUsdPerHour(usdPerGpuHour)} a GPU is the list price of ${providerName(best, names)}, and what you have agreed comes off that. ${off} it is ${formatUsd(allInUsd.p50 - saved)} in total instead of ${formatUsd(allInUsd.p50)}${discount === null ? ': say your percentage' : ''}.${other}`
}

/** Bytes a parameter of moments of AdamW in fp32, and in 8 bits. */
const [momentsFull, momentsSmall] = [8, 2]
/** Memory that 8-bit moments save. */
function optimizerSaving(context: QuestionContext): string {
  const {
    args,
    params,
    files,
    recommendation: { best },
  } = context
  const trained = best.method === 'full' ? params : files === undefined ? undefined : files.result / fileBytes
  if (trained === undefined) return 'It follows from the trained parameters, 6 bytes for each.'
  const bytes = (momentsFull - momentsSmall) * trained
  const spread = best.layout.sharding === 'none' || best.method !== 'full' ? 1 : best.gpuCount
  const each = spread === 1 ? '' : `, ${formatBytes(bytes / spread)} on each of the ${formatCount(spread)} GPUs`
  const peak = `${formatGib(best.peakMemoryGiB.p50)} of ${formatGib(best.usableMemoryGiB)} is the expected peak of the plan`
  const rule = `${String(momentsSmall)} instead of ${String(momentsFull)} bytes for each of the ${formatParameters(trained)} trained parameters`
  if (best.method !== 'full')
    return `Next to nothing, ${formatBytes(bytes)}: ${rule}, and with adapters those are few. ${peak}, most of it weights and activations.`
  const isSmall = hasSmallMoments(context)
  const own = isSmall
    ? best.gpuCount === 1
      ? ''
      : ' The plan has 8-bit moments already.'
    : best.masterWeights === true
      ? ''
      : ` The plan holds its moments in bf16, ${String(momentsFull / 2)} bytes, so against it ${formatBytes((momentsFull / 2 - momentsSmall) * trained)}.`
  // Against the moments of the plan, which may be in bf16.
  const saved =
    (isSmall ? 0 : best.masterWeights === true ? bytes : (momentsFull / 2 - momentsSmall) * trained) / spread
  const would = best.peakMemoryGiB.p50 - saved / 2 ** 30
  const lead =
    best.gpuCount === 1 && saved > 0
      ? `The plan is one GPU already, and with 8-bit Adam some ${formatGib(would)} instead of ${formatGib(best.peakMemoryGiB.p50)} would be expected on it as it is set up, so a card with more than that would do; a smaller batch or checkpointing makes it less. `
      : best.gpuCount === 1 && isSmall
        ? 'The plan is one GPU already, and with 8-bit Adam. '
        : ''
  const said = `About ${formatBytes(bytes)} against AdamW in fp32${each}: ${rule}.${own} ${peak}.`
  return args?.asksSaving === true ? `${said} ${lead}`.trim() : `${lead}${said}`
}

/** Steps below which a run hardly learns, and from which it has enough; sequences of a step that are usual: rules of thumb. */
const [fewSteps, goodSteps, enoughSteps] = [100, 150, 300]
const leastBatch = 8
const ofRows =
  /(?:rows?|examples?|samples?|pairs?|documents?|docs?|conversations?|chats?|tickets?|texts?|lines|prompts?|records?)$/iu
/** Whether a global batch that is named leaves enough steps. */
function batchVerdict({ args, scenario: { corpus, spec }, recommendation: { best } }: QuestionContext): string {
  const numbers = args?.numbers ?? []
  const rows = numbers.find(({ words }) => ofRows.test(words))?.value ?? corpus?.examples ?? null
  const named = numbers.find(({ words, value }) => !ofRows.test(words) && value >= 1 && value !== rows)?.value
  // "Batch size 1 too small?": what one GPU takes at a time, as the plan shows it, and not what a step sees.
  if (args?.isOfStep !== true && named === best.microBatch && named < globalBatch(best))
    return `No: ${formatCount(named)} is what each GPU takes at a time, ${formatCount(named * best.sequenceLength)} tokens, and a step sees ${formatCount(globalBatch(best))} sequences by accumulation, ${formatTokens(globalBatch(best) * best.sequenceLength)}, which is what training goes by. A larger one needs more memory (${formatGib(best.peakMemoryGiB.p50)} of ${formatGib(best.usableMemoryGiB)} is taken) and gains hardly any speed.`
  const batch = named ?? globalBatch(best)
  const epochs = corpus?.epochs ?? 1
  const sequences = best.packed || rows === null ? (spec.tokens ?? 0) / best.sequenceLength : rows * epochs
  const steps = Math.max(1, Math.round(sequences / batch))
  const isAdapter = best.method !== 'full'
  const usual = (isAdapter ? usualBatch.adapters : usualBatch.full).join(' to ')
  const fitting = Math.max(leastBatch, 2 ** Math.round(Math.log2(Math.max(1, sequences / goodSteps))))
  const verdict =
    steps < fewSteps ? 'Rather too large' : steps < enoughSteps ? 'At the upper end' : 'A usual one, and no problem'
  const perEpoch =
    rows === null
      ? ''
      : `${formatCount(rows)} examples make ${formatCount(Math.ceil(rows / batch))} steps of ${formatCount(batch)} an epoch${best.packed ? ' unpacked' : ''}, and `
  const packed = best.packed ? `packed into sequences of ${formatCount(best.sequenceLength)} ` : ''
  return [
    `${verdict}: ${perEpoch}${packed}the whole run has ${formatCount(steps)} steps, where some hundred are wanted.`,
    steps < enoughSteps && fitting < batch
      ? `Take ${formatCount(fitting)} or so here; ${usual} is usual ${isAdapter ? 'with adapters' : 'for full fine-tuning'} (rule of thumb).`
      : `${usual} is usual ${isAdapter ? 'with adapters' : 'for full fine-tuning'} (rule of thumb).`,
    'Cost follows the tokens and hardly the batch.',
  ].join(' ')
}

/** Hours that a suite of questions with written answers takes on the GPUs of the plan: a rule of thumb. */
const [shortSuite, longSuite] = [0.25, 0.75]
/** What evaluating would add. */
function evaluation({ scenario: { corpus }, recommendation: { best } }: QuestionContext): string {
  const hour = best.gpuCount * best.usdPerGpuHour
  const times = Math.max(1, corpus?.epochs ?? 1)
  const often =
    times === 1
      ? ''
      : `, and ${formatUsd(shortSuite * hour * times)}–${formatUsd(longSuite * hour * times).replace('$', '')} after each of the ${formatCount(times)} epochs`
  return `A look at the loss of a validation set adds a few percent; a suite whose answers are written out (MT-Bench, one of your own) takes some ${formatDuration(shortSuite)} to ${formatDuration(longSuite)} on the same GPUs each time (rule of thumb): ${formatUsd(shortSuite * hour)}–${formatUsd(longSuite * hour).replace('$', '')} a time${often}.`
}

/** Hours of a month from which on a reservation is used well enough: a rule of thumb. */
const reservedShare = 0.6
/** The three ways to rent, each in a line with what it is here. */
function buyingWays({ totalCost, recommendation: { best }, renderContext: { names } }: QuestionContext): string {
  const spot = totalCost?.spot ?? null
  const plan = `${formatUsd(best.allInUsd.p50)} and ${formatDuration(best.hours.p50)}`
  const ofSpot =
    best.pricing === 'spot'
      ? `: ${plan}, as planned`
      : spot === null
        ? ''
        : `: ${formatUsd(spot.usd.p50)} and ${formatDuration(spot.hours.p50)} here, at ${names.provider(spot.provider)}`
  const isShort = best.hours.p50 < shortRun
  return [
    `On demand: yours until you give it back, at the full price by the hour${best.pricing === 'on_demand' ? `: ${plan}, as planned` : ''}.`,
    `Spot: the same machine for less, which the provider may take back at any minute${ofSpot}; the run then goes on from its last checkpoint.`,
    `Reserved: less by the hour, and paid for a month to three years whether it is used or not${best.pricing === 'reserved' ? `: ${plan}, as planned` : `; it pays from about ${formatPercent(reservedShare)} of all hours on (rule of thumb)`}.`,
    isShort
      ? `For one run of ${formatDuration(best.hours.p50)} take on demand the first time, and spot once saving and resuming work; a reservation is not for it.`
      : 'Begin on demand; take spot where the run saves and resumes by itself, and reserve what you use most of a month.',
  ].join(' ')
}
const shortRun = 100

/** The plan in one sentence, without words of the trade. */
function oneSentence({
  scenario: { spec },
  params,
  recommendation: { best },
  renderContext: { names },
}: QuestionContext): string {
  const sized = params === undefined ? 'the model' : `a model of ${formatParameters(params)} parameters`
  const model = spec.model === null ? sized : names.model(spec.model)
  const gpus = best.gpuCount === 1 ? 'one rented GPU' : `${formatCount(best.gpuCount)} rented GPUs`
  return `Training ${model} on ${formatTokens(spec.tokens ?? 0)} of text takes about ${formatDuration(best.hours.p50)} on ${spec.owned === true ? gpus.replace('rented ', '') : gpus} and costs about ${formatUsd(best.allInUsd.p50)} in total; 8 in 10 such runs end at ${formatDurationRange(best.hours)} and ${formatUsdRange(best.allInUsd)}.`
}

/** What to look at before the machine is paid for, with the figures that it must reach. */
function beforeStart({ scenario: { spec }, recommendation: { best } }: QuestionContext): string {
  return [
    `Four things, on some 50 steps with the real data: the speed, ${formatCount(best.tokensPerSecond.p50)} tok/s expected and never below ${formatCount(best.tokensPerSecond.p10)}; the memory, ${formatGib(best.peakMemoryGiB.p50)} of ${formatGib(best.usableMemoryGiB)} a GPU with the longest texts in it; a checkpoint that is saved and resumed from once; and the data as the model sees them, ${formatTokens(spec.tokens ?? 0)} in all after the chat template.`,
    `Then an end to the bill: a script that stops the machine, an alert at ${formatUsd(best.allInUsd.p90)}, and a copy of the result that outlives its disk.`,
  ].join(' ')
}

/** What each word in braces of data/questions stands for, of what stands around a run. */
export const aroundFigures: Readonly<Record<string, (context: QuestionContext) => string>> = {
  hostNeeds,
  ownRates,
  optimizerSaving,
  batchVerdict,
  evaluation,
  buyingWays,
  oneSentence,
  billSplit,
  beforeStart,
  beforeRenting,
}
