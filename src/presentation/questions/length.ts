/** "Would dropping to 4096 be cheaper?", "does it fit at 16k?", "is 2048 enough, the longest has 3100?": another length of the sequences. */
import type { Option } from '../../recommend/recommendation.ts'
import {
  formatCount,
  formatDuration,
  formatGib,
  formatPercent,
  formatTokens,
  formatUsd,
  formatUsdDifference,
} from '../format/number-format.ts'
import { toOneLine } from '../format/truncate.ts'
import type { QuestionContext } from './question-context.ts'

/** `whatIf`: the job on the same GPUs at the length that is asked about, or at one that holds the longest text. */
export function lengthAnswer(context: QuestionContext): readonly string[] {
  const { args, recommendation, whatIf, namedSpec } = context
  const asked = args?.lengthAsked
  if (asked === undefined) return []
  const { best } = recommendation
  const other = whatIf !== undefined && 'option' in whatIf ? whatIf.option : null
  const problem = whatIf !== undefined && 'problem' in whatIf ? toOneLine(whatIf.problem, 300) : ''
  const at = namedSpec?.sequenceLength ?? asked.length
  if (asked.asks === 'enough') return [...enoughVerdict(context, asked), besideAt(at, other, best, problem)]
  if (asked.asks === 'fits' && asked.isOpen !== true)
    return fitSentences(at, other, best, problem, asked.isAgainst === true)
  if (asked.isOfPlanned === true && other !== null) return plannedSentences(at, other, best, asked.longest ?? at)
  return [...cheaperSentences(at, other, best, problem, asked), ...ofTokens(context, at)]
}

const figures = ({ hours, allInUsd }: Option): string =>
  `${formatDuration(hours.p50)} and ${formatUsd(allInUsd.p50)} in total`
const memory = ({ peakMemoryGiB, usableMemoryGiB, gpuCount }: Option): string =>
  `${formatGib(peakMemoryGiB.p50)} of ${formatGib(usableMemoryGiB)}${gpuCount === 1 ? '' : ' on each GPU'}`
const batchBeside = (option: Option, best: Option): string =>
  option.microBatch === best.microBatch
    ? ''
    : `, with ${formatCount(option.microBatch)} instead of ${formatCount(best.microBatch)} sequences at a time`

/** `isAgainst`: it is asked whether it breaks. */
function fitSentences(
  length: number,
  other: Option | null,
  best: Option,
  problem: string,
  isAgainst: boolean,
): readonly string[] {
  const planned = `As planned, at ${formatCount(best.sequenceLength)}, it is ${memory(best)}, ${figures(best)}.`
  if (length === best.sequenceLength)
    return [
      `${isAgainst ? 'No' : 'Yes'}, that is the plan: at ${formatCount(length)} it holds ${memory(best)}, ${figures(best)}.`,
    ]
  if (other === null)
    return [`${isAgainst ? 'Yes' : 'No'}, ${formatCount(length)} does not fit there. ${problem}`, planned]
  const { p95 } = other.peakMemoryGiB
  const verdict =
    other.offload !== 'none' && best.offload === 'none'
      ? `Only with the memory of the host, which is slow: ${formatCount(length)} takes`
      : p95 > other.usableMemoryGiB
        ? isAgainst
          ? `Not as expected, but at the high end: ${formatCount(length)} takes`
          : `Likely, but not at the high end: ${formatCount(length)} takes`
        : isAgainst
          ? `No, ${formatCount(length)} still fits:`
          : `Yes, ${formatCount(length)} fits:`
  return [
    `${verdict} ${memory(other)} (${formatGib(p95)} at the high end), ${figures(other)}${batchBeside(other, best)}.`,
    planned,
  ]
}

/** What it saves first; less than a twentieth is hardly anything. */
function cheaperSentences(
  length: number,
  other: Option | null,
  best: Option,
  problem: string,
  { isOpen = false, isOfTime = false }: { readonly isOpen?: boolean; readonly isOfTime?: boolean },
): readonly string[] {
  if (length === best.sequenceLength)
    return [`That is the plan: at ${formatCount(length)}, ${figures(best)}, ${memory(best)}.`]
  if (other === null) return [`There is no plan at ${formatCount(length)} on these GPUs. ${problem}`]
  const share = isOfTime ? 1 - other.hours.p50 / best.hours.p50 : 1 - other.allInUsd.p50 / best.allInUsd.p50
  const apart = formatUsdDifference(other.allInUsd.p50, best.allInUsd.p50)
  const sum = isOfTime
    ? `${formatDuration(Math.abs(other.hours.p50 - best.hours.p50))} (${formatPercent(Math.abs(share))}) ${share > 0 ? 'sooner' : 'later'}`
    : `${apart} (${formatPercent(Math.abs(share))}) ${share > 0 ? 'less' : 'more'}`
  const verdict =
    Math.abs(share) < slight
      ? isOpen
        ? 'Hardly anything'
        : 'Hardly'
      : isOpen
        ? sum
        : `${share > 0 ? 'Yes' : 'No'}, ${sum}`
  return [
    `${verdict}: at ${formatCount(length)} it takes ${figures(other)}, instead of ${figures(best)} at ${formatCount(best.sequenceLength)}.`,
    `Memory ${memory(other) === memory(best) ? 'stays' : 'is'} ${memory(other)}${memory(other) === memory(best) ? '' : ` instead of ${formatGib(best.peakMemoryGiB.p50)}`}${batchBeside(other, best)}.`,
  ]
}
const slight = 0.05

