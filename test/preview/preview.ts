/** `npm run preview`: writes artifacts/preview.html with every kind of message, and the pictures of the README. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { sampleMessages } from '../presentation/sample-messages.ts'
import { sampleViews } from '../presentation/sample-views.ts'
import { sampleConversation } from './sample-conversation.ts'
import { previewPage } from './preview-page.ts'
import { takePictures } from './readme-pictures.ts'

mkdirSync('artifacts', { recursive: true })
for (const theme of ['light', 'dark'] as const) {
  const file = `artifacts/preview${theme === 'dark' ? '-dark' : ''}.html`
  writeFileSync(file, previewPage([...sampleConversation(), ...sampleMessages], sampleViews, theme))
  process.stdout.write(`${file}\n`)
}
for (const file of await takePictures()) process.stdout.write(`${file}\n`)
