/** Content as a Slack message, within Slack's limits. Text is escaped here and nowhere else. */
import type { KnownBlock } from '@slack/types'
import type { ContentBlock, MessageContent } from '../content/message-content.ts'
import { controlsBlock } from './blocks/controls-block.ts'
import {
  contextBlock,
  headerBlock,
  sectionBlock,
  sectionPages,
  fileSections,
  tableBlock,
} from './blocks/layout-blocks.ts'
import { truncateEscaped } from './blocks/mrkdwn.ts'
import { mrkdwnLine, notificationLine } from './blocks/mrkdwn-line.ts'
import { scenarioMetadata } from './blocks/scenario-metadata.ts'
import type { SlackMessage } from './slack-message.ts'

/** In code points; well under Slack's 40,000, for a screen reader reads all of it. */
const maxTextLength = 2900

/** One message; `plainRendering` makes one for workspaces without tables. */
export function renderMessage({ text, blocks, scenario }: MessageContent): SlackMessage {
  return {
    text: truncateEscaped(text.map(notificationLine).join('\n'), maxTextLength),
    blocks: blocks.flatMap(renderBlock),
    ...(scenario === undefined ? {} : { metadata: scenarioMetadata(scenario) }),
  }
}

function renderBlock(block: ContentBlock): KnownBlock | readonly KnownBlock[] {
  switch (block.kind) {
    case 'heading':
      return headerBlock(block.text)
    case 'text':
      return sectionPages(block.lines.map(mrkdwnLine)).map(sectionBlock)
    case 'table':
      return tableBlock(block)
    case 'file':
      return fileSections(block)
    case 'notes':
      return contextBlock(block.lines.map(mrkdwnLine))
    case 'controls':
      return controlsBlock(block)
  }
}
