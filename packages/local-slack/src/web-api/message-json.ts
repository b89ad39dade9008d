/** Messages and files as the Web API and the app's listeners see them. */
import type { JsonObject } from '../json.ts'
import type { LocalWorkspace, WorkspaceFile, WorkspaceMessage } from '../workspace/workspace.ts'

/** `withMetadata`: whether the caller asked for the metadata, which Slack leaves out otherwise. */
export function messageJson(workspace: LocalWorkspace, message: WorkspaceMessage, withMetadata: boolean): JsonObject {
  const { ts, text, blocks, thread, metadata, user, isEdited, files = [] } = message
  const shared = files.flatMap((id) => workspace.uploads.get(id) ?? [])
  return {
    type: 'message',
    ts,
    text,
    team: workspace.team,
    user: user ?? workspace.bot.user,
    ...(user === undefined ? { bot_id: workspace.bot.id, app_id: workspace.app } : {}),
    ...(blocks.length === 0 ? {} : { blocks }),
    ...(shared.length === 0 ? {} : { files: shared.map(fileJson) }),
    ...(thread === undefined ? {} : { thread_ts: thread }),
    ...(isEdited === true ? { edited: { user: user ?? workspace.bot.user, ts } } : {}),
    ...(withMetadata && metadata !== undefined ? { metadata } : {}),
  }
}

/** A file as `files.info` and messages give it. */
export const fileJson = ({ id, name, title, type, bytes, user }: WorkspaceFile): JsonObject => ({
  id,
  name,
  title,
  mimetype: type,
  filetype: name.split('.').at(-1)?.toLowerCase() ?? '',
  ...(user === undefined ? {} : { user }),
  size: bytes.length,
  mode: 'hosted',
  is_external: false,
  permalink: `https://slack.com/files/${id}`,
})
