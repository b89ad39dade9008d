/** Text from outside (people, data, Slack) made safe to show. Lengths are counted in Unicode code points, as Slack does. */
import { codePointLength } from 'local-slack/block-kit/limits'

/** Slack's three control characters; without this `<!channel>` in a name would ring everybody's phone. */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** For plain_text and table cells, which know no escapes: the angle brackets become look-alikes. */
export function escapePlainText(text: string): string {
  return text.replaceAll('<', '‹').replaceAll('>', '›')
}

/** One line, at most `length` code points, an ellipsis where something was cut. Marks that turn text around are dropped. */
export function toOneLine(text: string, length: number): string {
  const line = text.replace(/[\u202a-\u202e\u2066-\u2069]/gu, '').replace(/\s+/gu, ' ')
  return truncate(line.trim(), length)
}

/** At most `length` code points. Never cuts an escape (`&lt;`) or a surrogate pair in two. */
export function truncate(text: string, length: number): string {
  if (text.length <= length) return text
  const points = Array.from(text.slice(0, length * 2 + 2))
  if (points.length <= length) return text
  return `${points
    .slice(0, length - 1)
    .join('')
    .replace(/&[a-z]{0,3}$/u, '')}…`
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
  return fittingLines.length === 0 ? truncate(lines[0] ?? '', length) : fittingLines.join('\n')
}
