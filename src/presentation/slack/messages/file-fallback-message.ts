/** What stands in the place of a file that cannot be sent. */
import type { SlackMessage } from '../slack-message.ts'
import type { ExportFormat } from '../../../language/replies/reply-act.ts'
import { contextBlock, sectionBlock } from '../blocks/layout-blocks.ts'
import { truncate, escapeMrkdwn } from '../blocks/mrkdwn.ts'

const uploadReasons: Readonly<Record<ExportFormat, string>> = {
  chart: 'I may not upload the picture here, so these are its numbers.',
  csv: 'I may not upload a file here. In a terminal, `gpucost ask "…" --csv` writes it.',
  json: 'I may not upload a file here. In a terminal, `gpucost ask "…" --json` writes it.',
}

/** `words`: what the file shows, unescaped. */
export function fileFallbackMessage(text: string, fileKind: ExportFormat): SlackMessage {
  const content = truncate(escapeMrkdwn(text), 2900)
  const reason = `${uploadReasons[fileKind]} Whoever manages apps can allow it: scope \`files:write\`.`
  return { text: `${content}\n${reason}`, blocks: [sectionBlock(content.split('\n')), contextBlock([reason])] }
}
