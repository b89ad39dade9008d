/** A release: base images pinned by what their registry says, a bill of materials, workflows that GitHub can read. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod'
import packageFile from '../../package.json' with { type: 'json' }
import { imageDigest, parseImage } from '../../src/tasks/pin/image-digest.ts'
import { imagesIn, withDigests } from '../../src/tasks/pin/pinned-images.ts'
import { checkWorkflow } from './workflow-parser.ts'

const root = join(import.meta.dirname, '../..')
const text = (path: string) => readFileSync(join(root, path), 'utf8')
const digest = `sha256:${'ab'.repeat(32)}`

/** A registry as Docker Hub is one: it wants a token, which anybody gets. `withDigest` false: it does not say. */
async function startRegistry(withDigest = true) {
  const asked: IncomingMessage[] = []
  const server = createServer((request, response) => {
    asked.push(request)
    const { port } = server.address() as AddressInfo
    const url = new URL(request.url ?? '', `http://127.0.0.1:${port}`)
    if (url.pathname === '/token') return response.end(JSON.stringify({ token: url.searchParams.get('scope') }))
    if (request.headers.authorization !== 'Bearer repository:library/node:pull') {
      const realm = `Bearer realm="http://127.0.0.1:${port}/token",service="registry",scope="repository:library/node:pull"`
      return response.writeHead(401, { 'www-authenticate': realm }).end()
    }
    if (url.pathname !== '/v2/library/node/manifests/24.21.0-slim') return response.writeHead(404).end()
    return response.writeHead(200, withDigest ? { 'docker-content-digest': digest } : {}).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

describe('pinning', () => {
  test('the digest of a tag is asked of its registry, for the list of all platforms', async () => {
    const { host, asked } = await startRegistry()
    expect(await imageDigest(`${host}/library/node:24.21.0-slim`)).toBe(digest)
    expect(asked.at(-1)).toMatchObject({ method: 'HEAD' })
    expect(asked.at(-1)?.headers.accept?.split(', ')[0]).toContain('index')
  })

  test('a tag that is not there, or a registry that does not say, is no digest', async () => {
    const { host } = await startRegistry()
    await expect(imageDigest(`${host}/library/node:1`)).rejects.toThrow('answered 404 without a digest')
    const silent = await startRegistry(false)
    await expect(imageDigest(`${silent.host}/library/node:24.21.0-slim`)).rejects.toThrow(
      'answered 200 without a digest',
    )
  })

  test('where an image lives', () => {
    const hub = 'https://registry-1.docker.io'
    expect(parseImage('node:24')).toEqual({ registry: hub, repository: 'library/node', tag: '24' })
    expect(parseImage('grafana/grafana')).toEqual({ registry: hub, repository: 'grafana/grafana', tag: 'latest' })
    expect(parseImage('ghcr.io/a/b:1.2')).toEqual({ registry: 'https://ghcr.io', repository: 'a/b', tag: '1.2' })
  })

  test('every base image is found, pinned, and pinned anew; what .env fills in is left alone', () => {
    expect(imagesIn(text('Dockerfile')).map(({ name }) => name)).toEqual(['node:24.21.0-slim'])
    expect(imagesIn(text('compose.yaml')).map(({ name }) => name)).toEqual(['postgres:17-alpine', 'caddy:2-alpine'])
    for (const file of ['Dockerfile', 'compose.yaml']) {
      const before = text(file)
      const digests = new Map(imagesIn(before).map(({ name }) => [name, digest]))
      const pinned = withDigests(before, digests)
      expect(imagesIn(pinned).map((image) => image.digest)).toEqual([...digests.values()])
      expect(pinned.replaceAll(`@${digest}`, '')).toBe(before.replaceAll(/@sha256:[0-9a-f]{64}/g, ''))
      const other = digest.replaceAll('ab', 'cd')
      const again = withDigests(pinned, new Map([...digests.keys()].map((name) => [name, other])))
      expect(again).toBe(pinned.replaceAll(digest, other))
    }
  })
})

/** Names and versions of a tree, as `npm ls` prints one. */
function packagesIn(tree: unknown, found = new Set<string>()): ReadonlySet<string> {
  const node = z
    .object({ dependencies: z.record(z.string(), z.looseObject({ version: z.string().optional() })).default({}) })
    .parse(tree)
  for (const [name, each] of Object.entries(node.dependencies)) {
    if (each.version !== undefined) found.add(`${name}@${each.version}`)
    packagesIn(each, found)
  }
  return found
}

test('the bill of materials holds every package that is installed for production, its hash, and no other', () => {
  const run = (program: string, ...words: readonly string[]) =>
    spawnSync(program, words, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 })
  const { stdout, status } = run(process.execPath, 'src/tasks/sbom.ts')
  expect(status).toBe(0)
  const component = z.object({ name: z.string(), version: z.string(), purl: z.string(), 'bom-ref': z.string() })
  const bill = z
    .object({
      bomFormat: z.literal('CycloneDX'),
      metadata: z.object({ component: component.omit({ 'bom-ref': true }) }),
      components: z.array(component.extend({ hashes: z.array(z.unknown()).optional() })),
      dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()) })),
    })
    .parse(JSON.parse(stdout))
  expect(bill.metadata.component).toMatchObject({ name: 'gpucost', version: packageFile.version })
  const billed = new Set(bill.components.map(({ name, version }) => `${name}@${version}`))
  for (const name of Object.keys(packageFile.dependencies)) {
    expect([...billed].filter((each) => each.startsWith(`${name}@`))).not.toEqual([])
  }
  const tree = run('npm', 'ls', '--omit=dev', '--omit=optional', '--all', '--json', '--package-lock-only')
  const listed = packagesIn(JSON.parse(tree.stdout))
  expect([...billed].filter((each) => !listed.has(each))).toEqual([])
  // pg asks for it on Cloudflare alone; the image leaves out what is optional.
  const missing = [...listed].filter((each) => !billed.has(each)).map((each) => each.replace(/@[^@]*$/, ''))
  expect(missing).toEqual(['pg-cloudflare'])
  expect(bill.components.filter(({ hashes }) => hashes === undefined).map(({ name }) => name)).toEqual(['local-slack'])
  const refs = new Set(bill.components.map((each) => each['bom-ref']))
  expect(bill.dependencies.flatMap(({ dependsOn }) => dependsOn).filter((ref) => !refs.has(ref))).toEqual([])
})