/** "Is 16k costing us for nothing?": what the planned length costs beside a shorter one that holds the texts. */
function plannedSentences(length: number, other: Option, best: Option, longest: number): readonly string[] {
  const more = best.allInUsd.p50 / other.allInUsd.p50 - 1
  const verdict =
    Math.abs(more) < slight
      ? 'Hardly'
      : more > 0
        ? `Yes, ${formatUsdDifference(best.allInUsd.p50, other.allInUsd.p50)} (${formatPercent(more)} more)`
        : 'No'
  return [
    `${verdict}: at ${formatCount(best.sequenceLength)} it takes ${figures(best)}, and at ${formatCount(length)}, which holds ${formatCount(longest)} tokens, ${figures(other)}.`,
    best.packed
      ? 'Short texts are packed together, so that nothing is padded: what a longer sequence costs is attention.'
      : 'Texts are not packed, so that shorter ones leave part of each sequence empty.',
    `${memory(best) === memory(other) ? '' : `Memory is ${memory(best)} instead of ${formatGib(other.peakMemoryGiB.p50)}. `}Longer texts than ${formatCount(length)} would be cut, or split before.`,
  ]
}

/** What becomes of the tokens: packed they stay, unless each text is cut. */
function ofTokens({ args, scenario: { spec }, namedSpec, recommendation: { best } }: QuestionContext, length: number) {
  const { longest = null } = args?.lengthAsked ?? {}
  const [before, after] = [spec.tokens, namedSpec?.tokens ?? spec.tokens]
  const isCut = before !== null && after !== null && after < before
  return [
    isCut
      ? `Cut at ${formatCount(length)}, ${formatTokens(after)} of the ${formatTokens(before)} tokens are left, which is what it saves.`
      : best.packed
        ? 'Short texts are packed together, so the number of tokens, which the hours go by, stays as it is; only attention and memory change.'
        : '',
    isCut || length >= best.sequenceLength
      ? ''
      : longest !== null && longest <= length
        ? `Texts of up to ${formatCount(longest)} tokens stay whole; longer ones than ${formatCount(length)} are cut, or split before.`
        : `Texts longer than ${formatCount(length)} are cut, or split before.`,
  ]
}

function enoughVerdict(
  { scenario: { corpus }, recommendation: { best } }: QuestionContext,
  {
    length,
    longest,
    isOfMost,
    isOpen,
  }: { readonly length: number; readonly longest: number | null; readonly isOfMost?: true; readonly isOpen?: true },
): readonly string[] {
  const average = corpus?.tokensPerExample ?? null
  const few =
    average === null || average > length
      ? ''
      : `, likely few of them at ${formatCount(Math.round(average))} tokens on average`
  if (longest === null)
    return [
      average === null
        ? `It is where your longest text has no more tokens than that: what is longer than ${formatCount(length)} is cut off, or split before.`
        : average > length
          ? // "What do I lose by cutting at 4k?" asks for no yes or no.
            `${isOpen === true ? `At least ${formatPercent(1 - length / average)} of the tokens` : 'No'}: your texts have ${formatCount(Math.round(average))} on average, and what is beyond ${formatCount(length)} is cut off${isOpen === true ? '' : `, at least ${formatPercent(1 - length / average)} of the tokens`}.`
          : `For most: your texts have ${formatCount(Math.round(average))} tokens on average; what is beyond ${formatCount(length)} is cut off.`,
    ]
  if (longest <= length && isOfMost === true)
    return [
      `Yes for most: ${formatCount(length)} holds texts of ${formatCount(longest)} tokens whole; what is longer than ${formatCount(length)} is cut off, or split before.`,
    ]
  if (longest <= length)
    return [
      `Yes: ${formatCount(length)} holds your longest, ${formatCount(longest)} tokens, whole${length === best.sequenceLength ? ', and is what is planned' : ''}.`,
    ]
  return [
    `Not for all: a text of ${formatCount(longest)} tokens loses ${formatCount(longest - length)} of them (${formatPercent(1 - length / longest)}), as what is beyond ${formatCount(length)} is cut off${few}.`,
    'Where they are few, drop or split them.',
  ]
}

/** The length beside the plan, where it is another. */
function besideAt(length: number, other: Option | null, best: Option, problem: string): string {
  if (length === best.sequenceLength) return `The plan has ${formatCount(length)}: ${figures(best)}, ${memory(best)}.`
  const planned = `as planned, at ${formatCount(best.sequenceLength)}: ${figures(best)}`
  return other === null
    ? `${formatCount(length)} does not fit these GPUs: ${problem}`
    : `At ${formatCount(length)}: ${figures(other)}, ${memory(other)}; ${planned}.`
}
