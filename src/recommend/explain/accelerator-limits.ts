/** What can be said of an accelerator on which nothing was ever measured: its memory, and the weights that must lie in it. */
import type { UnmeasuredAccelerator } from '../../catalog/unmeasured-accelerator.ts'
import type { Catalog } from '../../catalog/catalog.ts'
import type { Spec } from '../../scenario/scenario.ts'
import { modelOf } from '../search/search-space.ts'
import { gibText, gpuName, hoursText, joinWords } from '../figure-text.ts'

/** The accelerators asked for, where no GPU that can be estimated is asked for beside them. */
export function unmeasuredAccelerators({ gpus }: Spec, catalog: Catalog): readonly UnmeasuredAccelerator[] {
  const ids = gpus ?? []
  return ids.some((id) => catalog.gpus.has(id)) ? [] : ids.flatMap((id) => catalog.accelerators.get(id) ?? [])
}

/** "Apple M3 Ultra: it has 96 to 512 GB, …; some 4 to 8 h by its peak, for nothing like it was measured here" */
export function acceleratorLimits(cards: readonly UnmeasuredAccelerator[], spec: Spec, catalog: Catalog): string {
  return acceleratorSentences(cards, spec, catalog).join(' ')
}

/** The memory and whether it holds the job; how long it takes by the peak; the software. */
export function acceleratorSentences(
  cards: readonly UnmeasuredAccelerator[],
  spec: Spec,
  catalog: Catalog,
): readonly string[] {
  const [card] = cards
  const names = joinWords(cards.map(cardName))
  const memory = cards.map((each) => memorySentence(each, cards.length > 1 ? cardName(each) : `The ${names}`)).join(' ')
  const unseen = `Nothing like the ${names} was measured here, and no price of it is on record.`
  if (card === undefined || cards.length > 1) return [`${memory}${weightsSentence(cards, spec, catalog)}`, unseen]
  const several = severalSentence(card, spec, catalog)
  const held = statesSentence(card, spec, catalog) || weightsSentence(cards, spec, catalog)
  const told = promptSentence(card, spec, catalog)
  const hasSoftware = card.kind === 'system' || card.kind === 'accelerator'
  return [
    `${memory}${several}${held}`,
    `${told === '' ? arithmeticSentence(card, spec, catalog) : told.trim()} ${unseen}`.trim(),
    ...(hasSoftware ? [catalog.inquiryFacts.rules.unmeasured[card.vendor].software] : []),
  ]
}

/** By the arithmetic, recomputed activations included, at the share of the peak to reckon with; '' where one is not known. */
function arithmeticSentence(card: UnmeasuredAccelerator, spec: Spec, catalog: Catalog): string {
  const { peak, vendor, kind } = card
  const shape = modelOf(spec, catalog)?.shape ?? null
  if (shape === null || peak.bf16 === null || kind === 'announced') return ''
  const passes = spec.method === 'full' || spec.task === 'pretrain' ? 3 : 2
  const head = shape.vocab * shape.hidden
  const flops = 2 * (shape.activeBlockParams + head) * passes + 2 * shape.activeBlockParams
  const { low, high } = catalog.inquiryFacts.rules.unmeasured[vendor]
  const count = Math.max(spec.gpuCount ?? 1, spec.method === 'full' ? (chipsFor(card, spec, catalog) ?? 1) : 1)
  const of = count === 1 ? 'one' : `${count}`
  const share = `${Math.round(low.base * 100)}-${Math.round(high.base * 100)} % of ${count === 1 ? 'its' : 'their'} peak, an estimate alone`
  const all = count * peak.bf16.base
  const rateOf = (part: number): number => (all * part) / flops
  if (spec.tokens === null) {
    const [slow, fast] = [low.base, high.base].map((part) =>
      Number(rateOf(part).toPrecision(2)).toLocaleString('en-US'),
    )
    return `Reckon with ${slow} to ${fast} tok/s on ${of} (${share}).`
  }
  const [longest, shortest] = [low.base, high.base].map((part) => hoursText((spec.tokens ?? 0) / rateOf(part) / 3600))
  return `Reckon with ${shortest} to ${longest} on ${of} (${share}).`
}

