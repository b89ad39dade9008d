/** What stands beside one run: several at once, another stage, another model of the same size, and how its GPUs share the work. */
import { capitalized } from '../../recommend/figure-text.ts'
import {
  formatCount,
  formatDuration,
  formatGib,
  formatGpuCount,
  formatParameters,
  formatUsd,
} from '../format/number-format.ts'
import { runsAsAsked } from '../../recommend/runs-together.ts'
import { layoutAnswer } from './layout.ts'
import type { QuestionContext } from './question-context.ts'

/** Where nobody said how many runs. */
const usualRuns = 2
const [fewestRuns, mostRuns] = [2, 100]

/** Several runs one after another and at once, with what both cost. */
function parallelRuns({ args, scenario: { extras }, recommendation: { best } }: QuestionContext): string {
  const named = args?.numbers?.find(({ value }) => value >= fewestRuns && value <= mostRuns)?.value
  const told = extras?.runs?.per === null ? extras.runs.count : undefined
  const said = args?.runs?.per === null ? args.runs.count : (named ?? told)
  const count = said !== undefined && said >= fewestRuns && Number.isInteger(said) ? said : usualRuns
  const { allInUsd, hours, startupHours, gpuCount } = best
  const together = runsAsAsked(best, count, null)
  const runs = `${said === count ? '' : 'for example '}${formatCount(count)} runs`
  return [
    `The GPU time is the same either way: ${runs} like this cost ${formatUsd(count * allInUsd.p50)} in total at once, ${formatUsd(together.usd.p50)} one after another on one machine that is set up once.`,
    `At once they take ${formatDuration(hours.p50)} on ${formatGpuCount(count * gpuCount)}, one after another ${formatDuration(count * hours.p50 - (count - 1) * startupHours)} on ${formatGpuCount(gpuCount)}. A longer run among them decides when all are done.`,
  ].join(' ')
}

/** Smaller ones are of many kinds. */
const leastOfBand = 0.9
/** Models of about one size that are trained alike (catalog; checked 2026-12-01). */
const bands = [
  { most: 2, names: 'Qwen3 1.7B, Llama 3.2 1B, Gemma 3 1B' },
  { most: 5, names: 'Qwen3 4B, Llama 3.2 3B, Gemma 3 4B' },
  { most: 10.5, names: 'Qwen3 8B, Llama 3.1 8B, Ministral 8B, Granite 8B (a Gemma of 9B takes an eighth more)' },
  { most: 18, names: 'Mistral Nemo 12B, Gemma 3 12B, Phi-4 14B, Qwen3 14B' },
  { most: 40, names: 'Mistral Small 24B, Gemma 3 27B, Qwen3 32B' },
  { most: 90, names: 'Llama 3.3 70B, Qwen2.5 72B' },
] as const

/** Those about as large as the model of the plan. */
function sameSize({ params, recommendation: { best } }: QuestionContext): string {
  const total = formatUsd(best.allInUsd.p50)
  const billions = (params ?? 0) / 1e9
  const band = billions < leastOfBand ? undefined : bands.find(({ most }) => billions <= most)
  if (params === undefined || band === undefined)
    return `Yes, nearly: a dense model of as many parameters costs about the same ${total}.`
  return `Yes, nearly: a dense model of about ${formatParameters(params)} costs about the same ${total}, such as ${band.names}.`
}

/** What the plan is of, where several stages are asked about. */
const stagesLead = ({ recommendation: { best } }: QuestionContext): string =>
  `The ${formatUsd(best.allInUsd.p50)} and ${formatDuration(best.hours.p50)} are of this one stage: no second one is in them.`

/** How the plan splits its model, before what the ways are worth. */
const shardingLead = (context: QuestionContext): string => {
  const [said = ''] = layoutAnswer(context)
  const { args, recommendation, renderContext } = context
  if (args?.ofDeepSpeed === true) {
    const { best } = recommendation
    const one =
      best.gpuCount === 1
        ? 'Neither: the plan is one GPU, so there is nothing to split.'
        : best.offload === 'none'
          ? 'Take FSDP: it is part of PyTorch, nothing else is installed, and ZeRO-3 of DeepSpeed splits the same at nearly the same speed and price.'
          : 'Take DeepSpeed here: the plan keeps states in the memory of the host, which its ZeRO offload does best.'
    return `${one} DeepSpeed pays where states have to go to the memory of the host or a disk, or where scripts have it already. The trainer switches either on by a line of its configuration: the plan is reckoned for ${renderContext.names.stack(best.stack)}, and “as axolotl” brings the files. As planned: ${said.charAt(0).toLowerCase()}${said.slice(1)}`
  }
  return `As planned: ${said.charAt(0).toLowerCase()}${said.slice(1)}`
}

/** What the ways of splitting are for; '' where two programs that split are weighed. */
const shardingRule = ({ args }: QuestionContext): string =>
  args?.ofDeepSpeed === true
    ? ''
    : 'Full sharding (FSDP, ZeRO-3) holds the least on each GPU and is the choice where memory decides; where one machine holds a whole copy, hybrid (split within a machine, copied between) sends less over the network and is faster. ZeRO-2 keeps the weights whole on each GPU and plain data parallel all of it: take them where they fit, as with LoRA. It is 5-20 % of the time (rule of thumb), and no result changes.'

/** "Does the judge need a card?": what takes turns on the GPUs of the plan. */
function rolloutsPlaced({ args, scenario: { spec }, recommendation: { best } }: QuestionContext): string {
  const gpus = best.gpuCount === 1 ? 'the one GPU' : `the ${formatGpuCount(best.gpuCount)}`
  const judge =
    spec.task === 'ppo'
      ? 'The critic and the reward model take turns there too, and the memory counts them.'
      : 'Rewards are taken to come of a rule, which costs next to nothing: a judge model wants a card of its own or an API, and is not counted.'
  const memory = `the memory shown, ${formatGib(best.peakMemoryGiB.p50)} of ${formatGib(best.usableMemoryGiB)}${best.gpuCount === 1 ? '' : ' on each GPU'}, is that of the larger of the two halves`
  const turns = `the engine that writes (vLLM or SGLang) and the model that is trained take turns on ${gpus} (colocated, as in TRL and verl), and ${memory}`
  return args?.asksPlacement === 'same'
    ? `Yes: ${turns}. No card is counted for generation alone. ${judge}`
    : `No: no cards of their own are planned for generation. ${capitalized(turns)}. ${judge}`
}

/** FLOPs for each parameter and token: of full training, and where the base is frozen (rule of thumb). */
const flopsOf = { full: 6, adapters: 4 } as const

/** "Are we over the threshold of the AI Act?": the compute of the run. */
function tunedCompute({ params, activeParams, scenario: { spec }, recommendation: { best } }: QuestionContext): string {
  const working = activeParams ?? params
  if (working === undefined || spec.tokens === null) return ''
  const flops = (best.method === 'full' ? flopsOf.full : flopsOf.adapters) * working * spec.tokens
  const power = Math.floor(Math.log10(flops))
  return `it takes about ${formatCount(Number((flops / 10 ** power).toPrecision(1)))} × 10^${formatCount(power)} FLOP.`
}

/** By the words in braces of data/questions. */
export const besideFigures: Readonly<Record<string, (context: QuestionContext) => string>> = {
  parallelRuns,
  sameSize,
  stagesLead,
  shardingLead,
  shardingRule,
  rolloutsPlaced,
  tunedCompute,
}
