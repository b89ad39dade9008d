import { launch } from './launch.mjs'

await launch('chart-main.ts')
