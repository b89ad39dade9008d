/** A table for a spreadsheet, by direct message; where files may not be sent, its first lines as a message. */
import { escapeMrkdwn } from '../../presentation/slack/blocks/mrkdwn.ts'
import { deliverMessage } from './deliver.ts'
import { uploadOnce } from './deliver-file.ts'
import type { Destination } from './post-methods.ts'
import { slackErrorCode } from './slack-errors.ts'
import { textMessage } from './text-message.ts'
import type { Services } from '../services.ts'

export type TableFile = {
  /** Without its extension. */
  readonly name: string
  readonly title: string
  readonly comment: string
  readonly csv: string
}

/** Characters of it that a message shows. */
const maxShownLength = 2500

/** `destination.channel`: the person whom it is for. */
export async function deliverTable(
  { name, title, comment, csv }: TableFile,
  destination: Destination,
  services: Services,
): Promise<void> {
  // Its answer tells which conversation that is: a file cannot be sent to a person.
  const sent = await deliverMessage(textMessage(`*${title}.* ${comment}`), destination, services)
  if (sent === null) return
  const inThread = { ...destination, channel: sent.channel, thread: sent.ts }
  const file = { name: `${name}.csv`, title, comment: title, altText: '', bytes: new TextEncoder().encode(csv) }
  try {
    await uploadOnce(file, inThread, services)
  } catch (error) {
    const errorCode = slackErrorCode(error)
    if (errorCode === undefined) throw error
    services.metrics.refused(errorCode)
    await deliverMessage(textMessage(shownTable(csv)), inThread, services)
  }
}

function shownTable(csv: string): string {
  const shown = csv.length <= maxShownLength ? csv : csv.slice(0, csv.lastIndexOf('\n', maxShownLength))
  const what = shown.length < csv.length ? 'its beginning' : 'the table'
  const escaped = escapeMrkdwn(shown).replaceAll('`', 'ˋ')
  return `I may not send a file here (scope \`files:write\`), so this is ${what}:\n\`\`\`${escaped}\`\`\``
}
