/** "Our 8 A100s sit idle for 90 days, how far would we get?": what so much computing trains from nothing. */
import { serverForm } from '../catalog/gpu.ts'
import { trainingFlops } from '../catalog/units.ts'
import { spanOfMachinesIn } from '../language/inquiries/span-of-machines.ts'
import { ratesIn } from '../language/inquiries/quoted-rate.ts'
import { spanOfMachinesSentences } from '../presentation/content/inquiries/span-of-machines-sentences.ts'
import { rentOnRecord } from '../recommend/inquiries/quote.ts'
import { wattsOf } from './interpret-machine-time.ts'
import { inquiryOf, type SpecReader } from './part-readers.ts'

/** Sizes that are usual to train from nothing. */
const usualSizes = [0.125e9, 0.35e9, 1e9, 3e9, 8e9, 14e9, 32e9, 70e9]
/** Of all memory: the rest is for activations. */
const statesShare = 0.8
const mostSizes = 3
/** The best for the computing is no sharp point. */
const nearOptimal = 1.5

const isOfOpenModel = /\b(?:continu\w*|cpt|fine-?\s?tun\w*|q?lora|sft|further|adapt\w*|domain)\b/iu

/** Null where no GPUs are named, their price is, or data to train on are. */
export const spanOfMachinesOf: SpecReader = (text, specOf, request, context) => {
  const { rules } = context.catalog.inquiryFacts
  const span = spanOfMachinesIn(text, rules)
  if (span === null || ratesIn(text) !== null) return null
  const spec = specOf(span.rest)
  if (spec.gpus === null || spec.tokens !== null || spec.budgetUsd !== null) return null
  const forms = spec.gpus.flatMap((id) => context.catalog.gpus.get(id) ?? [])
  const gpu = serverForm(forms.filter(({ peak }) => (peak.bf16 ?? peak.fp16) !== null))
  const peak = (gpu?.peak.bf16 ?? gpu?.peak.fp16)?.base
  if (gpu === undefined || peak === undefined) return null
  const isNode = spec.gpuCount === null && (spec.nodes !== null || /\b(?:node|box|dgx|servers?|cluster)\b/iu.test(text))
  const count = spec.gpuCount ?? (isNode ? rules.machineGpus.base * (spec.nodes ?? 1) : 1)
  const flops = count * peak * rules.pretrainingMfu.base * span.hours * 3600
  const optimal = Math.sqrt(flops / (trainingFlops * rules.tokensPerParameter.base))
  const holds = (params: number): boolean =>
    params * rules.states.fp32Master.base <= statesShare * count * gpu.memory.base
  const usual = usualSizes.filter((params) => holds(params) && params <= optimal * nearOptimal).slice(-mostSizes)
  const sizeOf = (params: number) => ({ params, tokens: flops / (trainingFlops * params), isHeld: holds(params) })
  const { names } = context.renderContextOn(request)
  const load = context.catalog.totalCost.power.utilisation.base
  const rent = rentOnRecord({ ...spec, gpus: [gpu.id], owned: null, deadlineHours: null }, context.marketFor(request))
  const says = spanOfMachinesSentences({
    gpu: names.gpu(gpu.id),
    count,
    isCounted: spec.gpuCount !== null || !isNode,
    hours: span.hours,
    mfu: rules.pretrainingMfu.base,
    flops,
    goal: span.goal,
    named: spec.params === null ? null : sizeOf(spec.params),
    isContinued: isOfOpenModel.test(text),
    sizes: usual.toReversed().map((params) => sizeOf(params)),
    tokensPerParameter: rules.tokensPerParameter.base,
    kilowattHours: span.areAtHand ? (wattsOf(gpu, load, context).cooled * count * span.hours) / 1000 : null,
    kilowattHourUsd: rules.kilowattHourUsd.base,
    rentUsd: rent === null ? null : rent.lowest.usdPerGpuHour * count * span.hours,
  })
  return inquiryOf({ kind: 'known', id: 'span-of-machines', says })
}
