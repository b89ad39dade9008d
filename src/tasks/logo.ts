/** `npm run logo`: draws assets/icon.png, which Slack asks for, from assets/logo.svg. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawIcon } from './logo/draw-icon.ts'

const assets = join(import.meta.dirname, '../../assets')
writeFileSync(join(assets, 'icon.png'), await drawIcon(readFileSync(join(assets, 'logo.svg'), 'utf8')))
console.log('assets/icon.png: written')