describe('workflows', () => {
  const folder = '.github/workflows'
  const names = readdirSync(join(root, folder))

  test.each(names)('%s is one by the parser of GitHub', async (name) => {
    const { errors, jobs } = await checkWorkflow(name, text(`${folder}/${name}`))
    expect(errors).toEqual([])
    expect(jobs).toBeGreaterThan(0)
  })

  test('the parser sees what is wrong', async () => {
    const wrong = text(`${folder}/release.yml`).replace('runs-on:', 'run-on:')
    expect((await checkWorkflow('wrong.yml', wrong)).errors.join()).toContain('run-on')
  })

  const workflow = z.object({
    permissions: z.record(z.string(), z.string()),
    jobs: z.record(
      z.string(),
      z.object({ steps: z.array(z.object({ run: z.string().optional(), uses: z.string().optional() })) }),
    ),
  })

  test('what they run is there, is a shell script by its syntax, and asks for tasks that there are', () => {
    const steps = names.flatMap((name) =>
      Object.values(workflow.parse(parse(text(`${folder}/${name}`))).jobs).flatMap((job) => job.steps),
    )
    const scripts = [...steps.flatMap(({ run }) => run ?? []), text('.ci/release'), text('.ci/run')]
    for (const script of scripts) {
      const shell = script.replaceAll(/\$\{\{.*?\}\}/g, 'x')
      expect(spawnSync('bash', ['-n'], { input: shell, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' })
      for (const [, path = ''] of script.matchAll(/(?:^|\s)(\.ci\/\w+)/gm)) expect(() => text(path)).not.toThrow()
      const tasks = [...script.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, task = '']) => task)
      expect(tasks.filter((task) => !(task in packageFile.scripts))).toEqual([])
    }
    expect(spawnSync('bash', ['-n'], { input: 'if then', encoding: 'utf8' }).status).not.toBe(0)
    // Every action but GitHub's own would be code of others with our permissions.
    expect(steps.flatMap(({ uses }) => uses ?? []).filter((uses) => !/^actions\/[\w-]+@v\d+$/.test(uses))).toEqual([])
  })
})
