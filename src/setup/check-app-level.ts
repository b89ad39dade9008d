/** The app-level token: a Socket Mode connection is asked for, opened until Slack greets, and closed again. */
import * as z from 'zod'
import { sentence } from './check-bot.ts'
import { bad, type Finding, good } from './finding.ts'
import type { At } from './pages.ts'
import { refusedBy, webClient } from './slack-call.ts'
import { askedFor, kindOf } from './variables.ts'

const subject = 'SLACK_APP_TOKEN'
/** Milliseconds to wait for the greeting. */
const patience = 5000

const greeting = z.object({ type: z.string(), reason: z.string().optional() })

export async function checkAppLevel(token: string, apiUrl: string, at: At): Promise<Finding> {
  const makeAgain = `${askedFor(subject).where(at)}.`
  if (askedFor(subject).complaint(token) !== null) {
    return bad(subject, `This is ${kindOf(token) ?? 'no token'}, and an app-level token is needed.`, makeAgain)
  }
  try {
    const { url } = await webClient(token, apiUrl).apps.connections.open()
    return await greeted(url ?? '', at)
  } catch (error) {
    const { word, said, todo } = refusedBy(error, apiUrl, makeAgain)
    if (word === 'missing_scope')
      return bad(subject, 'It lacks the scope connections:write.', `Make a new one. ${makeAgain}`)
    return bad(subject, `${sentence(said)}.`, todo)
  }
}

async function greeted(url: string, at: At): Promise<Finding> {
  const heard = await firstWord(url)
  if (heard === 'hello') return good(subject, 'Slack opens a Socket Mode connection for it.')
  if (heard === 'link_disabled') {
    return bad(subject, 'Socket Mode is off for this app.', `${at('socket-mode')}: turn on "Enable Socket Mode".`)
  }
  return bad(
    subject,
    `Slack takes the token, but the WebSocket to ${URL.parse(url)?.host ?? 'it'} ${heard}.`,
    'Let this machine open wss:// connections to *.slack.com, or connect over HTTP instead.',
  )
}

/** `hello`; the reason of a goodbye, such as `link_disabled`; or what went wrong, as the end of a sentence. */
function firstWord(url: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url)
    const end = (word: string) => {
      clearTimeout(timer)
      socket.close()
      resolve(word)
    }
    const timer = setTimeout(() => end(`says nothing for ${patience / 1000} seconds`), patience)
    // Nothing else is acknowledged, so that Slack gives what it sends to the app that runs.
    socket.addEventListener('message', ({ data }) => {
      const { type, reason } = greeting.parse(JSON.parse(String(data)))
      end(type === 'disconnect' ? (reason ?? 'is closed again at once') : type)
    })
    socket.addEventListener('error', () => end('does not open'))
    socket.addEventListener('close', () => end('is closed again at once'))
  })
}
