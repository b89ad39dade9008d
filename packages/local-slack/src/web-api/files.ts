/** files.*: an upload URL is requested, the bytes are sent there, and the completed file is shared in a conversation. */
import { type JsonObject, asObjects, parseJsonObject, asString } from '../json.ts'
import type { WorkspaceFile, LocalWorkspace } from '../workspace/workspace.ts'
import { findPostableChannel } from './chat.ts'
import { type ApiMethod, apiError, missingField } from './api-method.ts'
import { createFile } from '../workspace/files.ts'
import { fileJson } from './message-json.ts'

/** Characters of the description of a picture. */
const maxAltTextLength = 1000

const getUploadUrl: ApiMethod = (args, { workspace, uploadUrl }) => {
  const name = asString(args['filename'])
  if (name === '') return missingField('filename')
  if (!(Number(args['length']) > 0)) return apiError('invalid_arguments', ['[ERROR] length must be greater than zero'])
  if (asString(args['alt_txt']).length > maxAltTextLength) return apiError('alt_txt_too_large')
  const alt = asString(args['alt_txt'])
  const { id } = createFile(workspace, { name, alt, bytes: new Uint8Array(), isComplete: false })
  return { ok: true, file_id: id, upload_url: uploadUrl(id) }
}

const completeUpload: ApiMethod = (args, { workspace }) => {
  const requested = asObjects(
    typeof args['files'] === 'string' ? parseJsonObject(`{"list":${args['files']}}`)?.['list'] : args['files'],
  )
  const uploads: WorkspaceFile[] = []
  for (const { id, title } of requested) {
    const upload = workspace.uploads.get(asString(id))
    if (upload === undefined || upload.bytes.length === 0) return apiError('file_not_found')
    uploads.push({ ...upload, title: asString(title) || upload.title, isComplete: true })
  }
  const channelIds = [asString(args['channel_id']), ...asString(args['channels']).split(',')].filter((id) => id !== '')
  const channels = channelIds.map((id) => findPostableChannel(workspace, id))
  const error = channels.find((channel) => typeof channel === 'string')
  if (error !== undefined) return apiError(error)
  for (const upload of uploads) workspace.uploads.set(upload.id, upload)
  for (const channel of channels) if (typeof channel !== 'string') shareFiles(workspace, channel.id, uploads, args)
  return { ok: true, files: uploads.map(fileJson) }
}

function shareFiles(
  workspace: LocalWorkspace,
  channel: string,
  uploads: readonly WorkspaceFile[],
  args: JsonObject,
): void {
  const thread = asString(args['thread_ts'])
  workspace.postMessage({
    channel,
    by: 'api',
    text: asString(args['initial_comment']),
    blocks: [],
    files: uploads.map(({ id }) => id),
    ...(thread === '' ? {} : { thread }),
  })
}

const fileInfo: ApiMethod = ({ file }, { workspace, downloadUrl }) => {
  const upload = workspace.uploads.get(asString(file))
  if (upload === undefined) return apiError('file_not_found')
  const address = downloadUrl(upload.id)
  return { ok: true, file: { ...fileJson(upload), url_private: address, url_private_download: address } }
}

const deleteFile: ApiMethod = ({ file }, { workspace }) =>
  workspace.uploads.delete(asString(file)) ? { ok: true } : apiError('file_not_found')

export const fileMethods: Readonly<Record<string, ApiMethod>> = {
  'files.getUploadURLExternal': getUploadUrl,
  'files.completeUploadExternal': completeUpload,
  'files.info': fileInfo,
  'files.delete': deleteFile,
}
