/** "Why bf16?", "why is spot only 12 % cheaper?", "why KTO of all things?": the cause that decides for this plan, and what the asker takes for it put right. */
import { weightBytes } from '../../catalog/training-method.ts'
import { methodName, planName } from '../format/display-names.ts'
import { formatBytes } from '../format/file-sizes.ts'
import {
  formatCount,
  formatDuration,
  formatGib,
  formatPercent,
  formatTokens,
  formatUsd,
  formatUsdPerHour,
} from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { billPartTexts } from '../content/total-cost/bill-parts.ts'
import { layoutAnswer } from './layout.ts'
import { atPart } from './data-verdict.ts'
import { memoryParts } from './memory.ts'
import { differenceInShort } from './plan-contrast.ts'
import { settingAnswer } from './planned-setting.ts'
import type { QuestionContext } from './question-context.ts'
import { weakestFigureAnswer } from './summary.ts'
import { objectiveTraits } from './training-choices.ts'

type ReasonFigure = (context: QuestionContext) => string

/** Discounts of spot are told against the list prices of the large clouds. */
const againstLists =
  'The 60 to 70 % that one reads are off the list prices of AWS, Azure and Google (recalled); GPU clouds ask little more on demand than the large ones do on spot, so less is left to save.'

/** "Why is spot only 12 % cheaper?": both sums, and what of the rate preemptions take back. */
function whySpotLittle(context: QuestionContext): string {
  const {
    recommendation: { best },
    totalCost,
    whatIf,
    args,
  } = context
  const found = totalCost?.spot ?? null
  const other = whatIf !== undefined && 'option' in whatIf ? whatIf.option : null
  const isSpot = best.pricing === 'spot'
  const fixed = isSpot ? other : best
  const spot = isSpot
    ? { usd: best.allInUsd.p50, rate: best.usdPerGpuHour }
    : found === null
      ? null
      : { usd: found.usd.p50, rate: found.usdPerGpuHour }
  if (fixed === null || spot === null || fixed.pricing !== 'on_demand')
    return `The gap is what sellers leave of it: preemptions, a start each time and checkpoints take back a part of the lower rate. ${againstLists}`
  const saved = 1 - spot.usd / fixed.allInUsd.p50
  const named = args?.numbers?.find(({ words }) => /%|percent/iu.test(words))?.value
  const isOther = named !== undefined && Math.abs(named - 100 * saved) > nearPercent
  const sums = `${formatUsd(spot.usd)} on spot against ${formatUsd(fixed.allInUsd.p50)} on demand`
  const gap = saved <= 0 ? 'no saving here' : `${formatPercent(saved)} less here`
  const ofRate = 1 - spot.rate / fixed.usdPerGpuHour
  const overhead = found === null ? '' : ` Preemptions, starts and checkpoints add ${formatPercent(found.overhead)} of time, and disk and failed runs cost the same either way.`
  return `It is ${gap}${isOther ? `, not ${formatCount(named)} %` : ''}: ${sums}. The rate is ${formatUsdPerHour(spot.rate)} against ${formatUsdPerHour(fixed.usdPerGpuHour)}, ${formatPercent(Math.abs(ofRate))} ${ofRate < 0 ? 'more' : 'less'}.${overhead} ${againstLists}`
} // prettier-ignore
const nearPercent = 3

/** "Why does it stop at 2 epochs?": asked for, or assumed; a budget sets none. */
function whyEpochs(context: QuestionContext): string {
  const {
    args,
    scenario: { corpus, spec },
    recommendation: { best },
  } = context
  const epochs = corpus?.epochs ?? 1
  const once = formatTokens(corpus?.tokensPerEpoch ?? (spec.tokens ?? 0) / epochs)
  const passes = epochs === 1 ? 'one epoch' : `${formatCount(epochs)} epochs`
  const why =
    epochs === 1
      ? corpus === undefined
        ? `the ${once} are taken as all that is trained, once`
        : 'nobody named more'
      : 'as many were asked for'
  const limit = spec.budgetUsd === null ? '' : ` The ${formatUsd(spec.budgetUsd)} do not set it: ${formatUsd(best.allInUsd.p50)} are used.`
  const { usd, hours } = atPart(context, (epochs + 1) / epochs)
  const said = args?.numbers?.find(({ words }) => /epoch|pass/iu.test(words))?.value
  const other = said === undefined || said === epochs ? '' : `, not ${formatCount(said)}`
  return `It is ${passes}${other}, as ${why.replace(/^as /u, '')}.${limit} ${epochs === 1 ? 'A second one' : 'One more'} would make about ${formatUsd(usd)} and ${formatDuration(hours)} on the same GPUs: say “${formatCount(epochs + 1)} epochs”.`
} // prettier-ignore

