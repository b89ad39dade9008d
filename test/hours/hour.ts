/**
 * An hour of people with the app, over signed HTTP against the local Slack: who does what as rows of a table, and what
 * they must see. The finance lead's, the engineer's and the beginner's hour are such tables.
 */
import { setTimeout } from 'node:timers/promises'
import { WebClient } from '@slack/web-api'
import type { FilledInputs } from 'local-slack/payload-builders'
import type { WorkspaceMessage } from 'local-slack/workspace'
import { vi } from 'vitest'
import { runCardJob } from '../../src/slack/jobs/run-cards.ts'
import { runInScope } from '../../src/slack/request-scope.ts'
import { chatWith, choiceOn, controlOn, withMention } from '../slack/chat-driver.ts'
import type { RunningApp } from '../slack/running-app.ts'
import {
  botToken,
  channelMessage,
  event,
  homeOpened,
  homePress,
  mention,
  submission,
  team,
} from '../slack/test-slack.ts'
import { billIn, disagreements, initialInputs, suggestionsIn, textsOf } from './read-messages.ts'
import { actText, people, type Turn } from './turn.ts'

type Seen = { readonly said: string; readonly faults: readonly string[] }

/** When the first turn is played. */
export const startOfHour = Date.parse('2026-11-24T09:00:00Z')

/** Plays the turns; what each person saw, in a line, and where that was not what they must see. */
export async function playHour(
  turns: readonly Turn[],
  running: RunningApp,
): Promise<{ readonly heard: readonly string[]; readonly faults: readonly string[] }> {
  let time = startOfHour
  Object.assign(running.services, { now: () => time })
  const hour = new Hour(running)
  const heard: string[] = []
  const faults: string[] = []
  for (const [index, turn] of turns.entries()) {
    time += (turn.later ?? 0) * 3_600_000
    const seen = await hour
      .see(turn)
      .catch((error: unknown): Seen => ({ said: `FAULT ${String(error)}`, faults: ['it failed'] }))
    heard.push(`${index + 1}. **${turn.who}** ${actText(turn.does)}: ${firstLines(seen.said)}`)
    if (seen.faults.length > 0)
      faults.push(
        `${index + 1} ${turn.who} ${actText(turn.does)}\n   ${seen.faults.join('\n   ')}\n   got ${seen.said.slice(0, 1500)}`,
      )
    if (process.env['SHOW_HOUR'] !== undefined)
      process.stdout.write(`\n### ${index + 1} ${turn.who} ${actText(turn.does)}\n${seen.said}\n`)
  }
  return { heard, faults }
}

/** The conversation: messages that later turns reply to or press, by name. */
class Hour {
  readonly #named = new Map<string, WorkspaceMessage>()
  readonly #running: RunningApp
  constructor(running: RunningApp) {
    this.#running = running
  }

