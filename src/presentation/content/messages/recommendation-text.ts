/** The whole answer as plain sentences: for notifications, screen readers and whoever reads without layout. */
import { bullets, type Line, lines } from '../message-content.ts'
import type { RecommendationSummary } from '../recommendation-summary.ts'

export function recommendationText(summary: RecommendationSummary): readonly Line[] {
  const { rows, ruledOut, savings, changes, verdicts, warnings, advice, requested, assumptions, counted, hosted } =
    summary
  return [
    ...lines([`${summary.headline}.`, `${summary.job}. ${summary.range}`, ...verdicts]),
    ...sentence('Watch out', warnings.join('; ')),
    ...sentence('Worth knowing', advice.join('; ')),
    ...list('Options', rows.length > 1 ? rows.map(optionLine) : []),
    ...list(
      'Savings, each at a risk',
      savings.map(
        ({ replyText, effect, risk }) => `${replyText === '' ? '' : `${replyText}: `}${effect}. Risk: ${risk}`,
      ),
    ),
    ...sentence('Memory', summary.memory.words),
    ...sentence('Will not fit', ruledOut.join('; ')),
    ...list(
      'What would change it',
      changes.map(({ replyText, effect }) => `${replyText}: ${effect}`),
    ),
    ...sentence('Asked', requested.join(', ')),
    ...sentence('Assumed', assumptions.join('; ')),
    ...sentence('Counted', counted.join('; ')),
    ...sentence('Set-up', summary.setup),
    ...sentence('Price', summary.price),
    ...sentence('Hosted instead', hosted),
  ]
}

const sentence = (label: string, text: string): readonly Line[] => (text === '' ? [] : lines([`${label}: ${text}.`]))

const list = (label: string, items: readonly string[]): readonly Line[] =>
  items.length === 0 ? [] : [...lines([`${label}:`]), ...bullets(items)]

function optionLine({
  label,
  plan,
  provider,
  time,
  total,
  memory,
  why,
}: RecommendationSummary['rows'][number]): string {
  return `${label === '' ? '' : `${label}: `}${plan} at ${provider}, ${time}, ${total}, ${memory} per GPU${why === '' ? '' : `. ${why}`}`
}
