/** The text of a file in fixed width, in as many sections as it takes. */
import type { SectionBlock } from '@slack/types'
import type { ContentBlock } from '../../content/message-content.ts'
import { sectionBlock, sectionPages } from './layout-blocks.ts'
import { escapeMrkdwn } from './mrkdwn.ts'

/** The name stands above the first section; no section is longer than Slack allows. */
export function fileSections({ name, text }: Extract<ContentBlock, { kind: 'file' }>): readonly SectionBlock[] {
  const pages = sectionPages(escapeMrkdwn(text.trimEnd()).split('\n'))
  return pages.map((page, index) =>
    sectionBlock([...(index === 0 ? [`*${escapeMrkdwn(name)}*`] : []), '```', ...page, '```']),
  )
}
