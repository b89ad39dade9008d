/** "Why SXM when the PCIe card is a dollar less?": what the two forms of one GPU reach, and from which rate on the slower one pays. */
import type { Gpu } from '../../catalog/gpu.ts'
import { isOwnedAtPowerCost } from '../../recommend/total-cost/owned-market.ts'
import { taskName } from '../format/display-names.ts'
import { formatCount, formatDuration, formatGib, formatUsd, formatUsdPerHour } from '../format/number-format.ts'
import { formatSignificant } from '../format/significant-digits.ts'
import { layoutAnswer } from './layout.ts'
import { objectiveTraits } from './training-choices.ts'
import type { QuestionContext } from './question-context.ts'

const peakOf = ({ peak }: Gpu): number | null => peak.bf16?.base ?? peak.fp16?.base ?? null
const figuresOf = (gpu: Gpu): string =>
  `${formatCount(Math.round((peakOf(gpu) ?? 0) / 1e12))} TFLOPS in 16 bits, ${formatSignificant(gpu.bandwidth.base / 1e12, 3)} TB/s, ${formatCount(gpu.power.base)} W`

/** The other form of the GPU of the plan, by arithmetic and memory. */
function formReason({ catalog, recommendation: { best } }: QuestionContext): string {
  const own = catalog?.gpus.get(best.gpu)
  const general =
    'SXM cards take about twice the power of PCIe ones, and are joined to all others of their machine by NVLink; PCIe cards are slower by a quarter to a half, and meet over PCIe or in pairs.'
  const wanted = own?.form === 'PCIe' ? 'SXM' : 'PCIe'
  const other =
    own === undefined
      ? undefined
      : [...(catalog?.gpus.values() ?? [])].find(
          ({ form, families, memory }) =>
            form === wanted &&
            families.some((family) => own.families.includes(family)) &&
            memory.base === own.memory.base,
        )
  const [peak, others] = [own === undefined ? null : peakOf(own), other === undefined ? null : peakOf(other)]
  if (own === undefined || other === undefined || peak === null || others === null)
    return own === undefined ? general : `The plan is ${own.name}, of which no ${wanted} form is on record. ${general}`
  const share = others / peak
  const rate = best.usdPerGpuHour * share
  const verdict =
    share < 1
      ? `so it takes at least ${formatSignificant(1 / share, 2)} times the hours: it is cheaper in all only below about ${formatUsdPerHour(rate)} a GPU, against ${formatUsdPerHour(best.usdPerGpuHour)} here`
      : `so it is up to ${formatSignificant(share, 2)} times as fast, and pays up to about ${formatUsdPerHour(rate)} a GPU, against ${formatUsdPerHour(best.usdPerGpuHour)} here`
  const link =
    best.gpuCount > 1
      ? ' Several PCIe cards lose more, as what they exchange goes over PCIe or between pairs alone.'
      : ''
  return `By what they reach: ${own.name} has ${figuresOf(own)}, ${other.name} ${figuresOf(other)}, ${verdict}.${link} Reply “on ${other.name.toLowerCase()}” to see its plan.`
}

/** "Why is no rent in it?" */
const noRent = ({ recommendation: { best } }: QuestionContext): string =>
  isOwnedAtPowerCost(best)
    ? `Because they are your own: the ${formatUsd(best.usd.p50)} are their electricity, and nothing is rented. They are not free: what they cost ÷ the hours that they are used in their life is what an hour adds, and the plan leaves that to you.`
    : `It is in it: ${formatUsd(best.usd.p50)} of the ${formatUsd(best.allInUsd.p50)} is rent of the GPUs.`

/** "So this is free for us?" */
const ownCost = ({ recommendation: { best }, totalCost }: QuestionContext): string =>
  isOwnedAtPowerCost(best)
    ? `No rent, but not free: ${formatUsd(best.allInUsd.p50)} in total, ${formatUsd(best.usd.p50)} of it electricity for ${formatDuration(best.hours.p50)}${totalCost === undefined ? '' : '; the rest is what is set aside for runs that fail, time left on and disk'}. What the cards cost to buy, and the time of whoever runs them, are not in it.`
    : `No: ${formatUsd(best.allInUsd.p50)} in total, ${formatUsd(best.usd.p50)} of it for the hours of the GPUs.`

/** "Why is checkpointing on?" */
function whyCheckpointing({ recommendation: { best } }: QuestionContext): string {
  const trade =
    'It runs the forward pass once more, 20 to 35 % of the time, and leaves a fifth or less of the activations (rule of thumb).'
  const room = `${formatGib(best.peakMemoryGiB.p50)} of ${formatGib(best.usableMemoryGiB)} on each GPU`
  return best.recomputation === 'none'
    ? `It is off: the batch of ${formatCount(best.microBatch)} fits without it, ${room}. ${trade}`
    : `It is on in the best of the plans compared, with a batch of ${formatCount(best.microBatch)} × ${formatCount(best.sequenceLength)} tokens: ${room}. ${trade} Reply “without checkpointing” to see what it would take.`
}

/** "KTO or DPO, what did you go with?" */
function objectiveTaken({ scenario: { spec }, recommendation: { best } }: QuestionContext): string {
  const task = spec.task ?? 'sft'
  const name = task === 'sft' ? 'Plain fine-tuning (SFT)' : (taskName(task) ?? task)
  const origin = spec.task === null ? 'which is assumed, as nothing else was named' : 'by what was said of the job'
  const traits = objectiveTraits[task] === undefined ? '' : ` ${objectiveTraits[task]} (recalled).`
  return `${name}, ${origin}: ${formatUsd(best.allInUsd.p50)} and ${formatDuration(best.hours.p50)} are of it.${traits} Name another (“dpo”, “kto”) to plan that.`
}

/** By the words in braces of data/questions. */
export const formFigures: Readonly<Record<string, (context: QuestionContext) => string>> = {
  formReason,
  noRent,
  ownCost,
  objectiveTaken,
  whyCheckpointing,
  layoutHere: (context) => layoutAnswer(context).join(' '),
}
