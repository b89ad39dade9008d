/** A file that somebody dropped, counted: Slack is asked for it, it is read, counted and forgotten. */
import type { WebClient } from '@slack/web-api'
import * as z from 'zod'
import { slackErrorCode } from '../delivery/slack-errors.ts'
import type { Services } from '../services.ts'
import type { CountReply, CountTask } from './count-task.ts'
import { countLocallyText } from './count-thread.ts'
import type { DroppedFile } from './dropped-file.ts'

/** Bytes: what is larger is not begun. */
const maxBytes = 500 * 2 ** 20

const infoSchema = z.looseObject({
  file: z.looseObject({
    size: z.number().nullish(),
    is_external: z.boolean().nullish(),
    url_private_download: z.string().nullish(),
    url_private: z.string().nullish(),
  }),
})

/** Throws what Slack refuses with where that is neither the person's doing nor an administrator's. */
export async function countDroppedFile(
  { id, name }: DroppedFile,
  how: Pick<CountTask, 'model' | 'sequenceLength'>,
  client: WebClient,
  { countFile, log }: Pick<Services, 'countFile' | 'log'>,
): Promise<CountReply> {
  const unreadable = (reason: string): CountReply => ({ kind: 'unreadable', reason })
  let info
  try {
    // Of a file from another company the event says little; this says all, and whether it may be read.
    info = infoSchema.parse(await client.files.info({ file: id })).file
  } catch (error) {
    const code = slackErrorCode(error)
    const reason = refusals[code ?? '']
    if (reason === undefined) throw error
    log.info({ refused: code }, 'a file could not be read')
    return unreadable(reason(name))
  }
  const address = info.url_private_download ?? info.url_private ?? ''
  if (info.is_external === true || !isOfSlack(address, client.slackApiUrl))
    return unreadable(`${name} is kept outside of Slack, where I do not go. ${countLocallyText}`)
  const size = info.size ?? 0
  if (size > maxBytes)
    return unreadable(
      `${name} has ${Math.round(size / 2 ** 20)} MiB; ${maxBytes / 2 ** 20} are read here. ${countLocallyText}`,
    )
  return countFile({ address, token: client.token ?? '', name, size, ...how })
}

const missingScope = (name: string): string =>
  `I may not read ${name}: the scope files:read is missing. Whoever manages the app adds it under OAuth & Permissions and installs the app again. Until then, “npx gpucost count FILE” counts it on your own machine; then tell me its tokens.`

const gone = (name: string): string => `${name} is not there any more, or not for me. Please send it once more.`

/** Slack's words for what a person or an administrator can change. */
const refusals: Readonly<Record<string, (name: string) => string>> = {
  missing_scope: missingScope,
  not_allowed_token_type: missingScope,
  file_not_found: gone,
  file_deleted: gone,
  access_denied: gone,
  not_visible: gone,
}

/** The token is shown to Slack alone, or to what stands in for it at the address of the Web API. */
export function isOfSlack(address: string, apiUrl: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, origin, username } = new URL(address)
  if (username !== '') return false
  if (origin === new URL(apiUrl).origin) return true
  return protocol === 'https:' && /(?:^|\.)slack(?:-gov)?\.com$/.test(hostname)
}