/** "Why bf16?": by the precision that the plan computes in. */
function whyPrecision({ recommendation: { best }, catalog }: QuestionContext): string {
  const gpu = catalog?.gpus.get(best.gpu)
  const has = gpu?.peak.bf16 != null
  if (best.compute === 'fp16' || !has)
    return `${best.compute}, as ${gpu?.name ?? 'the card'} ${has ? 'is planned with it' : 'has no fast bf16'}: it overflows at 65,504, so the loss is scaled, which trainers do by themselves.`
  if (best.compute !== 'bf16') return `${best.compute}, as was asked for; bf16 is the usual one.`
  return 'Because bf16 has the range of fp32, so nothing overflows and no loss has to be scaled, at the speed and the memory of fp16; every card since Ampere has it. Weights that were published in fp16 or fp32 are converted when they are loaded: some digits are lost, which training does not notice as a rule (recalled). Fp32 would take twice the memory and several times the time; FP8 gains 1.3 to 1.5 times on dense models from some 8B up, little with LoRA, and wants Hopper or newer.'
}

/** "10 times the model and only 2.7 times the price?": what does not grow with the parameters. */
function whySublinear(context: QuestionContext): string {
  const {
    recommendation: { best },
    renderContext: { names },
  } = context
  const onTop = (best.onTop ?? []).filter(({ part }) => part !== 'failedRuns').reduce((sum, { usd }) => sum + usd, 0)
  const fixed = onTop + best.startupHours * best.gpuCount * best.usdPerGpuHour
  const share = best.mfu === null ? '' : `, which a large model uses better (${formatPercent(best.mfu)} of the peak here; small ones are slowed by memory traffic and launches)`
  return `No bug as such: the arithmetic of a token grows with the parameters, and the price by less. Start-up, idle time and disk, ${formatUsd(Math.max(0, fixed))} of the ${formatUsd(best.allInUsd.p50)} here, hardly grow; and each size gets the GPUs that suit it, here ${planName(best, names)}${share}. With the same data on the same GPUs reckon with nearly as many times the hours as parameters. Say the other model (“on a 7b”) to see what moved.`
} // prettier-ignore

/** "Why KTO of all things?" */
function whyObjective({ scenario: { spec }, args, recommendation: { best } }: QuestionContext): string {
  const task = spec.task ?? 'sft'
  const named = args?.objectives?.find((one) => one !== task)
  const said = objectiveTraits[task]
  const isAsked = args?.isMarked === true || spec.task !== null
  const total = `${formatUsd(best.allInUsd.p50)} and ${formatDuration(best.hours.p50)}`
  if (said === undefined)
    return `${named === undefined ? 'The plan is' : `It is not ${named.toUpperCase()}: the plan is`} ${task === 'sft' ? 'plain fine-tuning (SFT)' : task}, ${isAsked ? 'by what was said of the data' : 'as nothing else was named'}: ${total}.${named === undefined ? '' : ` ${objectiveTraits[named] ?? ''}${objectiveTraits[named] === undefined ? '' : '.'}`}`
  const other = task === 'kto' ? ' With two answers to each prompt DPO, the best tested, takes its place: say “dpo”.' : ''
  return `Because of the data: ${said} (recalled). The ${total} are of it.${other}`
} // prettier-ignore