  /** Does it, and judges what came. */
  async see(turn: Turn): Promise<Seen> {
    const { messages } = this.#running.slack.workspace
    const before = messages.length
    const windows = this.#running.slack.callsOf('views.open').length
    const other = [...(await this.#act(turn))]
    await this.#settle()
    // Notices of a change are jobs, and go out after the window has closed.
    if ('settings' in turn.does) await setTimeout(noticeMs)
    const says = () => messages.slice(before).some(({ user }) => user === undefined)
    // What a button does may be told by a job too, on a busy machine a little later.
    if ('press' in turn.does && turn.sees !== 'nothing')
      await vi
        .waitUntil(() => says() || this.#running.slack.callsOf('views.open').length > windows, {
          timeout: noticeMs * 5,
        })
        .catch(() => undefined)
    const opened = this.#running.slack.callsOf('views.open').slice(windows)
    if ('press' in turn.does) other.push(...opened.map(({ args }) => textsOf(Object(args)['view'])))
    // A notice that a job brings to somebody directly may overtake the answer to who caused it: neither waits for the other.
    const isNotice = ({ channel }: WorkspaceMessage) => 'settings' in turn.does && channel.startsWith('D')
    const posted = messages
      .slice(before)
      .filter(({ user }) => user === undefined)
      .toSorted((one, other) => Number(isNotice(one)) - Number(isNotice(other)))
    const [first] = posted
    if (first !== undefined && turn.as !== undefined) this.#named.set(turn.as, first)
    const said = [...posted.map((message) => this.#textOf(message)), ...other]
      .filter((text) => text !== '')
      .join('\n⏎\n')
    return { said, faults: [...this.#faultsOf(turn, said), ...posted.flatMap(disagreements)] }
  }

  #faultsOf({ sees, without, bill, after }: Turn, said: string): readonly string[] {
    const faults: string[] = []
    if (sees === 'nothing' ? said !== '' : !sees.test(said)) faults.push(`wanted ${String(sees)}`)
    if (without?.test(said) === true) faults.push(`wanted without ${String(without)}`)
    if (bill !== undefined) {
      const [relation, name] = bill
      const [now, earlier] = [billIn(said), billIn(this.#at(name).text)]
      const is = now < earlier ? 'less' : now > earlier ? 'more' : 'the same'
      if (Number.isNaN(now) || is !== relation)
        faults.push(`wanted a bill ${relation} than ${name}: ${now}, ${earlier}`)
    }
    if (after !== undefined && !after[1].test(this.#now(after[0]).text))
      faults.push(`wanted ${after[0]} to show ${String(after[1])}: ${this.#now(after[0]).text}`)
    return faults
  }

  /** What is seen elsewhere than in messages. */
  async #act({ who, does }: Turn): Promise<readonly string[]> {
    const chat = chatWith(this.#running)
    const user = people[who]
    const presser = { user: { id: user, name: who.toLowerCase(), team_id: team } }
    if ('command' in does) await chat.command(does.command, { channel_id: 'C0HOME', user_id: user })
    else if ('reply' in does) await chat.reply(does.reply, this.#threadOf(does.to), { user })
    else if ('direct' in does) await chat.direct(does.direct, { user })
    else if ('directReply' in does) await chat.direct(does.directReply, { user, thread_ts: this.#threadOf(does.to) })
    else if ('mention' in does) await chat.mention(withMention(does.mention), { user })
    else if ('mentionReply' in does) await this.#mentionIn(this.#threadOf(does.to), does.mentionReply, user)
    else if ('press' in does) {
      // Who looks at an older state of the message still has its button.
      const now = this.#now(does.under)
      const under = JSON.stringify(now.blocks).includes(does.press) ? now : this.#at(does.under)
      await chat.press(controlOn(under, does.press), under, presser)
    } else if ('choose' in does) {
      const under = this.#now(does.under)
      await chat.press(choiceOn(under, does.of, does.choose), under, presser)
    } else if ('settings' in does) {
      await chat.command(does.settings, { channel_id: 'C0HOME', user_id: user })
      return this.#submit(does.filled, presser)
    } else if ('edit' in does) {
      const under = this.#now(does.under)
      await chat.press(controlOn(under, 'edit_scenario'), under, presser)
      return this.#submit(does.edit, presser)
    } else if ('opens' in does) return this.#home(user)
    else if ('homeButton' in does) {
      await this.#running.send.interaction({ ...homePress(does.homeButton), ...presser })
      await this.#settle()
      return [this.#lastFile()]
    } else if ('looksAt' in does) return [JSON.stringify(this.#now(does.looksAt))]
    else if ('typesBack' in does) return this.#typeBack(does.typesBack, does.of, user)
    else return this.#trainerPosts(does.trainerPosts, does.tokenOf)
    return []
  }

  /** Slack tells of it twice: as a mention, and as a message of the thread. */
  async #mentionIn(thread_ts: string, text: string, user: string): Promise<void> {
    const mentioned = mention(text, { user, thread_ts })
    const { type: _, ...fields } = mentioned
    await this.#running.send.event(event(mentioned))
    await this.#running.send.event(event(channelMessage(withMention(text), fields)))
  }

  async #typeBack(index: number, of: string, user: string): Promise<readonly string[]> {
    const message = this.#now(of)
    const words = suggestionsIn(message)[index]
    if (words === undefined) throw new Error(`no suggestion ${index} in: ${suggestionsIn(message).join(' | ')}`)
    const command = /^\/gpucost (.*)/.exec(words)?.[1]
    const chat = chatWith(this.#running)
    const place = { user, channel: message.channel, thread_ts: this.#threadOf(of) }
    if (command !== undefined) await chat.command(command, { channel_id: message.channel, user_id: user })
    else if (message.channel.startsWith('D')) await chat.direct(words, place)
    else await chat.reply(words, place.thread_ts, place)
    return [`(typed: ${words})`]
  }

  /** What Slack is heard where the form is not taken. */
  async #submit(filled: FilledInputs, presser: object): Promise<readonly string[]> {
    const [window] = this.#running.slack.callsOf('views.open').toReversed()
    const view = Object(window?.args)['view']
    const { callback_id, private_metadata } = typeof view === 'string' ? JSON.parse(view) : view
    const { blocks } = typeof view === 'string' ? JSON.parse(view) : view
    const whole = { ...initialInputs(blocks), ...filled }
    const { body } = await this.#running.send.interaction(
      submission(whole, { callback_id, private_metadata }, { ...presser }),
    )
    return body.includes('"errors"') ? [body] : []
  }

  async #home(user: string): Promise<readonly string[]> {
    await this.#running.send.event(event({ ...homeOpened(), user }))
    await this.#settle()
    return [textsOf(this.#running.slack.workspace.homeViews.get(user) ?? {})]
  }

  async #trainerPosts(body: string | object, tokenOf: string): Promise<readonly string[]> {
    const token = /gpr_[\w-]+/.exec(JSON.stringify(this.#at(tokenOf).blocks))?.[0] ?? ''
    const response = await fetch(`${this.#running.app.address}/slack/run-progress`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
    await this.#editCards()
    return [`${response.status} ${await response.text()}`]
  }

  /** Does what the schedule does within half a minute. */
  async #editCards(): Promise<void> {
    const { services, slack } = this.#running
    const job = runCardJob(async () => new WebClient(botToken, { slackApiUrl: slack.apiUrl }))
    for (const todo of await services.store.jobs.take(['run-card'], 9, 60)) {
      const scope = { team, enterprise: null, id: `job ${todo.key}`, isFenced: false, posts: 0, attempt: 1 }
      await runInScope({ ...scope, outcome: 'answered' }, () => job.run(todo, services))
      await services.store.jobs.done(todo)
    }
    // The app's own schedule may have taken it first.
    await vi.waitUntil(() => this.#running.jobsUnderway() === 0, { timeout: noticeMs * 20 })
  }

  #at(name: string): WorkspaceMessage {
    const message = this.#named.get(name)
    if (message === undefined) throw new Error(`nothing was called ${name}`)
    return message
  }

  #threadOf(name: string): string {
    const { thread, ts } = this.#at(name)
    return thread ?? ts
  }

  /** As it stands now, edits included. */
  #now(name: string): WorkspaceMessage {
    const message = this.#at(name)
    const { messages } = this.#running.slack.workspace
    return messages.find(({ channel, ts }) => channel === message.channel && ts === message.ts) ?? message
  }

  /** What it says, and the beginning of the files that it brings. */
  #textOf({ text, files = [] }: WorkspaceMessage): string {
    const { uploads } = this.#running.slack.workspace
    const brought = files.map((id) => {
      const file = uploads.get(id)
      const name = file?.name ?? id
      const isPicture = name.endsWith('.png')
      const content = new TextDecoder().decode(file?.bytes).slice(isPicture ? 1 : 0, isPicture ? 4 : 2000)
      // By its last letters a file is found again: they are others each time.
      return `${name.replace(/-\w+(\.(?:csv|json|png))$/, '$1')}:\n${content}`
    })
    return [text, ...brought].join('\n')
  }

  #lastFile(): string {
    const [file] = [...this.#running.slack.workspace.uploads.values()].toReversed()
    return `${file?.name.replace(/-\w+(\.csv)$/, '$1') ?? 'no file'}:\n${new TextDecoder().decode(file?.bytes)}`
  }

  #settle(): Promise<unknown> {
    return vi.waitUntil(async () => (await this.#running.services.store.inbox.open()) === 0, { timeout: 20_000 })
  }
}

/** As long as the notices of a change take to go out. */
const noticeMs = 400

const firstLines = (said: string): string =>
  said === ''
    ? '(silence)'
    : said
        .split('\n')
        .slice(0, 3)
        .map((line) => (line.length > 160 ? `${line.slice(0, 159)}…` : line))
        .join(' / ')
