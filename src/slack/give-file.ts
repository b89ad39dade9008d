/** A picture or a file, into the thread it was asked for in. Where files may not be sent, its message takes its place. */
import type { FileSaid } from '../thread/file.ts'
import * as z from 'zod'
import { clip, escape } from '../reply/mrkdwn.ts'
import { postAnswer, tellAsker } from './deliver.ts'
import { findFile } from './find-posted.ts'
import { type Sent, sendOnce } from './outbox.ts'
import { refusal } from './refusals.ts'
import type { Services } from './services.ts'
import type { Place } from './ways.ts'

/** Slack's words for what an administrator, and no second try, can change. */
const notAllowed = new Set([
  'missing_scope',
  'not_allowed_token_type',
  'file_uploads_disabled',
  'file_uploads_except_images_disabled',
  'restricted_action',
  'storage_limit_reached',
  'file_upload_size_restricted',
])

export async function giveFile(said: FileSaid, place: Place, services: Services): Promise<Sent | null> {
  const { thread, isDirect = false } = place
  // A file is seen by everybody in the channel: what was asked privately is answered privately, in words.
  if (thread === undefined && !isDirect) return tellAsker(said.message, place, services)
  try {
    return await upload(said, place, services)
  } catch (error) {
    const word = refusal(error)
    if (word === undefined) throw error
    services.metrics.refused(word)
    services.log.warn({ refused: word, known: notAllowed.has(word) }, 'a file could not be sent; its words were')
    return postAnswer(said.message, place, services)
  }
}

async function upload({ file }: FileSaid, place: Place, services: Services): Promise<Sent> {
  const { client, channel, thread } = place
  const bytes = await file.make()
  return sendOnce(
    {
      to: channel,
      send: async (marker) => {
        const name = markedName(file.name, marker)
        const { file_id: id, upload_url: address } = announced.parse(
          // Slack calls it alt_txt; the library's uploadV2 sends it under another name, so the three calls are made here.
          await client.apiCall('files.getUploadURLExternal', {
            filename: name,
            length: bytes.length,
            ...(file.altText === '' ? {} : { alt_txt: clip(file.altText, longestAltText) }),
          }),
        )
        await putBytes(address, bytes)
        const where = thread === undefined ? { channel_id: channel } : { channel_id: channel, thread_ts: thread }
        await client.files.completeUploadExternal({
          ...where,
          files: [{ id, title: file.title }],
          initial_comment: escape(file.comment),
        })
        return { channel, ts: '' }
      },
      find: (marker, since) => findFile(client, place, markedName(file.name, marker), since, services.log),
    },
    services,
  )
}

const announced = z.looseObject({ file_id: z.string(), upload_url: z.string() })
/** Of Slack: what is longer is refused. */
const longestAltText = 1000
/** Longest wait for the upload, in milliseconds. */
const patience = 20_000

/** Nobody sees the file before the upload is completed, so a second try does no harm. */
async function putBytes(address: string, bytes: Uint8Array): Promise<void> {
  const put = () =>
    fetch(address, { method: 'POST', body: Uint8Array.from(bytes), signal: AbortSignal.timeout(patience) })
  const first = await put().catch(() => null)
  const response = first?.ok === true ? first : await put()
  if (!response.ok) throw new Error(`the upload of a file was answered with ${response.status}`)
}

/** "gpucost-70b-3f2a1c.png": by its name the file is found again. */
function markedName(name: string, marker: string): string {
  if (marker === '') return name
  let sum = 0
  for (const letter of marker) sum = (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) >>> 0
  return name.replace(/(\.\w+)$/, `-${sum.toString(36)}$1`)
}
