/** The last changes and decisions on the Home tab, for owners. */
import type { KnownBlock } from '@slack/types'
import { bulletLines, headerBlock, sectionBlock } from '../../blocks/layout-blocks.ts'

/** `lines`: in mrkdwn, the newest first; none: the reader is no owner, or nothing happened. */
export const auditSection = (lines: readonly string[]): KnownBlock[] =>
  lines.length === 0 ? [] : [headerBlock('Changes and decisions'), sectionBlock(bulletLines(lines))]
