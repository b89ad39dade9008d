/** Which software the plan is reckoned for, whether another one can do it, and what libraries are for here: by data/stacks. */
import type { Maturity } from '../../catalog/stack-facts.ts'
import type { Stack } from '../../catalog/stack.ts'
import { methodName, planAndProvider, taskName } from '../format/display-names.ts'
import { dataParallelDegree, describeLayout } from '../content/training-setup.ts'
import { formatCount, formatDuration, formatUsd } from '../format/number-format.ts'
import { kernelNames } from './planned-setting.ts'
import type { QuestionContext } from './question-context.ts'

/** Answers `args.software`. */
export function softwareVerdict(context: QuestionContext): string {
  const { args, catalog, recommendation, scenario, renderContext } = context
  const { best } = recommendation
  const asked = args?.software
  if (asked === undefined) return ''
  const own = catalog?.stacks.get(best.stack)
  const named = asked.stacks.flatMap((id) => catalog?.stacks.get(id) ?? [])
  const others = named.filter(({ id }) => id !== best.stack)
  const isOwn = named.some(({ id }) => id === best.stack)
  const plan = renderContext.names.stack(best.stack)
  const assumed = `The plan is reckoned for ${plan}${scenario.spec.stack === null ? ', which is assumed' : ', as was asked for'}.`
  const [other] = others
  const isNeedless = asked.isNeed === true && other !== undefined && asked.terms.length === 0
  const opening = isNeedless ? `${shortName(other)} is not needed: the plan is reckoned for ${plan}.` : assumed
  const isOpened = asked.isWhich === true || isOwn || isNeedless
  const about = named.length > 0 ? named : own === undefined ? [] : [own]
  const isOfTraining = asked.features.every((feature) => feature === 'gpus' || feature === 'nodes')
  const isPair = named.length > 1 && asked.features.length > 0
  return [
    isOpened && !isPair ? opening : '',
    ...(isOfTraining ? (others.length > 0 ? others : named).map((stack) => canTrain(stack, context)) : []),
    ...about.flatMap((stack) => asked.features.map((feature) => hasFeature(feature, stack, context))),
    ...(isPair ? [pickOf(named), opening] : []),
    ...asked.terms.map((term) => library(term, own, context)),
    about[0] === undefined ? '' : withOther(other ?? about[0], context),
    asked.isOnAmd === true || vendorOf(context) === 'amd' ? onAmd(about, asked.terms, context) : '',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

/** Of two that have the same, the one that is still developed. */
function pickOf(named: readonly Stack[]): string {
  const ended = named.filter(({ facts }) => facts.maintained.status === 'ended')
  const [kept] = named.filter((one) => !ended.includes(one))
  const [gone] = ended
  return kept === undefined || gone === undefined
    ? ''
    : `I would take ${shortName(kept)}: ${shortName(gone)} is no longer developed${gone.facts.maintained.since === null ? '' : ` since ${gone.facts.maintained.since}`}.`
}

const vendorOf = ({ catalog, recommendation: { best } }: QuestionContext): string | undefined =>
  catalog?.gpus.get(best.gpu)?.vendor

/** "Yes: LLaMA-Factory trains Qwen3 235B-A22B, whose family it names, …", or what it lacks. */
function canTrain(stack: Stack, context: QuestionContext): string {
  const { catalog, scenario, namedSpec, recommendation } = context
  const { best } = recommendation
  const { spec } = scenario
  const model = spec.model === null ? undefined : catalog?.models.get(spec.model)
  const { models, objectives, maintained, madeFor, hardware } = stack.facts
  const family = model?.trainedAs
  const task = spec.task ?? 'sft'
  const gpuCount = namedSpec?.gpuCount ?? (namedSpec?.gpus === spec.gpus ? best.gpuCount : 1)
  const vendor = vendorOf(context)
  const lacks = [
    family !== undefined && models.refused.includes(family) ? `it does not train ${model?.name ?? 'this model'}` : '',
    family !== undefined && !models.generic && !models.own.includes(family) && !models.refused.includes(family)
      ? `${model?.name ?? 'this model'} is not among the models it lists`
      : '',
    stack.methods.includes(best.method) ? '' : `it has no ${methodName(best)}`,
    stack.weights.includes(best.weights) ? '' : `it does not hold the base in ${best.weights}`,
    objectives.has.includes(task) ? '' : `it has no ${taskName(task) ?? task}`,
    gpuCount > 1 && !stack.multiGpu ? 'it works on one GPU alone' : '',
    best.nodes > 1 && !stack.multiNode ? 'it works within one machine alone' : '',
    vendor !== undefined && !stack.vendors.some((one) => one === vendor)
      ? `it is not made for GPUs of ${vendor.toUpperCase()}`
      : '',
  ].filter((reason) => reason !== '')
  const name = shortName(stack)
  const kept =
    maintained.status === 'ended'
      ? ` It is no longer developed${maintained.since === null ? '' : ` since ${maintained.since}`}.`
      : ''
  if (lacks.length > 0) return `Not as planned: by what is on record of ${name}, ${lacks.join('; ')}.${kept}`
  const how =
    model === undefined
      ? ''
      : family !== undefined && models.own.includes(family)
        ? `, whose family its own list names`
        : ', as it takes whatever Transformers loads'
  return `Yes: ${name} trains ${model?.name ?? 'such a model'}${how}, with ${methodName(best)}${task === 'sft' ? '' : ` (${taskName(task) ?? task})`}; a run is written down as ${madeFor.form}. That is by its documentation as of ${hardware.asOf}, not tried here.${kept}`
}

const shortName = ({ name }: Stack): string => name.replace(/(?: with | \+ DeepSpeed|, ).*$/u, '')

/** What the plan would take with it. */
function withOther(
  stack: Stack,
  { whatIf, recommendation: { best }, renderContext: { names } }: QuestionContext,
): string {
  const name = shortName(stack)
  if (whatIf === undefined) return ''
  if ('problem' in whatIf) return `A plan with ${name} is not found: ${whatIf.problem}`
  const { option } = whatIf
  if (
    formatDuration(option.hours.p50) === formatDuration(best.hours.p50) &&
    option.gpu === best.gpu &&
    formatUsd(option.allInUsd.p50) === formatUsd(best.allInUsd.p50)
  )
    return option.gpuCount === best.gpuCount
      ? `With ${name} it takes as long and costs as much: ${formatDuration(option.hours.p50)} and ${formatUsd(option.allInUsd.p50)} on ${planAndProvider(option, names)}.`
      : ''
  const speeds =
    stack.speedsLike === null ? '' : ' No speeds of its own are on record: those of a like trainer stand in.'
  return `With ${name} it would take ${formatDuration(option.hours.p50)} and ${formatUsd(option.allInUsd.p50)} in total on ${planAndProvider(option, names)}, instead of ${formatDuration(best.hours.p50)} and ${formatUsd(best.allInUsd.p50)} on ${planAndProvider(best, names)}.${speeds}`
}

const answers: Readonly<Record<Maturity, string>> = {
  yes: 'Yes',
  experimental: 'As an experiment',
  no: 'No',
  unknown: 'That is not on record',
}

/** Whether a trainer has what is asked for. */
function hasFeature(feature: string, stack: Stack, { recommendation: { best } }: QuestionContext): string {
  const [kind = '', what = ''] = feature.split(' ')
  const { optimizers, adapters, objectives, lowPrecision } = stack.facts
  const name = shortName(stack)
  const told = (has: boolean, words: string): string =>
    `${has ? 'Yes' : 'No'}: ${name} ${has ? 'has' : 'has no'} ${words}, by its documentation as of ${optimizers.asOf}.`
  if (kind === 'optimizer')
    return `${told(optimizers.has.includes(what), what)} ${best.method === 'full' ? 'It decides how much memory the optimizer takes.' : 'Under LoRA the optimizer hardly matters: its states are of the adapter alone.'}`
  if (kind === 'adapter') {
    const found = Object.entries(adapters.has).find(([id]) => id === what)?.[1] ?? 'unknown'
    return `${answers[found]}: ${what === 'dora' ? 'DoRA' : 'rsLoRA'} with ${name}.`
  }
  if (kind === 'objective') return told(objectives.has.includes(what), taskName(what) ?? what)
  if (kind === 'precision')
    return `${answers[what === 'fp8' ? lowPrecision.fp8 : lowPrecision.nvfp4]}: training in ${what.toUpperCase()} with ${name}.`
  if (kind === 'packing' || kind === 'padding')
    return `${name} ${stack.packing ? 'packs short examples into full sequences where it is told to' : 'packs only where it is told to; by itself, as it is reckoned with here, it pads each batch to its longest example, of pairs both sides'}. Here sequences are ${best.packed ? '' : 'not '}packed${best.packed ? ', so hardly anything is padded' : ', and short examples cost part of a full one'}.`
  if (kind === 'nodes')
    return `${stack.multiNode ? 'Yes' : 'No'}: ${name} ${stack.multiNode ? 'works over several machines' : 'works within one machine'}.`
  return kind === 'gpus'
    ? `${stack.multiGpu ? 'Yes' : 'No'}: ${name} ${stack.multiGpu ? 'works over several GPUs' : 'works on one GPU'}.`
    : ''
}

/** What a library is for in the plan. */
function library(term: string, own: Stack | undefined, context: QuestionContext): string {
  const { recommendation, renderContext, scenario } = context
  const { best } = recommendation
  const name = renderContext.names.stack(best.stack)
  const isAlone = best.gpuCount === 1
  const isWhole = best.layout.sharding === 'none' && best.gpuCount === dataParallelDegree(best)
  switch (term) {
    case 'zero':
    case 'fsdp': {
      const what = term === 'zero' ? 'DeepSpeed' : 'FSDP'
      if (isAlone) return `No, ${what} is not needed: the plan is one GPU, so there is nothing to split.`
      if (isWhole)
        return `No, ${what} is not needed: each of the ${formatCount(best.gpuCount)} GPUs holds the whole model, and plain data parallelism does.`
      return `Something has to split the model: the plan does it with ${describeLayout(best)} under ${name}. FSDP and DeepSpeed’s ZeRO-3 do the same job, with speeds within some 10 % of each other (rule of thumb)${own?.deepspeed === 'never' ? `; ${name} has no DeepSpeed` : ''}.`
    }
    case 'flash-attention':
      return own === undefined
        ? ''
        : scenario.spec.attentionKernel === null
          ? `${kernelNames[own.attention]} is counted on, as ${name} has it by itself: the hours are of runs with it, and you need not set it.`
          : 'The attention is as was asked for.'
    case 'bitsandbytes':
      return best.weights === 'bf16'
        ? 'bitsandbytes is not needed here: the base is held in bf16. It is for a base in 4 or 8 bits (QLoRA) and for 8-bit optimizers.'
        : `bitsandbytes holds the base in few bits here${isAlone ? '' : `; a base that is split over GPUs is loaded so under FSDP (FSDP-QLoRA), which ${own?.sharding.includes('fsdp') === true ? `${name} has` : 'not every trainer has'}`}.`
    case 'vllm':
      return best.phases == null
        ? 'No: vLLM serves a finished model, and this training needs none. You may want it afterwards.'
        : 'Yes: in reinforcement learning vLLM (or SGLang) writes the answers that are trained on, and takes most of the time.'
    case 'liger':
      return `Liger’s kernels save memory and some 10 to 20 % of the time: ${own?.kernels === 'Liger' ? `${name} is reckoned with them` : `${name} is reckoned without them`}.`
    case 'sdpa':
      return own === undefined ? '' : `Here attention is ${kernelNames[own.attention]}.`
    case 'torch-compile':
      return 'torch.compile is not needed: it gains some percent and costs minutes at the start.'
    default:
      return `The plan is reckoned for ${name}; “with trl” plans it with Hugging Face’s own trainer.`
  }
}

/** What is known of AMD’s cards and the software that is asked about. */
function onAmd(
  stacks: readonly Stack[],
  terms: readonly string[],
  { recommendation: { best } }: QuestionContext,
): string {
  const each = stacks.map((stack) => {
    const { amd } = stack.facts.hardware
    return `${shortName(stack)} ${amd === true ? 'runs on AMD’s cards with ROCm' : amd === false ? 'does not run on AMD’s cards' : 'is not known to run on AMD’s cards'}`
  })
  const kernels = terms.includes('flash-attention')
    ? ' FlashAttention 2 has a ROCm build (Composable Kernel or Triton) for MI300X, version 3 has none.'
    : ''
  const bits = terms.includes('bitsandbytes')
    ? ` bitsandbytes has builds for ROCm by now${best.weights === 'bf16' ? '; LoRA in bf16, as planned, does without it' : ''}.`
    : ''
  return `${each.join('; ')}.${kernels}${bits} Take the provider’s ROCm image and test ten steps before you book hours; fewer runs on AMD are on record, so the range is wider (recalled).`
}
