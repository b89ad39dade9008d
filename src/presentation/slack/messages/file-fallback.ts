/** The message in place of a file that may not be uploaded. */
import type { ExportFormat } from '../../../language/replies/reply-act.ts'
import { lineWithCode, type MessageContent, notesBlock } from '../../content/message-content.ts'

const uploadReasons: Readonly<Record<ExportFormat | 'run', string>> = {
  chart: 'I may not upload the picture here, so these are its numbers.',
  run: 'I may not upload files here, so these are their texts.',
  csv: 'I may not upload a file here. In a terminal, `gpucost ask "…" --csv` writes it.',
  receipt: 'I may not upload a file here. In a terminal, `gpucost receipt "…"` writes it.',
  json: 'I may not upload a file here. In a terminal, `gpucost ask "…" --json` writes it.',
}

/** `content`: what the file shows. */
export function withUploadReason(content: MessageContent, format: ExportFormat | 'run'): MessageContent {
  const reason = lineWithCode(`${uploadReasons[format]} Whoever manages apps can allow it: scope \`files:write\`.`)
  return { ...content, text: [...content.text, reason], blocks: [...content.blocks, notesBlock([reason])] }
}
