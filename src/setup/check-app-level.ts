/** Checks the app-level token: opens a Socket Mode connection, waits for Slack's hello, and closes it. */
import * as z from 'zod'
import { capitalize } from './check-bot.ts'
import { bad, type SetupFinding, good } from './finding.ts'
import type { PagePath } from './slack-pages.ts'
import { describeRefusal, webClient } from '../slack/install/slack-call.ts'
import { promptedVariable, tokenKind } from './prompted-variables.ts'

const subject = 'SLACK_APP_TOKEN'
/** Milliseconds to wait for the greeting. */
const greetingTimeoutMs = 5000

const greetingSchema = z.object({ type: z.string(), reason: z.string().optional() })

/** `pagePath`: where in Slack's pages a token is made, for what to do about a bad one. */
export async function checkAppLevel(token: string, apiUrl: string, pagePath: PagePath): Promise<SetupFinding> {
  const howToRemake = `${promptedVariable(subject).where(pagePath)}.`
  if (promptedVariable(subject).validationError(token) !== null) {
    return bad(subject, `This is ${tokenKind(token) ?? 'no token'}, and an app-level token is needed.`, howToRemake)
  }
  try {
    const { url } = await webClient(token, apiUrl).apps.connections.open()
    return await checkGreeting(url ?? '', pagePath)
  } catch (error) {
    const { errorCode, message, todo } = describeRefusal(error, apiUrl, howToRemake)
    if (errorCode === 'missing_scope')
      return bad(subject, 'It lacks the scope connections:write.', `Make a new one. ${howToRemake}`)
    return bad(subject, `${capitalize(message)}.`, todo)
  }
}

async function checkGreeting(url: string, pagePath: PagePath): Promise<SetupFinding> {
  const message = await firstMessage(url)
  if (message === 'hello') return good(subject, 'Slack opens a Socket Mode connection for it.')
  if (message === 'link_disabled') {
    return bad(subject, 'Socket Mode is off for this app.', `${pagePath('socket-mode')}: turn on "Enable Socket Mode".`)
  }
  return bad(
    subject,
    `Slack takes the token, but the WebSocket to ${URL.parse(url)?.host ?? 'it'} ${message}.`,
    'Let this machine open wss:// connections to *.slack.com, or connect over HTTP instead.',
  )
}

/** `hello`; the reason of a goodbye, such as `link_disabled`; or what went wrong, as the end of a sentence. */
function firstMessage(url: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url)
    const end = (text: string) => {
      clearTimeout(timer)
      socket.close()
      resolve(text)
    }
    const timer = setTimeout(() => end(`says nothing for ${greetingTimeoutMs / 1000} seconds`), greetingTimeoutMs)
    // Nothing else is acknowledged, so that Slack gives what it sends to the app that runs.
    socket.addEventListener('message', ({ data }) => {
      const { type, reason } = greetingSchema.parse(JSON.parse(String(data)))
      end(type === 'disconnect' ? (reason ?? 'is closed again at once') : type)
    })
    socket.addEventListener('error', () => end('does not open'))
    socket.addEventListener('close', () => end('is closed again at once'))
  })
}
