/** The card of a plan inside of assistants as one HTML text, as it is committed: the same of the same sources. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pageBundle } from './page-bundle.ts'

const root = join(import.meta.dirname, '../../..')
export const planAppPath = join(root, 'dist/mcp/plan-app.json')

/** A JSON file, so that a program imports it as it stands and a bundle takes it in. */
export async function planAppFile(): Promise<string> {
  const script = await pageBundle('mcp-app.ts')
  if (/<\/script|<!--/i.test(script)) throw new Error('the script of the card would end its own element')
  const style = readFileSync(join(root, 'src/page/page.css'), 'utf8')
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>gpucost</title>
<style>${style}</style>
</head>
<body>
<script>${script}</script>
</body>
</html>
`
  return `${JSON.stringify({ html }, null, 2)}\n`
}
