/** Addresses of files: whoever has a token of the workspace gets the bytes, anybody else the page to sign in. */
import { textReply, type WireReply } from '../faults.ts'
import type { LocalWorkspace } from '../workspace/workspace.ts'
import { type Installer, installationId } from './oauth.ts'

export const downloadPath = '/files-pri/'

/** The bytes of a file; 404 where there is none, and a redirect to sign in without a token of its workspace. */
export function downloadReply(
  path: string,
  token: string | undefined,
  {
    workspaces,
    installer,
  }: { readonly workspaces: ReadonlyMap<string, LocalWorkspace>; readonly installer: Installer },
): WireReply {
  const [team = '', id = ''] = path.slice(downloadPath.length).split('-')
  const workspace = workspaces.get(team)
  const owner = installer.ownerOf(token ?? '')
  if (workspace === undefined || 'error' in owner || owner.id !== installationId(workspace))
    return { status: 302, headers: { location: 'https://slack.com/signin' }, body: '' }
  const file = workspace.uploads.get(id)
  if (file === undefined) return textReply(404, 'Not found.\n')
  return { status: 200, headers: { 'content-type': file.type }, body: file.bytes }
}
