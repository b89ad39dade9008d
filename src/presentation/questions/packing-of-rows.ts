/** "Does packing help if most samples are around 1k tokens?": what it is for rows of that length in the window of the plan, and the plan without it. */
import { planAndProvider } from '../format/display-names.ts'
import { formatCount, formatDuration, formatPercent, formatUsd } from '../format/number-format.ts'
import { differenceInShort } from './plan-contrast.ts'
import type { QuestionContext } from './question-context.ts'

/** Rows of about the length of the window are hardly padded. */
const nearlyFull = 0.8

function packingOfRows(context: QuestionContext): string {
  const {
    scenario: { corpus },
    recommendation: { best },
    whatIf,
    renderContext: { names },
  } = context
  const window = best.sequenceLength
  const length = lengthIn(context) ?? corpus?.tokensPerExample ?? null
  const rows = length === null ? 0 : Math.floor(window / length)
  const fill = length === null ? null : Math.min(1, length / window)
  const ofRows =
    length === null || fill === null
      ? `Yes, wherever examples are shorter than the window of ${formatCount(window)} tokens: packed, nothing is spent on padding, where rows of ${formatCount(Math.round(window / 4))} padded to the full window would take up to four times as long; rows that fill the window gain nothing.`
      : fill >= nearlyFull
        ? `Hardly: rows of ${formatCount(Math.round(length))} tokens fill the window of ${formatCount(window)} by themselves.`
        : `Yes: ${rows >= 2 ? `some ${formatCount(rows)} rows` : 'rows'} of ${formatCount(Math.round(length))} tokens share a window of ${formatCount(window)}, where a row padded to the full window would be ${formatPercent(1 - fill)} padding; padded to the longest of its batch it is less.`
  const planned = best.packed
    ? 'The plan reckons with packing.'
    : 'The plan does not pack: reply “with packing” for that.'
  return [ofRows, planned, otherwise()].filter((one) => one !== '').join(' ')

  function otherwise(): string {
    if (whatIf === undefined || !('option' in whatIf) || !best.packed) return ''
    const { option } = whatIf
    const apart = differenceInShort(option, best)
    // Without their length the plan has no padding in it.
    if (corpus?.tokensPerExample == null)
      return 'What padding would cost it cannot say until it knows your rows: say their length (“avg 1k tokens each”).'
    if (apart === 'no more') return ''
    return `Without it: ${planAndProvider(option, names)}, ${formatDuration(option.hours.p50)} and ${formatUsd(option.allInUsd.p50)} in total, ${apart} than the plan.`
  }
}

/** Tokens of a row, where a length is named that is not the window of the plan. */
function lengthIn({ args, recommendation: { best } }: QuestionContext): number | null {
  const named = args?.exampleTokens ?? args?.numbers?.find(({ value }) => value >= fewest && value < most)?.value
  return named === undefined || named === best.sequenceLength || Math.abs(named / best.sequenceLength - 1) < near
    ? null
    : named
}
/** Anything else is no length of a row; 16k is 16,384. */
const [fewest, most, near] = [50, 200_000, 0.03]

/** By the words in braces of data/questions. */
export const packingFigures: Readonly<Record<string, (context: QuestionContext) => string>> = { packingOfRows }
