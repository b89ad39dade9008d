/**
 * A finance lead's hour of forty turns, over signed HTTP against the local Slack, on SQLite and on PostgreSQL. What was
 * said is written to docs/finance-hour.md where `WRITE_HOUR` is set to a date.
 */
import { writeFileSync } from 'node:fs'
import type { WorkspaceMessage } from 'local-slack/workspace'
import type { FilledInputs } from 'local-slack/payload-builders'
import { expect, test, vi } from 'vitest'
import { chatWith, controlOn } from '../slack/chat-driver.ts'
import { realDependencies } from '../slack/real-engine.ts'
import { type RunningApp, runApp } from '../slack/running-app.ts'
import { event, homeOpened, homePress, submission } from '../slack/test-slack.ts'
import { databaseKinds, newDatabase } from '../store/databases.ts'

type Answer = { readonly said: string }
type Turn = {
  /** Who, and what they type or press. */
  readonly who: 'Ann' | 'Bob' | 'Cleo'
  readonly does: string
  readonly act: (hour: Hour) => Promise<Answer>
  readonly expects: RegExp
  /** Must not be in the answer. */
  readonly without?: RegExp
}

const people = { Ann: 'U0ANN', Bob: 'U0BOB', Cleo: 'U0CLEO' } as const

/** The conversation: messages that later turns reply to or press, by name. */
class Hour {
  readonly named = new Map<string, WorkspaceMessage>()
  readonly running: RunningApp
  constructor(running: RunningApp) {
    this.running = running
  }

  at(name: string): WorkspaceMessage {
    const message = this.named.get(name)
    if (message === undefined) throw new Error(`nothing was called ${name}`)
    return message
  }

  keep(posted: readonly WorkspaceMessage[], name: string): Answer {
    const own = posted.filter(({ user }) => user === undefined)
    const [first] = own
    if (first !== undefined) this.named.set(name, first)
    return { said: own.map(({ text }) => text).join('\n⏎\n') }
  }

  async command(who: Turn['who'], text: string, name = '', channel = 'C0HOME'): Promise<Answer> {
    return this.keep(await chatWith(this.running).command(text, { channel_id: channel, user_id: people[who] }), name)
  }

  async reply(who: Turn['who'], text: string, thread: string, name = ''): Promise<Answer> {
    const { ts, channel } = this.at(thread)
    return this.keep(await chatWith(this.running).reply(text, ts, { user: people[who], channel }), name)
  }

  async direct(who: Turn['who'], text: string, name = ''): Promise<Answer> {
    return this.keep(await chatWith(this.running).direct(text, { user: people[who] }), name)
  }

  async press(who: Turn['who'], action: string, on: string, name = ''): Promise<Answer> {
    const message = this.at(on)
    const id = people[who]
    const fields = { user: { id, name: who.toLowerCase(), team_id: 'T0FAKE' } }
    const posted = await chatWith(this.running).press(controlOn(message, action), message, fields)
    return this.keep(posted, name)
  }

  /** Opens the form by a command, fills it, and says what Slack is told and what is posted. */
  async settings(who: Turn['who'], command: string, filled: FilledInputs): Promise<Answer> {
    await this.command(who, command)
    const [window] = this.running.slack.callsOf('views.open').toReversed()
    const view = Object(window?.args)['view']
    const { callback_id, private_metadata } = typeof view === 'string' ? JSON.parse(view) : view
    const before = this.running.slack.workspace.messages.length
    const user = { id: people[who], name: who.toLowerCase(), team_id: 'T0FAKE' }
    const acknowledged = await this.running.send.interaction(
      submission(filled, { callback_id, private_metadata }, { user }),
    )
    await this.settle()
    const errors = acknowledged.body.includes('"errors"') ? acknowledged.body : ''
    const posted = this.running.slack.workspace.messages.slice(before).map(({ text }) => text)
    return { said: [errors, ...posted].filter((text) => text !== '').join('\n') }
  }