/** "A blog says packing is 2-5x, why do we get 20 %?" `whatIf`: without it. */
function packingGain({ whatIf, recommendation: { best }, scenario: { corpus } }: QuestionContext): string {
  const other = whatIf !== undefined && 'option' in whatIf ? whatIf.option : null
  const each = corpus?.tokensPerExample ?? null
  const fill = each === null ? '' : ` Examples of ${formatCount(Math.round(each))} tokens fill ${formatPercent(Math.min(1, each / best.sequenceLength))} of a sequence of ${formatCount(best.sequenceLength)}.`
  const here =
    other === null || other.packed === best.packed
      ? ''
      : ` Here ${best.packed ? 'without it' : 'with it'} it is ${formatUsd(other.allInUsd.p50)} and ${formatDuration(other.hours.p50)}, ${differenceInShort(other, best)} than the plan.`
  return `Packing saves the padding and nothing else. Gains of 2 to 5 times are against short examples that are all padded to the full sequence; trainers pad to the longest of a batch, or sort by length, and then 10 to 30 % are left (rule of thumb).${fill}${here}`
} // prettier-ignore

/** "More TFLOPS than an H100, why is it slower?" */
function whyCardSlow({ recommendation: { best }, renderContext: { names }, catalog }: QuestionContext): string {
  const gpu = catalog?.gpus.get(best.gpu)
  const reached = best.mfu === null ? '' : ` Here ${names.gpu(best.gpu)} reaches ${formatPercent(best.mfu)} of its peak, ${formatCount(best.tokensPerSecond.p50 / best.gpuCount)} tok/s a GPU.`
  const isAmd = /^mi\d/u.test(best.gpu)
  const amd = isAmd
    ? ' On AMD cards kernels and communication (ROCm, RCCL) are less tuned than CUDA’s: published training runs reach some 25 to 35 % of the peak, those on H100 35 to 50 % (recalled).'
    : ''
  const memory = gpu === undefined ? '' : ` Its ${formatGib(gpu.memory.base / 2 ** 30)} decide how much fits on one card, not how fast it goes.`
  return `Because training does not reach the peak of the data sheet, and how much of it is reached differs by card and software.${reached}${amd}${memory}`
} // prettier-ignore

/** "Why won't it fit when Ollama runs the same model?" */
function answeringFits({ params, recommendation: { best } }: QuestionContext): string {
  const weights =
    params === undefined
      ? ''
      : ` (about ${formatBytes(params * weightBytes.nf4)} in 4 bits, of which a part may lie in the memory of the processor)`
  const held = `${methodName(best)} needs ${formatGib(best.peakMemoryGiB.p50)} on each GPU here, at sequences of ${formatCount(best.sequenceLength)} and batch ${formatCount(best.microBatch)}; the least is QLoRA at batch 1, short sequences and checkpointing.`
  return `To answer it holds the weights${weights} and a small cache; to train it holds beside them what each layer put out, for the way back, and gradients and optimizer states of what is trained. ${held}`
}

/** "Why an 80 GB card for 40k invoices?": how many examples there are decides the hours alone. */
function notTheData(context: QuestionContext): string {
  const { best } = context.recommendation
  const parts = memoryParts(context)
  const held = `On each GPU the peak is ${formatGib(best.peakMemoryGiB.p50)} of ${formatGib(best.usableMemoryGiB)}${parts === '' ? '' : `: ${parts}`}.`
  return `Not because of the data: examples pass through ${formatCount(best.microBatch)} sequences at a time, so their number decides the hours and not the memory. It is the model, and the activations of ${formatCount(best.microBatch)} × ${formatCount(best.sequenceLength)} tokens. ${held} ${best.peakMemoryGiB.p50 < best.usableMemoryGiB * roomy ? 'A smaller card may do: the plan has this one for its price and its hours.' : ''}`.trim()
} // prettier-ignore
/** Less of a card than that does with half of it. */
const roomy = 0.5

