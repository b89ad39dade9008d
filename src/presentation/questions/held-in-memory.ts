/** What a training holds in memory: weights, gradients and optimizer states, in all and split over the GPUs. */
import { GIB } from '../../catalog/units.ts'
import { weightBytes } from '../../catalog/training-method.ts'
import type { Option } from '../../recommend/recommendation.ts'
import { formatBytes } from '../format/file-sizes.ts'
import { formatCount, formatGib, formatParameters } from '../format/number-format.ts'

/** Bytes of a parameter that is trained: its gradient, and AdamW's moments in 16 bits, or in fp32 with master weights. */
const [ofGradient, leastStates, mostStates] = [2, 4, 12]

/** Bytes of moments in 8 bits, and of fp32 master weights. */
const [smallMoments, ofMasters] = [2, 4]
/** Bytes of a parameter that a plan trains: weight, gradient and states as it holds them. */
export const trainedBytes = ({ weights, masterWeights }: Option, hasSmall: boolean): number => {
  const moments = hasSmall ? smallMoments : masterWeights === true ? mostStates - ofMasters : leastStates
  return weightBytes[weights] + ofGradient + moments + (masterWeights === true ? ofMasters : 0)
}

/** The same one by one: "2 weights, 2 gradients, 4 fp32 masters, 2 moments of AdamW in 8 bits". */
export const bytesInWords = ({ weights, masterWeights }: Option, hasSmall: boolean): string => {
  const isMaster = masterWeights === true
  const moments = hasSmall
    ? `${smallMoments} moments of AdamW in 8 bits`
    : isMaster
      ? `${mostStates - ofMasters} moments of AdamW in fp32`
      : `${leastStates} moments of AdamW in 16 bits`
  return [
    `${weightBytes[weights]} weights`,
    `${ofGradient} gradients`,
    ...(isMaster ? [`${ofMasters} fp32 masters`] : []),
    moments,
  ].join(', ')
}

/** A model of which less works on a token has experts. */
const mostlyActive = 0.9

/** Weights, gradients and optimizer states, as an arithmetic. */
export function whatIsHeld(params: number, { method, weights }: Option, active = params): string {
  const bytes = weightBytes[weights]
  const of = (each: number): string => formatBytes(params * each)
  if (method !== 'full')
    return `In memory lie ${of(bytes)} of weights${active < mostlyActive * params ? `, as all experts are held though ${formatParameters(active)} work on a token` : ''}, adapters with their states, activations and the framework.`
  const held = bytes + ofGradient
  return `In memory lie ${of(bytes)} of weights, ${of(ofGradient)} of gradients, and optimizer states of ${of(leastStates)} (AdamW in 16 bits) to ${of(mostStates)} (in fp32, with master weights): ${of(held + leastStates)} to ${of(held + mostStates)} in all, then activations and the framework. So the optimizer decides.`
}

/** From this share of a GPU on the states alone leave no room. */
const full = 0.8
/** Whether weights, gradients and states, split over so many, may fill a GPU by themselves. GiB. */
export const isFilledByStates = (params: number, count: number, hasGiB: number, { weights }: Option): boolean =>
  (params * (weightBytes[weights] + ofGradient + mostStates)) / count / GIB > full * hasGiB

/** "Split over 8, … are 65 GiB to 130 GiB on each": of full fine-tuning, against what one GPU has. GiB. */
export function splitOver(params: number, count: number, hasGiB: number, { weights }: Option): string {
  const each = (states: number): string =>
    formatGib((params * (weightBytes[weights] + ofGradient + states)) / count / GIB)
  return `split over ${formatCount(count)}, weights, gradients and optimizer states are ${each(leastStates)} to ${each(mostStates)} on each before activations, of ${formatGib(hasGiB)}`
}

/** What the GPUs do not hold of the plan, so that their figure is smaller than what is held in all. */
export const inHostWords = ({ offload }: Option): string =>
  offload === 'params'
    ? ', with the weights in the memory of the host'
    : offload === 'optimizer'
      ? ', with the optimizer states in the memory of the host'
      : ''
