/** `npm run preview`: writes artifacts/preview.html with every kind of message. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { shownMessages } from '../reply/messages.ts'
import { teamViews } from '../reply/team-views.ts'
import { page } from './page.ts'

mkdirSync('artifacts', { recursive: true })
for (const theme of ['light', 'dark'] as const) {
  const file = `artifacts/preview${theme === 'dark' ? '-dark' : ''}.html`
  writeFileSync(file, page(shownMessages, teamViews, theme))
  process.stdout.write(`${file}\n`)
}
