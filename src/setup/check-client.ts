/** Checks client id and secret by exchanging an invalid code: Slack's error tells whether it knows the pair. */
import { capitalize } from './check-bot.ts'
import { bad, type SetupFinding, good, note } from './finding.ts'
import type { PagePath } from './slack-pages.ts'
import { describeRefusal, webClient } from '../slack/install/slack-call.ts'
import { promptedVariable } from './prompted-variables.ts'

type ClientCredentials = { readonly id: string; readonly secret: string }

/** A finding of what is wrong and where to copy it again, or that the pair is good. */
export async function checkClient(
  { id, secret }: ClientCredentials,
  apiUrl: string,
  pagePath: PagePath,
): Promise<SetupFinding> {
  const idPath = promptedVariable('SLACK_CLIENT_ID').where(pagePath)
  const secretPath = promptedVariable('SLACK_CLIENT_SECRET').where(pagePath)
  const idError = promptedVariable('SLACK_CLIENT_ID').validationError(id)
  if (idError !== null)
    return bad('SLACK_CLIENT_ID', `It does not look like one. ${idError}`, `Copy it again: ${idPath}.`)
  const secretError = promptedVariable('SLACK_CLIENT_SECRET').validationError(secret)
  if (secretError !== null) {
    return bad('SLACK_CLIENT_SECRET', `It does not look like one. ${secretError}`, `Copy it again: ${secretPath}.`)
  }
  try {
    await webClient(undefined, apiUrl).oauth.v2.access({ client_id: id, client_secret: secret, code: 'no-code' })
    return note('SLACK_CLIENT_SECRET', 'Slack took a code that is none, so nothing is known of it.')
  } catch (error) {
    const { errorCode, message, todo } = describeRefusal(error, apiUrl, `Copy both again: ${idPath}.`)
    if (errorCode === 'invalid_code')
      return good('SLACK_CLIENT_SECRET', 'Slack knows it, and it belongs to SLACK_CLIENT_ID.')
    if (errorCode === 'invalid_client_id') {
      return bad('SLACK_CLIENT_ID', 'Slack does not know it ("invalid_client_id").', `Copy it again: ${idPath}.`)
    }
    if (errorCode === 'bad_client_secret') {
      return bad(
        'SLACK_CLIENT_SECRET',
        'It does not belong to SLACK_CLIENT_ID ("bad_client_secret").',
        `Copy it again, and not the signing secret: ${secretPath}.`,
      )
    }
    return bad('SLACK_CLIENT_SECRET', `${capitalize(message)}.`, todo)
  }
}
