/** Client id and secret: an exchange of a code that is none tells whether Slack knows the two. */
import { sentence } from './check-bot.ts'
import { bad, type Finding, good, note } from './finding.ts'
import type { At } from './pages.ts'
import { refusedBy, webClient } from './slack-call.ts'
import { askedFor } from './variables.ts'

type Client = { readonly id: string; readonly secret: string }

export async function checkClient({ id, secret }: Client, apiUrl: string, at: At): Promise<Finding> {
  const idPlace = askedFor('SLACK_CLIENT_ID').where(at)
  const secretPlace = askedFor('SLACK_CLIENT_SECRET').where(at)
  const wrongId = askedFor('SLACK_CLIENT_ID').complaint(id)
  if (wrongId !== null)
    return bad('SLACK_CLIENT_ID', `It does not look like one. ${wrongId}`, `Copy it again: ${idPlace}.`)
  const wrongSecret = askedFor('SLACK_CLIENT_SECRET').complaint(secret)
  if (wrongSecret !== null) {
    return bad('SLACK_CLIENT_SECRET', `It does not look like one. ${wrongSecret}`, `Copy it again: ${secretPlace}.`)
  }
  try {
    await webClient(undefined, apiUrl).oauth.v2.access({ client_id: id, client_secret: secret, code: 'no-code' })
    return note('SLACK_CLIENT_SECRET', 'Slack took a code that is none, so nothing is known of it.')
  } catch (error) {
    const { word, said, todo } = refusedBy(error, apiUrl, `Copy both again: ${idPlace}.`)
    if (word === 'invalid_code')
      return good('SLACK_CLIENT_SECRET', 'Slack knows it, and it belongs to SLACK_CLIENT_ID.')
    if (word === 'invalid_client_id') {
      return bad('SLACK_CLIENT_ID', 'Slack does not know it ("invalid_client_id").', `Copy it again: ${idPlace}.`)
    }
    if (word === 'bad_client_secret') {
      return bad(
        'SLACK_CLIENT_SECRET',
        'It does not belong to SLACK_CLIENT_ID ("bad_client_secret").',
        `Copy it again, and not the signing secret: ${secretPlace}.`,
      )
    }
    return bad('SLACK_CLIENT_SECRET', `${sentence(said)}.`, todo)
  }
}
