import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { createScratchProject, runTool } from './scratch-project.ts'

const namesSchema = z.array(z.object({ name: z.string() })).default([])
const issuesSchema = z.object({
  issues: z.array(
    z.object({
      file: z.string(),
      files: namesSchema,
      exports: namesSchema,
      types: namesSchema,
      dependencies: namesSchema,
    }),
  ),
})

test(
  'an unused file, export, type and dependency are found, and what is used is not',
  { timeout: 60_000 },
  async () => {
    const folder = createScratchProject({
      'src/main.ts': "import * as z from 'zod'\nimport { used } from './scenario/words.ts'\nz.string().parse(used)\n",
      'src/cli/main.ts': "import { listed } from '../scenario/words.ts'\nprocess.exitCode = listed.length\n",
      'src/scenario/words.ts':
        "export const used = 'used'\nexport const unused = 'unused'\nexport type Unused = string\nconst inside: Inside = used\nexport const listed = [inside]\nexport type Inside = string\n",
      'src/scenario/forgotten.ts': 'export const forgotten = 1\n',
    })
    const manifest = join(folder, 'package.json')
    const { optionalDependencies: _, ...rest } = JSON.parse(readFileSync(manifest, 'utf8'))
    const dependencies = { zod: '4', pino: '10' }
    writeFileSync(manifest, JSON.stringify({ ...rest, dependencies, devDependencies: {}, scripts: {}, bin: undefined }))

    const issues = issuesSchema.parse(await runTool(folder, 'knip/bin/knip.js', ['--reporter', 'json'])).issues
    const all = (kind: 'files' | 'exports' | 'types' | 'dependencies') =>
      issues.flatMap((issue) => issue[kind].map(({ name }) => name))
    expect(all('files')).toEqual(['src/scenario/forgotten.ts'])
    expect(all('exports')).toEqual(['unused'])
    expect(all('types')).toEqual(['Unused'])
    expect(all('dependencies')).toEqual(['pino'])
  },
)
