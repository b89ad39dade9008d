/** `npm run preview`: writes artifacts/preview.html with every kind of message, and the pictures of the README. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { browserMissing, launchBrowser } from '../../packages/local-slack/test/browser/chromium.ts'
import { sampleMessages } from '../presentation/sample-messages.ts'
import { sampleViews } from '../presentation/sample-views.ts'
import { drawAll, previewPage } from './preview-page.ts'
import { takePagePicture } from './page-picture.ts'
import { pictureFolder, takePictures } from './readme-pictures.ts'
import { sampleConversation } from './sample-conversation.ts'

if (browserMissing === null) await preview()
else {
  process.stderr.write('There is no preview: no Chrome or Chromium was found. Install one, or set CHROME_PATH.\n')
  process.exitCode = 1
}

async function preview(): Promise<void> {
  const browser = await launchBrowser()
  try {
    const drawings = await drawAll(browser, [...sampleConversation(), ...sampleMessages], sampleViews)
    mkdirSync('artifacts', { recursive: true })
    for (const theme of ['light', 'dark'] as const) {
      const file = `artifacts/preview${theme === 'dark' ? '-dark' : ''}.html`
      writeFileSync(file, previewPage(drawings, theme))
      process.stdout.write(`${file}\n`)
    }
    for (const file of await takePictures(browser)) process.stdout.write(`${file}\n`)
    process.stdout.write(`${await takePagePicture(browser, join(pictureFolder, 'page.png'))}\n`)
  } finally {
    await browser.close()
  }
}
