/** The blocks that every message is made of, kept within Slack's limits. Texts arrive escaped. */
import type { ContextBlock, HeaderBlock, SectionBlock } from '@slack/types'
import { most } from './block-kit/rule.ts'
import { clip, fitting, plain } from './mrkdwn.ts'

const longestText = most('text')

/** Large plain letters; unescaped text. A figure and its unit stay on one line. */
export function header(text: string): HeaderBlock {
  const together = plain(text).replace(/(\d) (h|min|days?|years?)\b/g, '$1\u00a0$2')
  return { type: 'header', text: { type: 'plain_text', text: clip(together, most('header.text')) } }
}

/** Lines of mrkdwn; whole lines are left out where they would not fit. */
export function section(lines: readonly string[]): SectionBlock {
  return { type: 'section', text: { type: 'mrkdwn', text: fitting(lines, longestText) } }
}

/** Small grey lines. */
export function context(lines: readonly string[]): ContextBlock {
  const elements = lines.slice(0, most('context.elements'))
  return { type: 'context', elements: elements.map((line) => ({ type: 'mrkdwn', text: clip(line, longestText) })) }
}

/** Bulleted lines. */
export const bullets = (lines: readonly string[]): readonly string[] => lines.map((line) => `•  ${line}`)
