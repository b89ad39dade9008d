import { launch } from './launch.mjs'

await launch('helper.ts')
