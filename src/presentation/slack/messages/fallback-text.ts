/** The whole answer as plain sentences: for notifications, screen readers and whoever reads without blocks. */
import type { RecommendationSummary } from '../../content/recommendation-summary.ts'
import { truncate, escapeMrkdwn } from '../blocks/mrkdwn.ts'

/** Well under Slack's 40,000: a screen reader reads all of it. */
const maxTextLength = 2900

/** Escaped for Slack; under 3,000 code points. */
export function fallbackText(summary: RecommendationSummary): string {
  const { rows, ruledOut, changes, verdicts, warnings, advice, requested, assumptions, counted, hosted } = summary
  const paragraphs = [
    `${summary.headline}.`,
    `${summary.job}. ${summary.range}`,
    ...verdicts,
    warnings.length > 0 ? `Watch out: ${warnings.join('; ')}.` : '',
    advice.length > 0 ? `Worth knowing: ${advice.join('; ')}.` : '',
    rows.length > 1 ? `Options:\n${rows.map(optionLine).join('\n')}` : '',
    `Memory: ${summary.memory.words}.`,
    ruledOut.length > 0 ? `Will not fit: ${ruledOut.join('; ')}.` : '',
    changes.length > 0
      ? `What would change it:\n${changes.map(({ replyText, effect }) => `- ${replyText}: ${effect}`).join('\n')}`
      : '',
    requested.length > 0 ? `Asked: ${requested.join(', ')}.` : '',
    assumptions.length > 0 ? `Assumed: ${assumptions.join('; ')}.` : '',
    counted.length > 0 ? `Counted: ${counted.join('; ')}.` : '',
    `Set-up: ${summary.setup}.`,
    `Price: ${summary.price}.`,
    hosted === '' ? '' : `Hosted instead: ${hosted}.`,
  ]
  return truncate(escapeMrkdwn(paragraphs.filter((paragraph) => paragraph !== '').join('\n')), maxTextLength)
}

function optionLine({ label, plan, provider, time, total, memory }: RecommendationSummary['rows'][number]): string {
  return `- ${label === '' ? '' : `${label}: `}${plan} at ${provider}, ${time}, ${total}, ${memory} per GPU`
}
