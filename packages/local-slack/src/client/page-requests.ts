/** Requests of the page: its files, what users do in it, and what the developer panel opens. */
import { jsonReply, type WireReply, textReply } from '../faults.ts'
import { parseJsonObject } from '../json.ts'
import type { LocalSlack } from '../local-slack.ts'
import { loadPageAssets, type PageAssets } from '../page-assets.ts'
import { createFile } from '../workspace/files.ts'
import { performUserAction } from '../user-actions/perform-user-action.ts'

export type PageReply = Omit<WireReply, 'body'> & { readonly body: string | Uint8Array }

/** Read when the page is first asked for: a local Slack that tests talk to needs none. */
const assetsBySlack = new WeakMap<LocalSlack, PageAssets>()

function assetsOf(slack: LocalSlack): PageAssets {
  const assets = assetsBySlack.get(slack) ?? loadPageAssets(slack)
  assetsBySlack.set(slack, assets)
  return assets
}

/** `body`: of a POST request; null for any other, and for one that is too large. */
export async function pageReply(
  path: string,
  user: string,
  body: Uint8Array | null,
  slack: LocalSlack,
): Promise<PageReply> {
  if (path === 'act') {
    const action = body === null ? null : parseJsonObject(new TextDecoder().decode(body))
    const result = await performUserAction(user, action, slack)
    return result === null ? textReply(400, 'That is not an action of the page.\n') : jsonReply(200, result)
  }
  if (path.startsWith('upload/')) {
    if (body === null || body.length === 0 || !slack.workspace.users.has(user))
      return textReply(400, 'That is no file of a user.\n')
    const name = decodeURIComponent(path.slice('upload/'.length))
    const file = createFile(slack.workspace, { name, bytes: body, user, isComplete: true })
    return jsonReply(200, { id: file.id })
  }
  const exchange = slack.exchanges.entries().find(({ id }) => path === `exchanges/${id}`)
  if (exchange !== undefined) return jsonReply(200, exchange)
  const upload = path.startsWith('files/') ? slack.workspace.uploads.get(path.slice('files/'.length)) : undefined
  if (upload !== undefined) {
    return {
      status: 200,
      headers: {
        'content-type': upload.type,
        'x-content-type-options': 'nosniff',
        // Whatever the file holds, it is a picture or a download, never a page with the rights of this one.
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      },
      body: upload.bytes,
    }
  }
  const assets = assetsOf(slack)
  const asset = assets.read(path)
  if (asset === null) return textReply(404, 'There is no such file.\n')
  return {
    status: 200,
    headers: {
      'content-type': asset.type,
      'content-security-policy': assets.policy,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
    body: asset.body,
  }
}
