/** The whole answer as plain sentences: for notifications, screen readers and whoever reads without blocks. */
import type { Summary } from './summary.ts'
import { clip, escape } from './mrkdwn.ts'

/** Well under Slack's 40,000: a screen reader reads all of it. */
const longest = 2900

/** Escaped for Slack; under 3,000 code points. */
export function plainText(summary: Summary): string {
  const { rows, ruledOut, changes, verdicts, warnings, advice, asked, assumed, counted, hosted } = summary
  const paragraphs = [
    `${summary.headline}.`,
    `${summary.job}. ${summary.range}`,
    ...verdicts,
    warnings.length > 0 ? `Watch out: ${warnings.join('; ')}.` : '',
    advice.length > 0 ? `Worth knowing: ${advice.join('; ')}.` : '',
    rows.length > 1 ? `Options:\n${rows.map(rowLine).join('\n')}` : '',
    `Memory: ${summary.memory.words}.`,
    ruledOut.length > 0 ? `Will not fit: ${ruledOut.join('; ')}.` : '',
    changes.length > 0
      ? `What would change it:\n${changes.map(({ type, gain }) => `- ${type}: ${gain}`).join('\n')}`
      : '',
    asked.length > 0 ? `Asked: ${asked.join(', ')}.` : '',
    assumed.length > 0 ? `Assumed: ${assumed.join('; ')}.` : '',
    counted.length > 0 ? `Counted: ${counted.join('; ')}.` : '',
    `Set-up: ${summary.recipe}.`,
    `Price: ${summary.price}.`,
    hosted === '' ? '' : `Hosted instead: ${hosted}.`,
  ]
  return clip(escape(paragraphs.filter((paragraph) => paragraph !== '').join('\n')), longest)
}

function rowLine({ label, plan, provider, time, total, memory }: Summary['rows'][number]): string {
  return `- ${label === '' ? '' : `${label}: `}${plan} at ${provider}, ${time}, ${total}, ${memory} per GPU`
}
