/** `npm run page [folder]`: the static page, three files that work from a disk or from any server; artifacts/page without a folder. */
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { writePage } from './page/write-page.ts'

const folder = process.argv[2] ?? join(import.meta.dirname, '../../artifacts/page')
const script = await writePage(folder)
const kB = (bytes: number): string => `${Math.round(bytes / 1000)} kB`
console.log(`${folder}: page.js ${kB(script.length)}, ${kB(gzipSync(script, { level: 9 }).length)} as servers send it`)