  async home(who: Turn['who']): Promise<Answer> {
    await this.running.send.event(event({ ...homeOpened(), user: people[who] }))
    await this.settle()
    const view = this.running.slack.workspace.homeViews.get(people[who])
    const texts = [...JSON.stringify(view ?? {}).matchAll(/"text":"((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) => text)
    return { said: texts.join('\n').replaceAll('\\n', '\n') }
  }

  async homeButton(who: Turn['who'], action: string): Promise<Answer> {
    const before = this.running.slack.workspace.messages.length
    const user = { id: people[who], name: who.toLowerCase(), team_id: 'T0FAKE' }
    await this.running.send.interaction({ ...homePress(action), user })
    await this.settle()
    const posted = this.running.slack.workspace.messages.slice(before)
    const [file] = [...this.running.slack.workspace.uploads.values()].toReversed()
    const name = file?.name.replace(/-\w+(\.csv)$/, '$1') ?? 'no file'
    const table = new TextDecoder().decode(file?.bytes)
    return { said: [posted.map(({ text }) => text).join(' '), `${name}:`, table].join('\n') }
  }

  shown(name: string): string {
    const { channel, ts } = this.at(name)
    const now = this.running.slack.workspace.messages.find((each) => each.channel === channel && each.ts === ts)
    return JSON.stringify(now ?? '')
  }

  settle(): Promise<unknown> {
    return vi.waitUntil(async () => (await this.running.services.store.inbox.open()) === 0, { timeout: 20_000 })
  }
}

const turn = (who: Turn['who'], does: string, act: Turn['act'], expects: RegExp, without?: RegExp): Turn => ({
  who,
  does,
  act,
  expects,
  ...(without === undefined ? {} : { without }),
})
const command = (who: Turn['who'], text: string, expects: RegExp, name = '', without?: RegExp) =>
  turn(who, `/gpucost ${text}`, (hour) => hour.command(who, text, name), expects, without)
const reply = (who: Turn['who'], text: string, thread: string, expects: RegExp, name = '', without?: RegExp) =>
  turn(who, `in the thread: ${text}`, (hour) => hour.reply(who, text, thread, name), expects, without)
const press = (who: Turn['who'], action: string, on: string, expects: RegExp, name = '', without?: RegExp) =>
  turn(who, `presses ${action} under “${on}”`, (hour) => hour.press(who, action, on, name), expects, without)

/** Ann leads finance and owns the settings; Bob approves; Cleo is an engineer. */
const turns: readonly Turn[] = [
  turn(
    'Ann',
    'workspace settings: budget of a month 5k, approval above 1k by Bob',
    (hour) =>
      hour.settings('Ann', 'settings workspace', {
        monthlyBudgetUsd: '5k',
        approvalUsd: '1k',
        approver: { user: 'U0BOB' },
      }),
    /Saved for the whole workspace: .*budget of the month.*approvals/,
  ),
  turn(
    'Cleo',
    'channel settings: a limit of her own',
    (hour) => hour.settings('Cleo', 'settings', { approvalUsd: '1m', approver: { user: 'U0CLEO' } }),
    /Only an owner can change/,
  ),
  turn(
    'Ann',
    'channel settings: a price book with three bad lines of four',
    (hour) =>
      hour.settings('Ann', 'settings', { priceBook: 'lambda blorp $2\nlambda h100 $2.10\nh100 $3\nrunpod cheap' }),
    /blorp.*h100 \$3.*runpod cheap/s,
  ),
  turn(
    'Ann',
    'channel settings: the price book, euro, a budget of 2,500',
    (hour) =>
      hour.settings('Ann', 'settings', {
        priceBook: 'lambda h100 $2.10\nverda 30% off',
        currency: { choice: 'EUR' },
        monthlyBudgetUsd: '2,500',
      }),
    /changed how gpucost answers in this channel: .*price book.*currency/,
  ),
  command('Cleo', '70b 2B tokens on 8 h100 sxm at lambda', /your price as of .*list price \$/, 'plan'),
  command('Cleo', '8b 100M tokens', /in total/, 'small', /needs an approval/),
  command('Cleo', '70b 2B tokens on 8 h100 sxm at verda spot', /Verda/, 'spot', /your price/),
  reply('Cleo', 'what is the whole cost?', 'plan', /\$/),
  reply('Cleo', '3B tokens', 'plan', /needs an approval before it is rented/, 'bigger', /asks you to approve/),
  reply('Cleo', '4-bit', 'plan', /in total|Changed/, 'what-if', /asks you to approve/),
  press(
    'Cleo',
    'request_approval',
    'bigger',
    /^<@U0BOB>, <@U0CLEO> asks you to approve this plan: it is above \$1,000/,
    'request',
  ),
  press('Cleo', 'approve_spending', 'request', /Only <@U0BOB> can decide/),
  press('Ann', 'request_approval', 'bigger', /<@U0CLEO> has asked for this plan already: it waits for <@U0BOB>/),
  reply('Cleo', '4B tokens', 'plan', /needs an approval/, 'biggest'),
  press('Cleo', 'request_approval', 'biggest', /^<@U0BOB>, <@U0CLEO> asks you/, 'request2'),
  press('Bob', 'approve_spending', 'request', /superseded/),
  turn(
    'Bob',
    'looks at the older request',
    (hour) => Promise.resolve({ said: hour.shown('request') }),
    /Superseded/,
    /approve_spending/,
  ),
  press('Bob', 'decline_spending', 'request2', /<@U0CLEO>: <@U0BOB> declined the plan/),
  reply('Cleo', '2B tokens', 'plan', /needs an approval|in total/, 'again'),
  turn(
    'Cleo',
    '/gpucost 70b 3B tokens on 8 h100 sxm at lambda',
    (hour) => hour.command('Cleo', '70b 3B tokens on 8 h100 sxm at lambda', 'second'),
    /needs an approval/,
  ),
  press('Cleo', 'request_approval', 'second', /^<@U0BOB>, <@U0CLEO>/, 'request3'),
  press('Bob', 'approve_spending', 'request3', /<@U0CLEO>: <@U0BOB> approved the plan at \$/),
  press('Ann', 'approve_spending', 'request3', /<@U0BOB> has approved this already/),
  reply('Cleo', '8-bit', 'second', /Approved by <@U0BOB> in this thread|in total/),
  command('Bob', '70b 4B tokens on 8 h100 sxm at lambda', /needs an approval/, 'bobs'),
  press('Bob', 'request_approval', 'bobs', /^<@U0ANN>, <@U0BOB> asks/, 'request4'),
  press('Bob', 'approve_spending', 'request4', /Nobody approves their own plan|Only <@U0ANN>/),
  turn(
    'Bob',
    'opens Home',
    (hour) => hour.home('Bob'),
    /Ledger of the workspace[^]*Budget of [^]*\$5,000[^]*Committed[^]*in 1 plan/,
  ),
  reply('Cleo', 'spent $4.10', 'small', /4\.10 spent/),
  reply('Cleo', 'spent $1,310', 'second', /\$1,310 spent/),
  command('Ann', 'what did we spend this month', /^\$1,314\.10 spent in [^]*Both together: \$1,314\.10 spent/),
  command(
    'Ann',
    'digest',
    /\$1,314\.10[^]*Forecast \(spent and committed\): \$1,314\.10: \$1,185\.90 of the budget left/,
  ),
  turn(
    'Ann',
    'by direct message: what did we spend this month?',
    (hour) => hour.direct('Ann', 'what did we spend this month?'),
    /\$1,314\.10 spent in[^]*\$5,000[^]*\$3,685\.90 of the budget left/,
  ),
  command('Ann', 'recommend', /A general default for what is asked here most/),
  reply('Cleo', 'spent $900', 'plan', /\$900 spent/),
  command('Ann', 'recommend ', /Learned from 3 threads of this channel that were approved or measured/, 'recommended'),
  press('Ann', 'pin_recommendation', 'recommended', /pinned this for the channel/),
  turn(
    'Ann',
    'opens Home',
    (hour) => hour.home('Ann'),
    /Spent: \$2,214\.10 in 3 runs[^]*Plans of <@U0CLEO>[^]*Changes and decisions/,
  ),
  turn(
    'Ann',
    'Home: Ledger as CSV',
    (hour) => hour.homeButton('Ann', 'export_ledger'),
    /7 plans[^]*gpucost-ledger\.csv:\nstatus,job,[^]*spent,[^]*,1310,[^]*,4\.1,/,
  ),
  turn(
    'Ann',
    'Home: Audit trail as CSV',
    (hour) => hour.homeButton('Ann', 'export_audit'),
    /9 changes[^]*gpucost-audit\.csv:\nat_utc,by,[^]*,approval,C0HOME,approved,/,
  ),
]

const firstLines = (said: string): string =>
  said
    .split('\n')
    .slice(0, 3)
    .map((line) => (line.length > 160 ? `${line.slice(0, 159)}…` : line))
    .join(' / ')

const results = new Map<string, readonly string[]>()

test.each(databaseKinds)('a finance lead’s hour on %s', async (kind) => {
  const running = await runApp(realDependencies(), { OWNERS: 'U0ANN' }, await newDatabase(kind))
  const hour = new Hour(running)
  const told: string[] = []
  const faults: string[] = []
  for (const [index, { who, does, act, expects, without }] of turns.entries()) {
    const { said } = await act(hour).catch((error: unknown) => ({ said: `FAULT ${String(error)}` }))
    const isRight = expects.test(said) && without?.test(said) !== true
    told.push(`${index + 1}. **${who}** ${does}: ${firstLines(said)}`)
    if (!isRight)
      faults.push(
        `${index + 1} ${who} ${does}\n   wanted ${String(expects)}${without ? ` without ${String(without)}` : ''}\n   got ${said.slice(0, 900)}`,
      )
  }
  results.set(kind, told)
  expect(turns).toHaveLength(40)
  expect(faults.join('\n')).toBe('')
  expect(running.logged()).not.toMatch(/"level":(?:50|60)/)
})

test('both databases tell the same', () => {
  const [first = [], second = []] = databaseKinds.map((kind) => results.get(kind) ?? [])
  expect(second).toEqual(first)
  const date = process.env['WRITE_HOUR']
  if (date === undefined || first.length === 0) return
  const head = `# A finance lead's hour\n\nForty turns over signed HTTP against the local Slack, played on SQLite and on PostgreSQL on ${date} with the\nbundled prices: all forty as expected, and the same on both. \`npm run hours\` plays them again. Ann leads finance and owns the\nsettings, Bob approves, Cleo is an engineer. Each line is who did what, and the beginning of what they saw.\n\n`
  writeFileSync(new URL('../../docs/finance-hour.md', import.meta.url), `${head}${first.join('\n')}\n`)
})
