/** "Is the H200 faster or does it only have more memory?", "what is an L4 against a gaming card?": by the figures of the catalog. */
import type { Gpu } from '../../catalog/gpu.ts'
import { formatCount } from '../format/number-format.ts'
import type { QuestionContext } from './question-context.ts'

const alike = 0.05
const peakOf = ({ peak }: Gpu): number => (peak.bf16?.base ?? peak.fp16?.base ?? 0) / 1e12
const figuresOf = (gpu: Gpu): string =>
  `${formatCount(Math.round(gpu.memory.base / 1e9))} GB at ${(gpu.bandwidth.base / 1e12).toFixed(1)} TB/s, ${formatCount(Math.round(peakOf(gpu)))} TFLOP/s in 16 bits, ${formatCount(gpu.power.base)} W`
const shortName = ({ name }: Gpu): string => name.replace(/^(?:GeForce|Instinct) /u, '').replace(/\bSXM\d\b/u, 'SXM')

/** `gpus`: the two that are set against each other, the one that is asked about first. */
export function gpuContrastAnswer({ gpus = [] }: QuestionContext): readonly string[] {
  const [one, other] = gpus
  if (one === undefined || other === undefined) return ['Say which two GPUs, such as “H200 against H100”.']
  const [first, second] = [shortName(one), shortName(other)]
  const compute = peakOf(one) / peakOf(other)
  const [memory, bandwidth] = [one.memory.base / other.memory.base, one.bandwidth.base / other.bandwidth.base]
  const times = (ratio: number): string =>
    ratio >= 1 ? `${ratio.toFixed(1)} times` : `${formatCount(Math.round(ratio * 100))} % of`
  const verdict =
    Math.abs(compute - 1) < alike
      ? `The ${first} computes as fast as the ${second}: it has ${times(memory)} the memory and ${times(bandwidth)} the bandwidth.`
      : `The ${first} computes at ${times(compute)} the peak of the ${second}, with ${times(memory)} the memory and ${times(bandwidth)} the bandwidth.`
  const meaning =
    Math.abs(compute - 1) < alike
      ? 'Training is mostly bound by arithmetic, so on as many cards it is usually a tenth faster at most; the memory pays where fewer cards then hold the model.'
      : ''
  return [verdict, `${first}: ${figuresOf(one)}; ${second}: ${figuresOf(other)}.`, meaning]
}
