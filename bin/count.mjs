import { launch } from './launch.mjs'

await launch('count-main.ts')
