/** Whether a machine that somebody proposes holds a job, in memory, hours and dollars. */
import type { SampledChoice } from '../../../recommend/inquiries/sampled-choices.ts'
import { type DisplayNames, planName } from '../../format/display-names.ts'
import { formatCount, formatDuration, formatParameters, formatUsd } from '../../format/number-format.ts'

export type ProposedFigures = {
  /** As typed. */
  readonly words: string
  /** The plan on it, without the memory of the host; null: there is none. */
  readonly plan: { readonly name: string; readonly hours: string; readonly usd: string; readonly memory: string } | null
  /** With weights or states in the memory of the host. */
  readonly offloaded: { readonly hours: string; readonly usd: string } | null
  /** It may just hold it by itself, with every saving and nothing to spare. */
  readonly isClose: boolean
  /** What all of its cards have. */
  readonly gigabytes: number | null
  /** They have no link but PCIe, and are several. */
  readonly meetsOverPcie: boolean
  /** What trains less of the model, and fits there. */
  readonly lighter: { readonly method: string; readonly hours: string; readonly usd: string } | null
}

export type TrainedStates = { readonly params: number; readonly bytesPerParameter: number }

/** Before the headline: the yes or no. `other`: one that holds it too, and costs more. */
export const proposedLead = (held: string | null, other: string | null, isClose: boolean): string =>
  held === null
    ? isClose
      ? 'Only just, if at all; what holds it more surely'
      : 'No; what holds it'
    : other === null || other === held
      ? `Yes, ${held} will do`
      : `${other.replace(/^./u, (letter) => letter.toUpperCase())} would do, but ${held} costs less`

/** Of a machine beside what it would take otherwise. `isSure`: what is planned holds it at the high end too. */
export const otherwiseLead = (asked: string, isHeld: boolean, isSure: boolean, isClose: boolean): string => {
  if (isHeld) return isSure ? `Yes, ${asked} will do` : `Only just, if at all, on ${asked}`
  return isClose ? `Only just, if at all, on ${asked}; what holds it more surely` : `No, not on ${asked}; what holds it`
}

/** `states`: what full training keeps of the model; null for adapters. */
export function proposedMachineSentence(figures: ProposedFigures, states: TrainedStates | null): string {
  const { words, plan, offloaded, isClose, gigabytes, meetsOverPcie, lighter } = figures
  if (plan !== null) return `“${words}” holds it: ${plan.name} in ${plan.hours}, ${plan.usd}; ${plan.memory}.`
  const bytes = states === null ? 0 : (states.params * states.bytesPerParameter) / 1e9
  const taken =
    states === null
      ? 'the weights and what the adapters need do not fit there'
      : `weights, gradients and Adam of ${formatParameters(states.params)} are ${formatCount(Number(bytes.toPrecision(3)))} GB (${states.bytesPerParameter} bytes a parameter)${gigabytes === null ? '' : `, and it has ${formatCount(Math.round(gigabytes))} GB`}; activations come on top`
  const slow =
    offloaded === null
      ? ''
      : ` With a part in the memory of the host it would run, in ${offloaded.hours} for ${offloaded.usd}.`
  const link = meetsOverPcie ? ' Its cards meet over PCIe alone, which sharded training crosses at every layer.' : ''
  const can =
    lighter === null
      ? ''
      : ` What it can do: ${lighter.method}, in ${lighter.hours} for ${lighter.usd}, adapters alone.`
  if (isClose && states === null)
    return `“${words}” holds it only just, if at all: with micro-batch 1, gradient checkpointing and 8-bit or paged optimizer states, and nothing to spare for a long sequence.${slow}${can}`
  return `“${words}” does not hold it: ${taken}.${slow}${link}${can}`
}

/** Of a mixture of experts: what the few that work on a token decide. */
export const activeSentence = (active: number, all: number): string =>
  `Active parameters (${formatParameters(active)}) set the arithmetic, and so most of the price, though GPUs are used less well than by a dense model of that size; the memory is that of all ${formatParameters(all)}.`

/** Of pictures: the card that is asked about against a smaller one. */
export function notNeededSentence(
  words: string,
  named: SampledChoice,
  other: SampledChoice,
  names: DisplayNames,
): string {
  const run = (choice: SampledChoice): string =>
    `${planName({ ...choice, nodes: 1 }, names)} takes ${formatDuration(choice.hours.expected)}, ${formatUsd(choice.usd.expected)}`
  return `“${words}”: not needed. ${run(named)}; ${run(other)}.`
}
