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

/** "Nothing like the Apple M3 Ultra was measured here: no dollars, and no hours that were seen. It has 96 to 512 GB, …" */
export function acceleratorLimits(cards: readonly UnmeasuredAccelerator[], spec: Spec, catalog: Catalog): string {
  const names = joinWords(cards.map(cardName))
  const memory = cards.map((card) => ` ${memorySentence(card, cards.length > 1 ? cardName(card) : 'It')}`).join('')
  const several = cards.length === 1 ? cards.map((card) => severalSentence(card, spec, catalog)).join('') : ''
  const held = (several === '' ? '' : statesSentence(cards, spec, catalog)) || weightsSentence(cards, spec, catalog)
  const arithmetic = cards.length === 1 ? cards.map((card) => arithmeticSentence(card, spec, catalog)).join('') : ''
  const told = cards.length === 1 ? cards.map((card) => promptSentence(card, spec, catalog)).join('') : ''
  return `Nothing like the ${names} was measured here: no dollars, and no hours that were seen.${memory}${several}${held}${arithmetic}${told}`
}

/** The least that the job can take: its arithmetic, recomputed activations included, at the peak rate; '' where one is not known. */
function arithmeticSentence({ peak }: UnmeasuredAccelerator, spec: Spec, catalog: Catalog): string {
  const shape = modelOf(spec, catalog)?.shape ?? null
  if (shape === null || spec.tokens === null || peak.bf16 === null) return ''
  const passes = spec.method === 'full' || spec.task === 'pretrain' ? 3 : 2
  const head = shape.vocab * shape.hidden
  const flops = 2 * (shape.activeBlockParams + head) * passes + 2 * shape.activeBlockParams
  const hours = (spec.tokens * flops) / ((spec.gpuCount ?? 1) * peak.bf16.base) / 3600
  return ` At the peak rate the arithmetic alone takes ${hoursText(hours)}: GPUs reach a third to half of theirs, so expect two to three times that at best, where the software runs on it.`
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

/** What full fine-tuning keeps, against the memory of all of them; '' of adapters. */
function statesSentence([card]: readonly UnmeasuredAccelerator[], spec: Spec, catalog: Catalog): string {
  const shape = modelOf(spec, catalog)?.shape ?? null
  if (shape === null || spec.method !== 'full') return ''
  const available = (spec.gpuCount ?? 1) * (card?.memory[0]?.base ?? 0)
  const { weight, gradient, optimizer } = catalog.parameterBytes.trained.fp32
  const needed = (weight.base + gradient.base + optimizer.base) * shape.params
  const verdict =
    needed > available
      ? 'which does not fit'
      : needed > mostForStates * available
        ? 'which leaves little for activations'
        : 'which fits, split over all of them'
  return ` Weights, gradients and states of full fine-tuning take ${gibText(needed)}, ${verdict}.`
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
  const holds = whole <= room ? 'LoRA and QLoRA' : quantized <= room ? 'QLoRA alone' : 'neither LoRA nor QLoRA'
  return `${isNamed ? cardName(card) : 'it'} has room for ${holds}`
}
