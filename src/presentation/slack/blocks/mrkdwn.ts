/** Text made safe to show in Slack. Lengths are counted in Unicode code points, as Slack counts them. */
import { codePointLength } from 'local-slack/block-kit/limits'
import { truncate } from '../../format/truncate.ts'

/** Slack's three control characters; without this `<!channel>` in a name would ring everybody's phone. */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** For plain_text and table cells, which know no escapes: the angle brackets become look-alikes. */
export function escapePlainText(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›')
}

/** Escaped text of at most `length` code points; no escape (`&lt;`) is cut in two. */
export function truncateEscaped(text: string, length: number): string {
  const short = truncate(text, length)
  return short === text ? text : short.replace(/&[a-z]{0,3}…$/u, '…')
}

/** `like this`, escaped; a backtick inside would end the code. */
export function inlineCode(text: string): string {
  return `\`${escapeMrkdwn(text).replaceAll('`', 'ʼ')}\``
}

/** Whole lines of `lines` that fit into `length` code points together, and how many were left out. */
export function joinFittingLines(lines: readonly string[], length: number): string {
  const fittingLines: string[] = []
  let used = 0
  for (const line of lines) {
    used += codePointLength(line) + 1
    if (used > length) break
    fittingLines.push(line)
  }
  return fittingLines.length === 0 ? truncateEscaped(lines[0] ?? '', length) : fittingLines.join('\n')
}
