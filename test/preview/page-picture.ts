/** The picture of the static page in the README: a phone, a job by its link. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { writePage } from '../../src/tasks/page/write-page.ts'
import { lighterPng } from './readme-pictures.ts'

const phone = { viewport: { width: 400, height: 800 }, deviceScaleFactor: 1.5, isMobile: true } as const

/** Returns the path that was written. */
export async function takePagePicture(browser: Browser, picture: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'gpucost-page-'))
  const context = await browser.newContext(phone)
  try {
    await writePage(folder)
    const page = await context.newPage()
    await page.goto(`${pathToFileURL(join(folder, 'index.html')).href}#q=70b+2B+tokens`)
    // As far as the controls: the chart below them would make the picture too long to read.
    const controls = await page.locator('.controls').boundingBox()
    if (controls === null) throw new Error('the page shows no controls')
    const clip = { x: 0, y: 0, width: phone.viewport.width, height: Math.ceil(controls.y + controls.height) + 14 }
    writeFileSync(picture, lighterPng(await page.screenshot({ fullPage: true, clip })))
    return picture
  } finally {
    await context.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
