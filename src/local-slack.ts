/** The local Slack with this app in it: the real app, its own store, and something to try. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PortTaken, startLocalSlack, type LocalSlackOptions } from 'local-slack'
import type { Branding } from 'local-slack/branding'
import { createHttpSender } from 'local-slack/request-sender'
import { createWorkspace, markRead, openDirectChannel } from 'local-slack/workspace'
import manifest from '../manifest.json' with { type: 'json' }
import type { Settings } from './settings.ts'
import { startSlackApp } from './slack/app.ts'
import { StartupError } from './slack/startup-error.ts'
import { healthRoutes, type HttpRoute } from './slack/http/health-routes.ts'
import { openServices } from './slack/open-services.ts'
import type { JobDefinition } from './slack/jobs/scheduler.ts'
import { runProgressRoute } from './slack/runs/progress-route.ts'
import type { Services, SlackDependencies } from './slack/services.ts'

export type RunningLocalApp = {
  /** Of the page; whoever has it may use it. */
  readonly address: string
  /** Finishes what was acknowledged, and deletes everything that was kept. */
  readonly stop: () => Promise<void>
}

/** Prices that renew themselves, and how that begins and ends. */
type PriceRenewal = {
  readonly job: JobDefinition
  readonly start: () => Promise<void>
  readonly stop: () => void
}

/** `port` 0 takes a free one. Nothing listens beyond this machine. Throws `StartupError`. */
export async function openLocalSlack(
  settings: Settings,
  dependencies: SlackDependencies,
  today: () => string,
  port: number,
  keepPrices: (services: Services) => PriceRenewal | null = () => null,
  moreRoute: (services: Services) => Promise<HttpRoute | null> = async () => null,
): Promise<RunningLocalApp> {
  const slack = await startLocalSlack(localSlackOptions(), port).catch((error: unknown) => {
    if (!(error instanceof PortTaken)) throw error
    throw new StartupError(`PORT ${port} is taken: set it to another port, or leave it out for a free one.`)
  })
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-local-slack-'))
  // Whatever database is configured: nothing that is tried out here belongs in it.
  const { DATABASE_URL: _, ...rest } = settings
  const appSettings = {
    ...rest,
    HOST: '127.0.0.1',
    PORT: 0,
    DATA_DIR: folder,
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    // A trainer on this machine can report to it.
    PUBLIC_URL: settings.PUBLIC_URL ?? new URL(slack.pageUrl).origin,
    // Whoever tries it may try every setting.
    OWNERS: settings.OWNERS ?? ['U0ANN'],
  }
  const services = await openServices(appSettings, dependencies, today)
  const renewal = keepPrices(services)
  await renewal?.start()
  const app = await startSlackApp(appSettings, 'http', services, renewal === null ? [] : [renewal.job])
  slack.connectApp(createHttpSender(app.address, slack.signingSecret))
  const route = await moreRoute(services)
  slack.mount([...healthRoutes(services), runProgressRoute(services), ...(route === null ? [] : [route])])
  return {
    address: slack.pageUrl,
    stop: async () => {
      renewal?.stop()
      await app.stop()
      await services.store.close()
      await slack.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Two users, the app, a channel that it is a member of and one that it is not, and a run to estimate. */
export function localSlackOptions(): LocalSlackOptions {
  const [ann, ben] = ['U0ANN', 'U0BEN']
  const workspace = createWorkspace({
    team: 'T0LOCAL',
    teamName: 'Local',
    app: 'A0LOCAL',
    bot: { id: 'B0GPUCOST', user: 'U0GPUCOST', name: 'gpucost' },
    users: [
      { id: ann, handle: 'ann', name: 'Ann Lee', title: 'ML engineer' },
      { id: ben, handle: 'ben', name: 'Ben Ortiz', title: 'Team lead' },
    ],
    channels: {
      C0TRAINING: { name: 'training', topic: 'Fine-tuning runs: plans, bills, results' },
      C0BUDGET: { name: 'budget', topic: 'What we spend', isMember: false },
    },
  })
  const text =
    'Could we fine-tune llama 3.3 70b with LoRA on 2B tokens this week, and stay under $2,000? Finance needs a number.'
  const { channel, ts } = workspace.postMessage({ channel: 'C0TRAINING', by: 'user', user: ben, text, blocks: [] })
  for (const user of [ann, ben]) {
    openDirectChannel(workspace, user)
    markRead(workspace, user, channel, ts)
  }
  return { manifest, workspace, branding }
}

const branding: Branding = {
  name: 'gpucost',
  iconPath: 'M3 16V9h3.200v7Zm5.4 0V4h3.200v12Zm5.4 0v-9H17v9Z',
  color: manifest.display_information.background_color,
  welcome: {
    heading: 'What will a fine-tuning run need, take and cost?',
    introduction:
      'This is a small Slack on your own machine, and the app in it is the real one. Ask it; a click sends the command:',
    examples: [
      '/gpucost 70b 2B tokens',
      '/gpucost llama 3.1 8b, 20k examples x 600 tokens, 3 epochs, under $50',
      '/gpucost mixtral 8x7b qlora 300M tokens on lambda',
      '/gpucost help',
    ],
    paragraphs: [
      'Then press the buttons below an answer, or reply in its thread with a change: `4-bit`, `on 8 H100s`, `under $500`, `by Friday`, `why not A100?`, `show the math`, `undo`. It also understands questions, your own measurements, and training configurations.',
      'Or let it read a message: the *More actions* menu of Ben’s message below has “Estimate GPU cost”.',
    ],
  },
  directMessage: {
    introduction: 'In this conversation every message goes to the app, without a command or a mention. For example:',
    examples: ['what would llama 3.1 8b cost on 100M tokens?'],
  },
  help: [
    {
      term: 'Approvals',
      description:
        'Send /gpucost settings, require an approval above $100 by Ben, and save. Ask for a plan, press Request approval, then switch to Ben (top right): the request is under Threads.',
    },
    {
      term: 'Channel settings',
      description:
        '/gpucost settings: providers, negotiated prices, own GPUs, budget, currency. They apply to every later answer in the channel.',
    },
    { term: 'A message', description: 'The More actions menu of any message has “Estimate GPU cost”.' },
    { term: 'A form', description: 'The lightning bolt beside the composer opens “New GPU cost estimate”.' },
    {
      term: 'An answer',
      description:
        'Edit… opens the whole plan as a form, Details shows the bill, the ranges and all that was assumed, Share to channel posts it where you choose.',
    },
    {
      term: 'Another channel',
      description: 'The app is not in #budget yet: see what it says there, then send /invite @gpucost.',
    },
    {
      term: 'Developer',
      description: 'Every request and answer between Slack and the app, and what Slack refused and why.',
    },
  ],
  placeholders: {
    directMessage: 'Ask: llama 3.1 8b on 100M tokens?',
    thread: 'Reply: 4-bit, on 8 H100s, under $500, undo…',
  },
  disconnected: 'Not connected: is npm start still running? Trying again…',
}
