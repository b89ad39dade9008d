/** Writes the server as one file to the path that is given; whoever waits for it finds it whole. */
import { renameSync, writeFileSync } from 'node:fs'
import { serverBundle } from '../../src/tasks/bundle/server-bundle.ts'

const [, , file = 'gpucost.mjs'] = process.argv
writeFileSync(`${file}.part`, await serverBundle())
renameSync(`${file}.part`, file)
