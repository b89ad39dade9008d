/** Text cut to a length, counted in Unicode code points; an ellipsis says that something was cut. */

/** At most `length` code points; no surrogate pair is cut in two. */
export function truncate(text: string, length: number): string {
  if (text.length <= length) return text
  const points = Array.from(text.slice(0, length * 2 + 2))
  return points.length <= length ? text : `${points.slice(0, length - 1).join('')}…`
}

/** One line of whole sentences, of `length` code points at most; the first is cut where it alone is longer. */
export function toSentences(text: string, length: number): string {
  const sentences = toOneLine(text, 10 * length).split(/(?<=[.!?]) (?=\S)/u)
  let line = ''
  for (const sentence of sentences) {
    const longer = line === '' ? sentence : `${line} ${sentence}`
    if (Array.from(longer).length > length) break
    line = longer
  }
  return line === '' ? toOneLine(text, length) : line
}

/** One line of at most `length` code points. Characters that reverse the reading direction are removed. */
export function toOneLine(text: string, length: number): string {
  const line = text.replace(/[\u202a-\u202e\u2066-\u2069]/gu, '').replace(/\s+/gu, ' ')
  return truncate(line.trim(), length)
}
