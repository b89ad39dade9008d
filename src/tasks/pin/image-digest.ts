/** Asks a registry which bytes a tag stands for, by the protocol of the OCI distribution specification. */
import * as z from 'zod'

/** The lists of all platforms first: their digest is right on every machine. */
const accepted = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ')

type ImageReference = { readonly registry: string; readonly repository: string; readonly tag: string }

/** `node:24` is library/node of Docker Hub; the first part is a registry where it has a dot or a port. */
export function parseImage(name: string): ImageReference {
  const [, path = name, tag = 'latest'] = /^(.+?)(?::([\w.-]+))?$/.exec(name) ?? []
  const [first = '', ...rest] = path.split('/')
  const isRegistry = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost')
  if (isRegistry) {
    const registry = first === 'docker.io' ? dockerHub : first
    return { registry: `${isLocal(first) ? 'http' : 'https'}://${registry}`, repository: rest.join('/'), tag }
  }
  return { registry: `https://${dockerHub}`, repository: rest.length === 0 ? `library/${path}` : path, tag }
}

const dockerHub = 'registry-1.docker.io'
const isLocal = (host: string) => /^(?:localhost|127\.0\.0\.1)(?::\d+)?$/.test(host)
const timeoutMs = 20_000

/** sha256:… Throws where the registry does not say. */
export async function imageDigest(name: string): Promise<string> {
  const { registry, repository, tag } = parseImage(name)
  const ask = async (headers: Record<string, string>) =>
    fetch(`${registry}/v2/${repository}/manifests/${tag}`, {
      method: 'HEAD',
      headers: { accept: accepted, ...headers },
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((error: unknown) => {
      throw new Error(`${name}: the registry ${registry} cannot be reached`, { cause: error })
    })
  let response = await ask({})
  const challenge = response.headers.get('www-authenticate')
  if (response.status === 401 && challenge !== null) {
    response = await ask({ authorization: `Bearer ${await anonymousToken(challenge)}` })
  }
  const digest = response.headers.get('docker-content-digest')
  if (!response.ok || digest === null || !/^sha256:[0-9a-f]{64}$/.test(digest)) {
    throw new Error(`${name}: the registry ${registry} answered ${response.status} without a digest`)
  }
  return digest
}

const tokenSchema = z.union([
  z.object({ token: z.string() }).transform(({ token }) => token),
  z.object({ access_token: z.string() }).transform(({ access_token: token }) => token),
])

/** What is public may be read by anybody, with a token that anybody is given. */
async function anonymousToken(challenge: string): Promise<string> {
  const parameters = new Map(
    [...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
  )
  const url = new URL(parameters.get('realm') ?? '')
  for (const key of ['service', 'scope']) {
    const value = parameters.get(key)
    if (value !== undefined) url.searchParams.set(key, value)
  }
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) })
  return tokenSchema.parse(await response.json())
}
