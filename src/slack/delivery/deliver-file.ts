/** A picture or a file, into the thread it was asked for in. Where files may not be sent, its message takes its place. */
import type { FileOutcome } from '../../conversation/file-export.ts'
import * as z from 'zod'
import { escapeMrkdwn } from '../../presentation/slack/blocks/mrkdwn.ts'
import { withUploadReason } from '../../presentation/slack/messages/file-fallback.ts'
import { renderMessage } from '../../presentation/slack/render-message.ts'
import { truncate } from '../../presentation/format/truncate.ts'
import { deliverMessage, deliverEphemeral } from './deliver.ts'
import { findPostedFile } from './find-posted.ts'
import { type MessageRef, sendOnce } from './outbox.ts'
import { slackErrorCode } from './slack-errors.ts'
import type { Services } from '../services.ts'
import type { Destination } from './post-methods.ts'

/** Slack's words for what an administrator, and no second try, can change. */
const permissionErrors = new Set([
  'missing_scope',
  'not_allowed_token_type',
  'file_uploads_disabled',
  'file_uploads_except_images_disabled',
  'restricted_action',
  'storage_limit_reached',
  'file_upload_size_restricted',
])

/** Into its thread; where everybody would see what was asked privately, its words are sent instead. */
export async function deliverFile(
  outcome: FileOutcome,
  destination: Destination,
  services: Services,
): Promise<MessageRef | null> {
  const { thread, isDirect = false } = destination
  // A file is seen by everybody in the channel: what was asked privately is answered privately, in words.
  if (thread === undefined && !isDirect) {
    const message = outcome.file.format === 'run' ? renderMessage(outcome.content) : messageInPlaceOf(outcome)
    return deliverEphemeral(message, destination, services)
  }
  try {
    return await uploadFile(outcome, destination, services)
  } catch (error) {
    const errorCode = slackErrorCode(error)
    if (errorCode === undefined) throw error
    services.metrics.refused(errorCode)
    services.log.warn(
      { refused: errorCode, known: permissionErrors.has(errorCode) },
      'a file could not be sent; its words were',
    )
    return deliverMessage(messageInPlaceOf(outcome), destination, services)
  }
}

const messageInPlaceOf = ({ content, file }: FileOutcome) => renderMessage(withUploadReason(content, file.format))

const uploadFile = async ({ file }: FileOutcome, destination: Destination, services: Services): Promise<MessageRef> =>
  uploadAll(file.comment, await uploadsOf(file, services), destination, services)

/** A file as it is shown in Slack. `altText`: what a picture shows; '' for what is none. */
export type UploadedFile = {
  readonly name: string
  readonly title: string
  readonly comment: string
  readonly altText: string
  readonly bytes: Uint8Array
}

/** Into the channel or thread, once. Throws what Slack refused with. */
export const uploadOnce = async (
  file: UploadedFile,
  destination: Destination,
  services: Services,
): Promise<MessageRef> => uploadAll(file.comment, [{ ...file, keepsName: false }], destination, services)

async function uploadAll(
  comment: string,
  uploads: readonly Upload[],
  destination: Destination,
  services: Services,
): Promise<MessageRef> {
  const { client, channel, thread } = destination
  return sendOnce(
    {
      to: channel,
      pacedIn: channel,
      send: async (marker) => {
        const marked = uploads.map((upload, index) => (index === 0 ? withMarker(upload, marker) : upload))
        const files: { id: string; title: string }[] = []
        for (const { name, title, bytes, altText } of marked) {
          const { file_id: id, upload_url: address } = uploadTarget.parse(
            // Slack calls it alt_txt; the library's uploadV2 sends it under another name, so the three calls are made here.
            await client.apiCall('files.getUploadURLExternal', {
              filename: name,
              length: bytes.length,
              ...(altText === '' ? {} : { alt_txt: truncate(altText, maxAltTextLength) }),
            }),
          )
          await uploadBytes(address, bytes)
          files.push({ id, title })
        }
        const [first, ...others] = files
        if (first === undefined) throw new Error('an export without files')
        const where = thread === undefined ? { channel_id: channel } : { channel_id: channel, thread_ts: thread }
        await client.files.completeUploadExternal({
          ...where,
          files: [first, ...others],
          initial_comment: escapeMrkdwn(comment),
        })
        return { channel, ts: '' }
      },
      find: (marker, since) => {
        const [first] = uploads
        if (first === undefined) throw new Error('an export without files')
        const { name, title } = withMarker(first, marker)
        return findPostedFile(client, destination, first.keepsName ? title : name, since, services.log)
      },
    },
    services,
  )
}

type Upload = {
  readonly name: string
  readonly title: string
  readonly bytes: Uint8Array
  readonly altText: string
  /** Other files call it by its name: then its title carries the marker. */
  readonly keepsName: boolean
}

async function uploadsOf(file: FileOutcome['file'], { engine }: Services): Promise<readonly Upload[]> {
  if (file.format !== 'run') {
    const { name, title, altText } = file
    return [{ name, title, bytes: await engine.generateFile(file), altText, keepsName: false }]
  }
  return file.files.map(({ name, content }) => ({
    name,
    title: name,
    bytes: new TextEncoder().encode(content),
    altText: '',
    keepsName: true,
  }))
}

/** By its name, or by its title, a file is found again. */
function withMarker(upload: Upload, marker: string): Upload {
  if (marker === '') return upload
  const { name, title, keepsName } = upload
  return keepsName
    ? { ...upload, title: `${title} (${markerHash(marker)})` }
    : { ...upload, name: fileNameWithMarker(name, marker) }
}

const uploadTarget = z.looseObject({ file_id: z.string(), upload_url: z.string() })
/** Of Slack: what is longer is refused. */
const maxAltTextLength = 1000
/** Longest wait for the upload, in milliseconds. */
const uploadTimeoutMs = 20_000

/** Nobody sees the file before the upload is completed, so a second try does no harm. */
async function uploadBytes(address: string, bytes: Uint8Array): Promise<void> {
  const put = () =>
    fetch(address, { method: 'POST', body: Uint8Array.from(bytes), signal: AbortSignal.timeout(uploadTimeoutMs) })
  const first = await put().catch(() => null)
  const response = first?.ok === true ? first : await put()
  if (!response.ok) throw new Error(`the upload of a file was answered with ${response.status}`)
}

/** "gpucost-70b-3f2a1c.png": by its name the file is found again. */
const fileNameWithMarker = (name: string, marker: string): string =>
  name.replace(/(\.\w+)$/, `-${markerHash(marker)}$1`)

function markerHash(marker: string): string {
  let hash = 0
  for (const letter of marker) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0
  return hash.toString(36)
}