/** Parameters that rates of prompts are told of, and times the hours that either end is off. */
const [promptParams, promptSpread] = [6.7e9, 1.8]

/** An order of magnitude, by how fast it reads prompts; '' where that is not known, or every weight is trained. */
function promptSentence({ promptRate }: UnmeasuredAccelerator, spec: Spec, catalog: Catalog): string {
  const shape = modelOf(spec, catalog)?.shape ?? null
  const { tokens, method, task, deadlineHours } = spec
  if (promptRate === undefined || shape === null || method === 'full' || task === 'pretrain') return ''
  const { trainingOfPrompt } = catalog.inquiryFacts.rules
  const rate = (promptRate.base * trainingOfPrompt.base * promptParams) / shape.activeParams
  const basis = `An estimate alone: about ${Number(rate.toPrecision(2))} tok/s of LoRA or QLoRA, by its reported speed with prompts and the third of it at which MLX trains`
  if (tokens === null) return ` ${basis}.`
  const hours = tokens / rate / 3600
  const [low, high] = [hours / promptSpread, hours * promptSpread]
  const verdict =
    deadlineHours === null
      ? ''
      : high <= deadlineHours
        ? `: enough for the ${hoursText(deadlineHours)}`
        : low > deadlineHours
          ? `: more than the ${hoursText(deadlineHours)}`
          : `: just about the ${hoursText(deadlineHours)}, so save checkpoints and go on the next night`
  return ` ${basis}: ${hoursText(hours)} (${hoursText(low)} to ${hoursText(high)})${verdict}. Time 100 steps of mlx_lm.lora to know.`
}

/** What so many of them have together: memory against what is kept of the model, and rates against those of an H100. */
function severalSentence(card: UnmeasuredAccelerator, spec: Spec, catalog: Catalog): string {
  const { gpuCount } = spec
  const [memory] = card.memory
  if (gpuCount === null || gpuCount < 2 || memory === undefined || card.kind === 'system') return ''
  const { names = [], coresPerChip } = card.slices ?? {}
  const slice =
    coresPerChip === undefined || coresPerChip.base === 1 ? '' : ` (${names[0]}-${gpuCount * coresPerChip.base})`
  const yardstick = catalog.gpus.get('h100-sxm')
  const [peak, ofYardstick] = [card.peak.bf16?.base, yardstick?.peak.bf16?.base]
  const equal =
    yardstick === undefined || peak === undefined || ofYardstick === undefined
      ? ''
      : `; by peak rates in bf16 alone they are ${Number(((gpuCount * peak) / ofYardstick).toPrecision(2))} × ${gpuName(yardstick)}`
  return ` ${gpuCount} of them${slice} have ${gibText(gpuCount * memory.base)} together${equal}.`
}

/** Share of the memory that weights, gradients and states may fill: activations and buffers need the rest. */
const mostForStates = 0.75

/** What full fine-tuning keeps of a model. */
function statesBytes(spec: Spec, catalog: Catalog): number | null {
  const shape = modelOf(spec, catalog)?.shape ?? null
  if (shape === null || spec.method !== 'full') return null
  const { weight, gradient, optimizer } = catalog.parameterBytes.trained.fp32
  return (weight.base + gradient.base + optimizer.base) * shape.params
}

/** Chips that hold those with room for activations, as slices come; null: one that is no chip of several, or of adapters. */
function chipsFor({ kind, memory, slices }: UnmeasuredAccelerator, spec: Spec, catalog: Catalog): number | null {
  const needed = statesBytes(spec, catalog)
  const [size] = memory
  if (needed === null || size === undefined || kind !== 'accelerator') return null
  const least = needed / (mostForStates * size.base)
  const sizes = slices?.sizes ?? [1, 2, 4, 8, 16, 32, 64, 128]
  const cores = slices?.coresPerChip.base ?? 1
  return sizes.map((each) => each / cores).find((each) => each >= least) ?? Math.ceil(least)
}