/** "Does the activation memory presuppose FlashAttention and checkpointing?" */
const memorySettings: ReasonFigure = (context) => {
  const of = (setting: 'attention' | 'checkpointing'): string =>
    settingAnswer({ ...context, args: { setting } })
      .join(' ')
      .trim()
  const none = context.recommendation.best.recomputation === 'none'
  return `${none ? 'The first, not the second' : 'Yes, both'}. ${of('attention')} ${of('checkpointing')}`
}

/** "What is the range made of?" */
const rangeParts: ReasonFigure = (context) => weakestFigureAnswer(context).at(-2) ?? ''

/** "How many preemptions are priced in?" */
function preemptionsTaken({ recommendation: { best }, totalCost }: QuestionContext): string {
  const run = totalCost?.spot?.run
  const [work, between] = [
    best.interruption?.workHours ?? run?.work,
    best.interruption?.betweenHours ?? run?.interruptions.between,
  ]
  if (work === undefined || between === undefined)
    return 'None: no preemption is counted on demand, where nothing is taken back.'
  const expected = `about ${formatSignificant(work / between, 2)} on average: one every ${formatDuration(between)} of ${formatDuration(work)} of work`
  const said = best.interruption?.said ?? run?.interruptions.said ?? false
  const lead =
    best.pricing === 'spot'
      ? expected.charAt(0).toUpperCase() + expected.slice(1)
      : `None, as the plan is on demand; on spot it would be ${expected}`
  return `${lead}${said ? '' : ' (our assumption: nobody publishes a rate)'}. At least one comes in ${formatPercent(1 - Math.exp(-work / between))} of such runs; with another rate say “a preemption every 4 h”.`
}

/** "$0.53 of the $2.38 is 67 GB of disk …"; of a part that the bill does not have, that it has none. */
function ofBill(item: 'storage' | 'failed' | 'idle' | 'startup'): ReasonFigure {
  return ({ recommendation: { best }, totalCost }) => {
    const total = formatUsd(best.allInUsd.p50)
    const text = totalCost === undefined ? undefined : billPartTexts(totalCost.bill).find(({ id }) => id === item)
    if (item === 'startup')
      return `${formatDuration(best.startupHours)} of the ${formatDuration(best.hours.p50)} are start-up, ${formatUsd(best.startupHours * best.gpuCount * best.usdPerGpuHour)} of the ${total}.`
    return text === undefined
      ? `Nothing is counted for it in the ${total}.`
      : `${text.usd} of the ${total} is for ${text.says}.`
  }
}

/** "Why tensor parallel and not FSDP alone?" */
function whyLayout(context: QuestionContext): string {
  const { best } = context.recommendation
  const [said = ''] = layoutAnswer(context)
  const { tp, pp } = best.layout
  if (best.gpuCount === 1) return 'It is one GPU, so nothing is split.'
  const asked =
    context.scenario.spec.sharding === null
      ? 'Of the layouts that fit it is the one that is reckoned fastest'
      : 'It was asked for'
  const why =
    tp > 1
      ? 'Tensor parallelism splits each layer inside a machine, where the link is fast, so that a copy has room for its activations and less is gathered over the network; FSDP alone sends all weights to every GPU at each step.'
      : pp > 1
        ? 'A pipeline sends only activations from stage to stage, which suits slow links, and idles a little at the start and the end of each step.'
        : 'FSDP holds the least on each GPU and needs no change of the model; tensor parallelism pays where one GPU has no room for a layer’s work, or machines are many (rule of thumb).'
  return `${asked}: ${said.charAt(0).toLowerCase()}${said.slice(1)} ${why}`
}

/** By the words in braces of data/questions. */
export const reasonsOfPlan: Readonly<Record<string, ReasonFigure>> = {
  whySpotLittle,
  whyEpochs,
  whyPrecision,
  whySublinear,
  whyObjective,
  packingGain,
  whyCardSlow,
  answeringFits,
  notTheData,
  rangeParts,
  preemptionsTaken,
  memorySettings,
  whyLayout,
  diskPart: ofBill('storage'),
  failedPart: ofBill('failed'),
  idlePart: ofBill('idle'),
  startPart: ofBill('startup'),
}
