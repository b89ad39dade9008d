import { launch } from './launch.mjs'

await launch('worker-main.ts')
