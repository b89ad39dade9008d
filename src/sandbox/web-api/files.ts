/** files.*: a file is announced, sent to the address that was named, and then shown where it belongs. */
import { type Json, listOf, parseJson, textOf } from '../json.ts'
import type { Upload, Workspace } from '../workspace.ts'
import { openChannel } from './chat.ts'
import { type Method, refused } from './method.ts'

const types: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  gif: 'image/gif',
  jpg: 'image/jpeg',
  json: 'application/json',
  md: 'text/markdown',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  webp: 'image/webp',
  yaml: 'text/yaml',
  yml: 'text/yaml',
}

/** Slack goes by the ending of the name. */
const typeOf = (name: string): string =>
  types[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream'

const announce: Method = (args, { space, uploadAddress }) => {
  const name = textOf(args['filename'])
  if (name === '') return refused('invalid_arguments', ['[ERROR] missing required field: filename'])
  if (!(Number(args['length']) > 0)) return refused('invalid_arguments', ['[ERROR] length must be greater than zero'])
  const id = `F${space.nextTs().replace('.', '')}`
  const upload = { id, name, title: name, alt: textOf(args['alt_txt']), type: typeOf(name), bytes: new Uint8Array() }
  space.uploads.set(id, { ...upload, isComplete: false })
  return { ok: true, file_id: id, upload_url: uploadAddress(id) }
}

const complete: Method = (args, { space }) => {
  const wanted = listOf(
    typeof args['files'] === 'string' ? parseJson(`{"list":${args['files']}}`)?.['list'] : args['files'],
  )
  const uploads: Upload[] = []
  for (const { id, title } of wanted) {
    const upload = space.uploads.get(textOf(id))
    if (upload === undefined || upload.bytes.length === 0) return refused('file_not_found')
    uploads.push({ ...upload, title: textOf(title) || upload.title, isComplete: true })
  }
  const places = [textOf(args['channel_id']), ...textOf(args['channels']).split(',')].filter((id) => id !== '')
  const channels = places.map((id) => openChannel(space, id))
  const closed = channels.find((channel) => typeof channel === 'string')
  if (closed !== undefined) return refused(closed)
  for (const upload of uploads) space.uploads.set(upload.id, upload)
  for (const channel of channels) if (typeof channel !== 'string') share(space, channel.id, uploads, args)
  return { ok: true, files: uploads.map(fileJson) }
}

function share(space: Workspace, channel: string, uploads: readonly Upload[], args: Json): void {
  const thread = textOf(args['thread_ts'])
  space.post({
    channel,
    by: 'api',
    text: textOf(args['initial_comment']),
    blocks: [],
    files: uploads.map(({ id }) => id),
    ...(thread === '' ? {} : { thread }),
  })
}

const info: Method = ({ file }, { space }) => {
  const upload = space.uploads.get(textOf(file))
  return upload === undefined ? refused('file_not_found') : { ok: true, file: fileJson(upload) }
}

const remove: Method = ({ file }, { space }) =>
  space.uploads.delete(textOf(file)) ? { ok: true } : refused('file_not_found')

export const files: Readonly<Record<string, Method>> = {
  'files.getUploadURLExternal': announce,
  'files.completeUploadExternal': complete,
  'files.info': info,
  'files.delete': remove,
}

const fileJson = ({ id, name, title, type, bytes }: Upload): Json => ({
  id,
  name,
  title,
  mimetype: type,
  size: bytes.length,
  permalink: `https://slack.com/files/${id}`,
})
