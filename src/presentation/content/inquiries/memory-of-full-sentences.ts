/** Why full fine-tuning takes so much memory: what a parameter takes, and what takes less. */
import type { RulesOfThumb } from '../../../catalog/rules-of-thumb.ts'
import { formatCount, formatParameters } from '../../format/number-format.ts'

/** Of a card of 80 GB, and of the machine that is let most. */
const [cardGb, usableShare, machineGpus] = [80, 0.8, 8]
const gigabytes = (bytes: number): string => `${formatCount(Number((bytes / 1e9).toPrecision(3)))} GB`
/** Machines have one, two, four or eight; above that, whole ones. */
const inMachines = (cards: number): number =>
  cards > machineGpus ? Math.ceil(cards / machineGpus) * machineGpus : 2 ** Math.ceil(Math.log2(Math.max(1, cards)))

/** The reason first, then the number of cards, then what does with one. */
export function memoryOfFullSentences({
  params,
  isNamed,
  count,
  namesUnsloth,
  states,
}: {
  readonly params: number
  readonly isNamed: boolean
  readonly count: number | null
  readonly namesUnsloth: boolean
  readonly states: RulesOfThumb['states']
}): readonly string[] {
  const { fp32Master, pureBf16, loraOnCard, qloraOnCard } = states
  const total = params * fp32Master.base
  const size = formatParameters(params)
  const cards = inMachines(total / 1e9 / (cardGb * usableShare))
  const asked = count ?? 0
  const usual =
    asked > cards
      ? ` ${asked} is more than it must be: a machine is mostly let with ${machineGpus}, and as many GPU-hours are then done sooner for about the same money.`
      : asked > 0 && asked < cards
        ? ` ${asked} hold it only with parts in host memory, or with smaller states.`
        : ''
  const lean = params * pureBf16.base
  const isLeanOnOne = lean / 1e9 <= cardGb * usableShare
  return [
    `The weights are the small part: with AdamW each parameter takes about ${fp32Master.base} bytes: 2 for the weight, 2 for its gradient, 4 for the copy in fp32 and 8 for Adam's two moments. ${isNamed ? `${size} are` : `An ${size} model is`} ${gigabytes(total)} before activations, which add a few to some tens of GB with batch and length; the weights alone are ${gigabytes(params * 2)}.`,
    `So it takes about ${formatCount(cards)} × ${cardGb} GB that share it${cards > 1 ? ' (FSDP or ZeRO-3)' : ''}.${usual}`,
    `Less: LoRA trains only small adapters, with gradients and states for those alone, about ${gigabytes(params * loraOnCard.base)}; QLoRA stores the base in 4 bits, about ${gigabytes(params * qloraOnCard.base)}. Full fine-tuning with bf16 states and an 8-bit Adam takes about ${gigabytes(lean)}${isLeanOnOne ? `, which fits one ${cardGb} GB card with checkpointed activations` : ''}; offloading states to the host fits too, and is slow.`,
    ...(namesUnsloth
      ? [
          'What is told of Unsloth on one card is mostly LoRA or QLoRA, or full with an 8-bit Adam: not the same as AdamW with fp32 states.',
        ]
      : []),
    'For hours and dollars say how many tokens.',
  ]
}