/** What full fine-tuning keeps, against the memory of all of them; '' of adapters. */
function statesSentence(card: UnmeasuredAccelerator, spec: Spec, catalog: Catalog): string {
  const needed = statesBytes(spec, catalog)
  if (needed === null) return ''
  const says = ` Weights, gradients and states of full fine-tuning take ${gibText(needed)}`
  const chips = chipsFor(card, spec, catalog)
  const available = (spec.gpuCount ?? 1) * Math.max(...card.memory.map(({ base }) => base))
  if (needed <= mostForStates * available)
    return `${says}, which fits${(spec.gpuCount ?? 1) > 1 ? ', split over all of them' : ''}.`
  const wayOut = chips === null ? '' : `: ${chips} of them hold that with room for activations`
  return `${says}, which ${needed > available ? 'does not fit' : 'leaves little for activations'}${(spec.gpuCount ?? 1) > 1 ? '' : ' one of them'}${wayOut}.`
}

const kindWords: Readonly<Record<string, string>> = {
  system: ', shared with the system',
  laptop: ', slower than the desktop card of that name',
}

const cardName = ({ name }: UnmeasuredAccelerator): string => name.replace(/ \(.*\)$/, '')

function memorySentence({ kind, memory, bandwidth }: UnmeasuredAccelerator, subject: string): string {
  const sizes = memory.map(({ value }) => value)
  const unit = memory[0]?.unit ?? 'GB'
  const range = sizes.length > 1 ? `${Math.min(...sizes)} to ${Math.max(...sizes)}` : String(sizes[0])
  const speed = bandwidth === null ? '' : ` at ${bandwidth.value} ${bandwidth.unit}`
  if (kind === 'announced') return `${subject} is announced with ${range} ${unit}${speed}.`
  return `${subject} has ${range} ${unit}${speed}${kindWords[kind] ?? ''}.`
}

/** Bytes of the weights alone: what no software gets around. */
function weightsSentence(cards: readonly UnmeasuredAccelerator[], spec: Spec, catalog: Catalog): string {
  const shape = modelOf(spec, catalog)?.shape ?? null
  if (shape === null) return ''
  const { bf16, nf4 } = catalog.parameterBytes.stored
  const quantized = nf4.base * shape.blockParams + bf16.base * (shape.params - shape.blockParams)
  const whole = bf16.base * shape.params
  const isAlone = spec.method !== 'full' && (spec.gpuCount ?? 1) === 1
  const room = isAlone ? cards.map((card) => roomPhrase(card, whole, quantized, cards.length > 1)) : []
  return ` The weights alone take ${gibText(whole)} in bf16, ${gibText(quantized)} in 4-bit${room.length > 0 ? `: ${joinWords(room)}` : ''}.`
}

/** Share of the memory of a card that the weights of its base may fill: adapters, activations and the system need the rest. */
const mostForWeights = 0.7

/** "RTX 4060 Laptop has room for QLoRA alone": by its largest memory. */
function roomPhrase(card: UnmeasuredAccelerator, whole: number, quantized: number, isNamed: boolean): string {
  const room = mostForWeights * Math.max(...card.memory.map(({ base }) => base))
  // A 4-bit base is bitsandbytes’, or MLX’s own.
  const isQuantized = card.vendor !== 'google' && card.vendor !== 'aws'
  const holds =
    whole <= room
      ? isQuantized
        ? 'LoRA and QLoRA'
        : 'LoRA'
      : !isQuantized
        ? 'no LoRA on one'
        : quantized <= room
          ? 'QLoRA alone'
          : 'neither LoRA nor QLoRA'
  return `${isNamed ? cardName(card) : 'it'} has room for ${holds}`
}
