/** The blocks that every message is made of, kept within Slack's limits. Texts arrive escaped. */
import type { ContextBlock, HeaderBlock, SectionBlock } from '@slack/types'
import { limitOf } from 'local-slack/block-kit/limits'
import { joinFittingLines, escapePlainText, truncateEscaped } from './mrkdwn.ts'
import { truncate } from '../../format/truncate.ts'

const maxTextLength = limitOf('text')

/** Large plain letters; unescaped text. A figure and its unit stay on one line. */
export function headerBlock(text: string): HeaderBlock {
  const unbroken = escapePlainText(text).replace(/(\d) (h|min|days?|years?)\b/g, '$1\u00a0$2')
  return { type: 'header', text: { type: 'plain_text', text: truncate(unbroken, limitOf('header.text')) } }
}

/** Lines of mrkdwn; whole lines are left out where they would not fit. */
export function sectionBlock(lines: readonly string[]): SectionBlock {
  return { type: 'section', text: { type: 'mrkdwn', text: joinFittingLines(lines, maxTextLength) } }
}

/** Length at which a section is full; the next line begins another. */
const fullSectionLength = 2800

/** Lines of mrkdwn as sections that are as full as they may be. */
export function sectionPages(lines: readonly string[]): readonly (readonly string[])[] {
  const pages: string[][] = [[]]
  let length = 0
  for (const line of lines) {
    if (length - 1 + line.length > fullSectionLength && length > 0) {
      pages.push([])
      length = 0
    }
    pages.at(-1)?.push(line)
    length += line.length + 1
  }
  return pages
}

/** Small grey lines. */
export function contextBlock(lines: readonly string[]): ContextBlock {
  const elements = lines.slice(0, limitOf('context.elements'))
  return {
    type: 'context',
    elements: elements.map((line) => ({ type: 'mrkdwn', text: truncateEscaped(line, maxTextLength) })),
  }
}

/** Bulleted lines. */
export const bulletLines = (lines: readonly string[]): readonly string[] => lines.map((line) => `•  ${line}`)
