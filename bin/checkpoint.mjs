import { launch } from './launch.mjs'

await launch('checkpoint-main.ts')
