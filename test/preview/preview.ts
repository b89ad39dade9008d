/** `npm run preview`: writes artifacts/preview.html with every kind of message, and the pictures of the README. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { shownMessages } from '../reply/messages.ts'
import { teamViews } from '../reply/team-views.ts'
import { conversation } from './conversation.ts'
import { page } from './page.ts'
import { takePictures } from './pictures.ts'

mkdirSync('artifacts', { recursive: true })
for (const theme of ['light', 'dark'] as const) {
  const file = `artifacts/preview${theme === 'dark' ? '-dark' : ''}.html`
  writeFileSync(file, page([...conversation(), ...shownMessages], teamViews, theme))
  process.stdout.write(`${file}\n`)
}
for (const file of await takePictures()) process.stdout.write(`${file}\n`)
