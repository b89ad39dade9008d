/** The pictures of the README, taken of the local Slack in a real Chromium: `npm run preview` writes them anew. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { decode, encode } from 'fast-png'
import type { Browser, Locator, Page } from 'playwright-core'
import { createApp } from '../../src/app.ts'
import { openLocalSlack } from '../../src/local-slack.ts'
import { readSettings } from '../../src/settings.ts'
import { visit } from '../../packages/local-slack/test/browser/visitor.ts'

export const pictureFolder = join(import.meta.dirname, '../../docs/pictures')

/** Ages of prices are counted from here, so that a picture changes with the data alone. */
const today = '2026-11-24'

/** Returns the paths that were written. */
export async function takePictures(browser: Browser): Promise<readonly string[]> {
  const read = readSettings({ LOG_LEVEL: 'error' })
  if (!read.ok) throw new Error(read.errors.join('\n'))
  const slack = await openLocalSlack(read.settings, createApp().slack(), () => today, 0)
  try {
    // High enough for the longest message: what is cut off is not drawn.
    const { page, send, messages, thread } = await visit(browser, slack.address, {
      width: 1300,
      height: 3000,
      scale: 1.6,
    })
    await send('/gpucost 70b 2B tokens')
    const answer = messages.filter({ has: page.getByRole('table') })
    await answer.waitFor()
    mkdirSync(pictureFolder, { recursive: true })
    const written = [await take(page, [answer], 'answer')]

    await answer.hover()
    await answer.getByRole('button', { name: 'Reply in thread' }).click()
    const replies = thread.locator('.message')
    for (const words of ['4-bit', 'under $500', 'undo']) {
      const before = await replies.count()
      await send(words, 'Reply in the thread')
      await replies.nth(before + 1).waitFor()
    }
    const all = await replies.all()
    return [...written, await take(page, all.slice(1), 'thread')]
  } finally {
    await slack.stop()
  }
}

/** From the first message to the last, with nothing pointed at, and at a time that is always the same. */
async function take(page: Page, messages: readonly Locator[], name: string): Promise<string> {
  await page.mouse.move(0, 0)
  await page.evaluate(settle)
  const boxes = await Promise.all(messages.map((message) => message.boundingBox()))
  const [first, last] = [boxes[0], boxes.at(-1)]
  if (!first || !last) throw new Error(`there is nothing to take a picture of for ${name}`)
  // What is wider than the widest block is empty.
  const width = Math.min(first.width, 760)
  const clip = { x: first.x, y: first.y, width, height: last.y + last.height - first.y }
  const path = join(pictureFolder, `${name}.png`)
  writeFileSync(path, lighterPng(await page.screenshot({ clip })))
  return path
}

const settle = `document.activeElement?.blur();
for (const time of document.querySelectorAll('time')) time.textContent = '10:04 AM';
document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))`

/** Neighbouring shades become one, which nobody sees and which halves the file. */
const shade = 8

export function lighterPng(png: Uint8Array): Uint8Array {
  const image = decode(png)
  const data = image.data.map((value) => Math.min(255, Math.round(value / shade) * shade))
  return encode({ ...image, data }, { zlib: { level: 9 } })
}
