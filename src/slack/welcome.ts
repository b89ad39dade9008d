/** The first words of a conversation: a question, or a cry for help. */
import { isHelp } from '../scenario/parse.ts'
import type { Desk } from '../thread/desk.ts'
import type { Said, Setting } from '../thread/held.ts'
import type { Via } from '../thread/start.ts'

export function welcome(desk: Desk, text: string, via: Via, setting: Setting): Said {
  return isHelp(text) ? { kind: 'words', message: desk.help(setting.today) } : desk.start(text, via, setting)
}
