import { launch } from './launch.mjs'

await launch('setup/main.ts')
