/** The three files of the static page. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pageBundle } from './page-bundle.ts'

const source = join(import.meta.dirname, '../../page')

/** Writes into `folder`; returns the text of the script. */
export async function writePage(folder: string): Promise<string> {
  const script = await pageBundle('main.ts')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'page.js'), script)
  for (const name of ['index.html', 'page.css']) copyFileSync(join(source, name), join(folder, name))
  return script
}
