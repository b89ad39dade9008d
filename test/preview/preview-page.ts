/** Messages and views as the local Slack draws them, on one page to look at. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { startLocalSlack, type RunningLocalSlack } from 'local-slack'
import type { Browser, Page } from 'playwright-core'
import type { HomeView, ModalView } from '@slack/types'
import { localSlackOptions } from '../../src/local-slack.ts'
import type { SlackMessage } from '../../src/presentation/slack/slack-message.ts'
import { visit } from '../../packages/local-slack/test/browser/visitor.ts'

export type PreviewMessage = { readonly title: string; readonly message: SlackMessage }

/** A modal or the home tab. */
export type PreviewView = { readonly title: string; readonly view: ModalView | HomeView }

/** A piece of HTML under its title. */
type Drawing = { readonly title: string; readonly html: string }

const channel = 'C0TRAINING'
const user = 'U0ANN'

/** Posts the messages and opens the views in a local Slack, and takes what the page makes of them. */
export async function drawAll(
  browser: Browser,
  messages: readonly PreviewMessage[],
  views: readonly PreviewView[],
): Promise<readonly Drawing[]> {
  const slack = await startLocalSlack(localSlackOptions())
  try {
    slack.workspace.messages.splice(0)
    for (const { message } of messages) await call(slack, 'chat.postMessage', { channel, ...message })
    const { page } = await visit(browser, slack.pageUrl)
    await page
      .locator('.message')
      .nth(messages.length - 1)
      .waitFor()
    const bodies = await htmlOf(page, 'main .message-body > .blocks')
    const drawings = messages.map(({ title }, index) => ({ title, html: bodies[index] ?? '' }))
    return [...drawings, ...(await drawViews(slack, page, views))]
  } finally {
    await slack.close()
  }
}

async function drawViews(
  slack: RunningLocalSlack,
  page: Page,
  views: readonly PreviewView[],
): Promise<readonly Drawing[]> {
  const drawings: Drawing[] = []
  for (const { title, view } of views) {
    if (view.type === 'home') {
      await call(slack, 'views.publish', { user_id: user, view })
      await page.goto(`${slack.pageUrl}#/ann/home`)
      await page.locator('.home > .blocks').waitFor()
      drawings.push({ title, html: (await htmlOf(page, '.home > .blocks'))[0] ?? '' })
    } else {
      await call(slack, 'views.open', { trigger_id: slack.createTriggerId({ user, channel, modal: null }), view })
      await page.getByRole('dialog', { name: view.title.text }).waitFor()
      drawings.push({ title, html: (await htmlOf(page, 'dialog .blocks'))[0] ?? '' })
    }
  }
  return drawings
}

/** What fields hold stands in properties, which the HTML does not show: it is copied into attributes first. */
const htmlScript = `for (const field of document.querySelectorAll('input, textarea, option:checked')) {
  if (field.matches('option')) field.setAttribute('selected', '')
  else if (field.matches('[type=checkbox], [type=radio]')) field.toggleAttribute('checked', field.checked)
  else if (field.matches('textarea')) field.textContent = field.value
  else field.setAttribute('value', field.value)
}
`

async function htmlOf(page: Page, selector: string): Promise<readonly string[]> {
  const found: unknown = await page.evaluate(
    `${htmlScript}[...document.querySelectorAll(${JSON.stringify(selector)})].map((each) => each.outerHTML)`,
  )
  return Array.isArray(found) ? found.map(String) : []
}

async function call({ apiUrl, botToken }: RunningLocalSlack, method: string, args: object): Promise<void> {
  const response = await fetch(apiUrl + method, {
    method: 'POST',
    headers: { authorization: `Bearer ${botToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(args),
  })
  const answer: unknown = await response.json()
  if (Object(answer).ok !== true) throw new Error(`${method} was refused: ${JSON.stringify(answer)}`)
}

/** A page of its own: styles and fonts inline, no script. */
export function previewPage(drawings: readonly Drawing[], theme: 'light' | 'dark'): string {
  const sections = drawings.map(({ title, html }) => `<h2>${title.replaceAll('<', '&lt;')}</h2>${html}`)
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>gpucost messages</title><style>${styles()}
:root { color-scheme: ${theme} }
body { margin: 24px; max-width: 760px }
body > h2 { font: 13px monospace; opacity: 0.7; margin: 32px 0 8px }
</style></head><body>${sections.join('\n')}</body></html>`
}

function styles(): string {
  const resolve = createRequire(import.meta.url).resolve
  const css = readFileSync(join(dirname(resolve('local-slack')), 'page/style.css'), 'utf8')
  return css.replace(/\.\.\/library\/lato-([\w-]+)\.woff2/g, (_, name: string) => {
    const file = join(dirname(resolve('@fontsource/lato/package.json')), `files/lato-latin-${name}.woff2`)
    return `data:font/woff2;base64,${readFileSync(file).toString('base64')}`
  })
}
