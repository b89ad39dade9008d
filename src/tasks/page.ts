/** `npm run page [folder]`: the static page, three files that work from a disk or from any server; artifacts/page without a folder. */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { pageBundle } from './page/page-bundle.ts'

const source = join(import.meta.dirname, '../page')
const folder = process.argv[2] ?? join(import.meta.dirname, '../../artifacts/page')
mkdirSync(folder, { recursive: true })
const script = await pageBundle('main.ts')
writeFileSync(join(folder, 'page.js'), script)
for (const name of ['index.html', 'page.css']) copyFileSync(join(source, name), join(folder, name))
const kB = (bytes: number): string => `${Math.round(bytes / 1000)} kB`
console.log(`${folder}: page.js ${kB(script.length)}, ${kB(gzipSync(script, { level: 9 }).length)} as servers send it`)
