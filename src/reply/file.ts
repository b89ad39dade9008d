/** What stands in the place of a file that cannot be sent. */
import type { Message } from './message.ts'
import type { FileWish } from '../scenario/file-wishes.ts'
import { context, section } from './blocks.ts'
import { clip, escape } from './mrkdwn.ts'

const reasons: Readonly<Record<FileWish, string>> = {
  chart: 'I may not upload the picture here, so these are its numbers.',
  csv: 'I may not upload a file here. In a terminal, `gpucost ask "…" --csv` writes it.',
  json: 'I may not upload a file here. In a terminal, `gpucost ask "…" --json` writes it.',
}

/** `words`: what the file shows, unescaped. */
export function fileMessage(words: string, wish: FileWish): Message {
  const told = clip(escape(words), 2900)
  const reason = `${reasons[wish]} Whoever manages apps can allow it: scope \`files:write\`.`
  return { text: `${told}\n${reason}`, blocks: [section(told.split('\n')), context([reason])] }
}
